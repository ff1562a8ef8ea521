"""Finding the header of a table within a sheet, and what each of its columns means."""

from __future__ import annotations

from dataclasses import dataclass, field

from perfeval.dataset.cells import Cell, text_of
from perfeval.dataset.grid import Grid
from perfeval.dataset.header_text import Heading, HeadingIndex, heading_unit, units_line
from perfeval.values.units import MONEY
from perfeval.vocabulary import Entity, Field, Kind

LOOKED = 15
"""A header is looked for in this many rows."""


@dataclass(slots=True)
class ColumnUse:
    """A column of the sheet that holds a field; ``unit`` is empty when none is stated."""

    field: Field
    column: int
    text: str
    unit: str
    heading: Heading


@dataclass(slots=True)
class Header:
    """The header rows of a table, counted from 0, and its columns.

    ``doubles`` are columns that mean a field which an earlier column has; ``unknown`` gives the
    headers that mean nothing, by column.
    """

    top: int
    bottom: int
    uses: list[ColumnUse]
    doubles: list[tuple[ColumnUse, ColumnUse]] = field(default_factory=list)
    unknown: dict[int, str] = field(default_factory=dict)

    def lacking(self, entity: Entity) -> list[Field]:
        """Give the required fields that have no column."""
        there = {use.field.name for use in self.uses}
        return [f for f in entity.fields.values() if f.required and f.name not in there]


def find_header(grid: Grid, entity: Entity) -> Header | None:
    """Find the row, or the two rows, that name the most fields of the entity.

    Of two rows the upper groups the lower (``项目资金`` over ``年初预算数``) and names some
    fields itself; a title or a line with the unit does not. Returns None when no row names at
    least two fields (or is made of nothing but one field).
    """
    index = HeadingIndex(entity)
    best: tuple[tuple[int, int, int], int, int] | None = None
    for row in range(min(LOOKED, len(grid.rows))):
        for bottom in (row, row + 1):
            if bottom > row and not _may_be_lower(grid, bottom):
                continue
            fields, texts = _count(grid, index, row, bottom)
            if fields < 2 and (fields == 0 or texts > 1):
                continue
            two = bottom > row
            grouped = two and _count(grid, index, row, row)[0] > 0
            rank = (fields, 2 * grouped - two, -row)
            if best is None or rank > best[0]:
                best = (rank, row, bottom)
    return None if best is None else _make(grid, index, best[1], best[2])


def _count(grid: Grid, index: HeadingIndex, top: int, bottom: int) -> tuple[int, int]:
    found = set()
    texts = set()
    for column in range(grid.width):
        text, heading = _heading(grid, index, top, bottom, column)
        if text:
            texts.add(text)
        if heading is not None:
            found.add(heading.field.name)
    return len(found), len(texts)


def _heading(
    grid: Grid, index: HeadingIndex, top: int, bottom: int, column: int
) -> tuple[str, Heading | None]:
    lower = grid.rows[bottom][column]
    text = text_of(lower) if isinstance(lower, str) else ""
    if top == bottom:
        return text, index.read(text) if text else None
    upper = grid.rows[top][column]
    above = text_of(upper) if isinstance(upper, str) else ""
    if not above and text:
        above = _to_the_left(grid, top, column)
    candidates = [text] if above == text else [above + text, text]
    if not text:
        candidates = [above]
    for candidate in filter(None, candidates):
        heading = index.read(candidate)
        if heading is not None:
            return text or above, heading
    return text or above, None


def _to_the_left(grid: Grid, row: int, column: int) -> str:
    """Give the group that a csv file states only over its first column."""
    for cell in reversed(grid.rows[row][:column]):
        if isinstance(cell, str) and cell.strip():
            return text_of(cell)
    return ""


def _make(grid: Grid, index: HeadingIndex, top: int, bottom: int) -> Header:
    header = Header(top, bottom, [])
    stated = _units_above(grid, bottom)
    chosen: dict[str, ColumnUse] = {}
    for column in range(grid.width):
        text, heading = _heading(grid, index, top, bottom, column)
        if heading is None:
            header.unknown[column] = text
            continue
        group = grid.rows[top][column] if top < bottom else ""
        use = ColumnUse(heading.field, column, text, _unit(heading, group, stated), heading)
        first = chosen.get(heading.field.name)
        if first is None:
            chosen[heading.field.name] = use
        elif heading.own_name and not first.heading.own_name:
            chosen[heading.field.name] = use
            header.doubles.append((use, first))
        else:
            header.doubles.append((first, use))
    header.uses = sorted(chosen.values(), key=lambda use: use.column)
    return header


def _unit(heading: Heading, group: Cell, stated: str) -> str:
    """Give the unit of a column: of its header, else of the group above, else of the table."""
    unit = heading.unit or heading_unit(group)
    if heading.field.kind is Kind.MONEY:
        return unit if unit in MONEY or heading.odd_unit else stated
    return unit


def _units_above(grid: Grid, bottom: int) -> str:
    for row in grid.rows[:bottom]:
        for cell in row:
            unit = units_line(cell)
            if unit:
                return unit
    return ""


def _may_be_lower(grid: Grid, row: int) -> bool:
    """Whether a row can be the lower of two header rows: it has text and nothing else."""
    if row >= len(grid.rows):
        return False
    return all(isinstance(cell, str) for cell in grid.rows[row]) and bool(_texts(grid, row))


def _texts(grid: Grid, row: int) -> set[str]:
    return {cell.strip() for cell in grid.rows[row] if isinstance(cell, str) and cell.strip()}
