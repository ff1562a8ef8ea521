"""Tables of typed values, each of which knows its cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from perfeval.diagnostics import Place
from perfeval.vocabulary import Entity, Field, Vocabulary

Value = int | str | bool | None
"""A number is an integer at its column's scale, a date its proleptic ordinal, a month
``year × 12 + month − 1``; None is a missing value, which is neither zero nor empty text."""


@dataclass(frozen=True, slots=True)
class Column:
    """The values of one field, one a row. Numbers are held as ``value × 10^scale``.

    A column that was computed may say of rows why they have no value: ``lacking``.
    """

    field: Field
    scale: int
    values: Sequence[Value]
    lacking: Mapping[int, str] | None = None

    def exact(self, row: int) -> Fraction | None:
        """Give a number as an exact ratio; None when missing."""
        value = self.values[row]
        if value is None or isinstance(value, str):
            return None
        return Fraction(value, 10**self.scale)


@dataclass(frozen=True, slots=True)
class SheetOrigin:
    """A sheet that rows came from; ``letters`` maps field names to column letters.

    ``sheet`` is empty for a csv file, whose cells are named as a spreadsheet program names them.
    """

    file: str
    sheet: str
    letters: Mapping[str, str]

    def place(self, number: int, name: str | None) -> Place:
        """Give the cell of a field in a row, or the row when it has no column."""
        letter = self.letters.get(name or "", "")
        return Place(self.file, sheet=self.sheet or None, cell=f"{letter}{number}")

    def only(self, name: str, shown_as: str) -> SheetOrigin:
        """Give the origin of a row that has the cell of one field, under another name."""
        letters = {shown_as: self.letters[name]} if name in self.letters else {}
        return replace(self, letters=letters)


@dataclass(frozen=True, slots=True)
class LineOrigin(SheetOrigin):
    """A row that came as lines of a stream: ``lines`` gives for each field the line of its cell.

    ``before`` is the row of a sheet that the stream adds to, with its number there; the row number
    beside this origin is that of the last line.
    """

    lines: Mapping[str, int] = field(default_factory=dict)
    before: tuple[SheetOrigin, int] | None = None

    def place(self, number: int, name: str | None) -> Place:
        """Give the line of a field's cell, or the cell of the sheet, or the last line."""
        if name is not None and name in self.lines:
            return Place(self.file, line=self.lines[name])
        if self.before is not None:
            return self.before[0].place(self.before[1], name)
        return Place(self.file, line=number)

    def only(self, name: str, shown_as: str) -> SheetOrigin:
        """Give the origin of a row that has the cell of one field, under another name."""
        if name in self.lines or self.before is None:
            lines = {shown_as: self.lines[name]} if name in self.lines else {}
            return LineOrigin(self.file, "", {}, lines)
        sheet, number = self.before
        return LineOrigin(self.file, "", {}, {}, (sheet.only(name, shown_as), number))


@dataclass(frozen=True, slots=True)
class Table:
    """All rows of one entity, over all sheets that held some.

    ``columns`` has every field of the entity, also those that no sheet has (all missing).
    ``origins`` gives for each row its sheet and the row number in it, counted from 1.
    """

    entity: Entity
    columns: Mapping[str, Column]
    origins: Sequence[tuple[SheetOrigin, int]]

    def __len__(self) -> int:
        return len(self.origins)

    def value(self, row: int, name: str) -> Value:
        """Give one value as held."""
        return self.columns[name].values[row]

    def place(self, row: int, name: str | None = None) -> Place:
        """Give the cell of a value, or the row when no field is named or it has no column."""
        origin, number = self.origins[row]
        if name is not None:
            name = self.entity.fields[name].part_of or name
        return origin.place(number, name)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its path relative to the project, and what it held."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """One project folder's tables, by the Chinese name of the entity; every entity has a table.

    ``absent`` names the entities of which nothing was given: their tables are empty because no
    one handed any in, which is not the same as a table without rows. Fields without a column in a
    table that was given are in it as ``实体.字段``.
    """

    vocabulary: Vocabulary
    tables: Mapping[str, Table]
    sources: tuple[Source, ...] = ()
    absent: frozenset[str] = frozenset()
    _links: dict[tuple[str, str], list[int | None]] = field(default_factory=dict, repr=False)

    def parents(self, child: str, reference: str) -> list[int | None]:
        """Give for each row of ``child`` the row that its field ``reference`` points to."""
        key = (child, reference)
        if key not in self._links:
            table = self.tables[child]
            parent = self.tables[table.entity.fields[reference].refers]
            keys = parent.columns[parent.entity.key[0]].values
            rows = {value: row for row, value in enumerate(keys) if value is not None}
            values = table.columns[reference].values
            self._links[key] = [None if v is None else rows.get(v) for v in values]
        return self._links[key]

    def linked(self, links: Mapping[tuple[str, str], list[int | None]]) -> Dataset:
        """Give the dataset with references that are known by row: see :meth:`parents`."""
        return replace(self, _links={**self._links, **links})

    def children(self, child: str, reference: str) -> list[list[int]]:
        """Give for each row of the parent the rows of ``child`` that point to it, in order."""
        parent = self.tables[self.tables[child].entity.fields[reference].refers]
        grouped: list[list[int]] = [[] for _ in range(len(parent))]
        for row, parent_row in enumerate(self.parents(child, reference)):
            if parent_row is not None:
                grouped[parent_row].append(row)
        return grouped
