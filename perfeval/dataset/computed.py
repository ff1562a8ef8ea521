"""Tables that are computed from others: rows that no sheet has, each at the cell it came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from perfeval.dataset.model import Column, SheetOrigin, Table, Value
from perfeval.vocabulary import Entity, Field, Kind

FEN = 6
"""Decimals of money held in 万元: one fen is the sixth."""
Cell = Fraction | str | bool | int | None


@dataclass(frozen=True, slots=True)
class ComputedRow:
    """A row: its values by field, and where it came from."""

    values: Mapping[str, Cell]
    origin: tuple[SheetOrigin, int]


def computed_entity(name: str, english: str, meaning: str, fields: Sequence[Field]) -> Entity:
    """Give the entity of a computed table; its first field is the key."""
    named = {field.name: field for field in fields}
    return Entity(name, english, named, (fields[0].name,), meaning=meaning)


def computed_table(entity: Entity, rows: Sequence[ComputedRow]) -> Table:
    """Give the table of the rows. Money is held to the fen and must have no more decimals."""
    columns = {
        name: Column(field, _scale(field), [_held(row.values.get(name), field) for row in rows])
        for name, field in entity.fields.items()
    }
    return Table(entity, columns, [row.origin for row in rows])


def origin_of(
    table: Table, row: int, names: Mapping[str, str], otherwise: str
) -> tuple[SheetOrigin, int]:
    """Give the origin of a computed row made from one row of a table.

    Args:
        table: what it was made from.
        row: which row.
        names: for fields of the computed row the field of ``table`` whose cell they point to.
        otherwise: the field of ``table`` whose cell all others point to.
    """
    sheet, number = table.origins[row]
    whole = sheet.letters.get(otherwise, "")
    letters = {name: sheet.letters.get(source, whole) for name, source in names.items()}
    return SheetOrigin(sheet.file, sheet.sheet, _Letters(letters, whole)), number


class _Letters(dict[str, str]):
    """Column letters with one for all fields that have none of their own."""

    def __init__(self, letters: Mapping[str, str], whole: str) -> None:
        super().__init__(letters)
        self._whole = whole

    def get(self, key: str, default: str = "") -> str:  # type: ignore[override]
        """Give the letter of a field."""
        return super().get(key, self._whole or default)


def _scale(field: Field) -> int:
    return FEN if field.kind is Kind.MONEY else 0


def _held(value: Cell, field: Field) -> Value:
    if isinstance(value, Fraction):
        scaled = value * 10 ** _scale(field)
        if scaled.denominator != 1:
            raise ValueError(f"{field.name}: {value} has more decimals than are held")
        return int(scaled)
    return value
