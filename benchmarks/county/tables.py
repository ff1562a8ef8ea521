"""Rows as dicts of plain values, and the dataset that holds them column by column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from perfeval.dataset import Column, Dataset, Table, Value
from perfeval.dataset.model import SheetOrigin
from perfeval.vocabulary import Entity, Kind, Vocabulary

Plain = str | int | bool | date | Decimal | None
Row = Mapping[str, Plain]
Rows = dict[str, list[Row]]
_SCALES = {Kind.MONEY: 2, Kind.RATE: 4, Kind.NUMBER: 2, Kind.QUANTITY: 2}
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def dataset_of(vocabulary: Vocabulary, rows: Rows) -> Dataset:
    """Put rows into tables; entities without rows have empty ones.

    Raises:
        KeyError: when a row has a field, or a table a name, that the vocabulary does not know.
    """
    unknown = set(rows) - set(vocabulary.entities)
    if unknown:
        raise KeyError(f"no such entities: {sorted(unknown)}")
    tables = {
        name: _table(entity, rows.get(name, [])) for name, entity in vocabulary.entities.items()
    }
    return Dataset(vocabulary, tables)


def _table(entity: Entity, rows: Sequence[Row]) -> Table:
    unknown = {name for row in rows for name in row} - set(entity.fields)
    if unknown:
        raise KeyError(f"{entity.name} has no fields {sorted(unknown)}")
    columns = {}
    letters = {}
    for place, field in enumerate(entity.fields.values()):
        scale = _SCALES.get(field.kind, 0)
        values = [_held(row.get(field.name), field.kind, scale) for row in rows]
        columns[field.name] = Column(field, scale, values)
        letters[field.name] = _letter(place)
    sheet = SheetOrigin("县.xlsx", entity.name, letters)
    return Table(entity, columns, [(sheet, number + 2) for number in range(len(rows))])


def _held(value: Plain, kind: Kind, scale: int) -> Value:
    if isinstance(value, date):
        if kind is Kind.MONTH:
            return value.year * 12 + value.month - 1
        return value.toordinal()
    if isinstance(value, Decimal) or (kind.is_number and isinstance(value, int)):
        return int(value * 10**scale)
    return value


def _letter(place: int) -> str:
    first, last = divmod(place, len(_LETTERS))
    return (_LETTERS[first - 1] if first else "") + _LETTERS[last]
