"""One sheet of a known entity: from its grid to typed columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from perfeval.dataset.cells import Cell, is_blank, shown
from perfeval.dataset.findings import Findings
from perfeval.dataset.grid import Grid, letters
from perfeval.dataset.header import ColumnUse, find_header
from perfeval.dataset.header_report import report_columns, report_no_header
from perfeval.dataset.kinds import ReadColumn, read_column
from perfeval.dataset.rows import Rows, sort_rows
from perfeval.dataset.totals import check_totals
from perfeval.diagnostics import Severity
from perfeval.diagnostics.codes import dataset as codes
from perfeval.vocabulary import Entity, Kind


@dataclass(slots=True)
class SheetPart:
    """The rows that one sheet gives to the table of an entity.

    ``rows`` are the row numbers of the sheet counted from 0; ``cells`` maps a field with a column
    of its own to the number of that column.
    """

    grid: Grid
    entity: Entity
    rows: list[int]
    columns: dict[str, ReadColumn]
    cells: Mapping[str, int]

    def letters(self) -> dict[str, str]:
        """Give the letters of the column of each field."""
        return {name: letters(column) for name, column in self.cells.items()}


@dataclass(frozen=True, slots=True)
class _Read:
    """A column as read, with where it stands."""

    use: ColumnUse
    header_row: int
    rows: Rows
    read: ReadColumn


def read_sheet(
    grid: Grid, entity: Entity, findings: Findings, year: int | None
) -> SheetPart | None:
    """Read a sheet that holds rows of ``entity``; None when it has no header of it."""
    header = find_header(grid, entity)
    if header is None:
        report_no_header(grid, entity, findings)
        return None
    rows = sort_rows(grid, header, entity)
    report_columns(grid, entity, header, rows, findings)
    if not rows.data:
        findings.add(codes.NO_ROWS, grid, {"entity": entity.name}, row=header.bottom)
    columns: dict[str, ReadColumn] = {}
    for use in header.uses:
        if not use.heading.odd_unit:
            columns |= read_column(_cells(grid, rows, use), use.field, use.unit, year)
            column = _Read(use, header.bottom, rows, columns[use.field.name])
            _report(grid, column, findings)
    cells = {use.field.name: use.column for use in header.uses}
    return SheetPart(grid, entity, rows.data, columns, cells)


def _cells(grid: Grid, rows: Rows, use: ColumnUse) -> list[Cell]:
    column = use.column
    return [grid.rows[row][column] for row in rows.data]


def _report(grid: Grid, column: _Read, findings: Findings) -> None:
    """Report what is wrong with the cells of a column."""
    use, rows, read = column.use, column.rows, column.read
    wrong = set()
    for index, problem in read.problems:
        row = rows.data[index]
        findings.add(problem.code, grid, problem.values, row=row, column=use.column)
        if problem.code.severity is Severity.ERROR:
            wrong.add(index)
    if use.field.required:
        for index, value in enumerate(read.values):
            if value is None and index not in wrong:
                values = {"field": use.field.name}
                row = rows.data[index]
                findings.add(codes.VALUE_MISSING, grid, values, row=row, column=use.column)
    if use.field.kind.is_number:
        _report_unit(grid, column, findings)
        _report_merged(grid, rows, use, findings)
        if not wrong:
            check_totals(grid, rows, use, read, findings)


def _report_unit(grid: Grid, column: _Read, findings: Findings) -> None:
    use = column.use
    values = {"found": shown(use.text), "unit": use.field.unit, "field": use.field.name}
    if use.field.kind is Kind.MONEY and column.read.bare and not use.unit:
        findings.add(codes.UNIT_ASSUMED, grid, values, row=column.header_row, column=use.column)
    if column.read.doubt:
        values["example"] = column.read.doubt
        findings.add(codes.PERCENT_DOUBT, grid, values, row=column.header_row, column=use.column)


def _report_merged(grid: Grid, rows: Rows, use: ColumnUse, findings: Findings) -> None:
    for top, left, bottom, right in grid.merges:
        if bottom == top or not left <= use.column <= right:
            continue
        count = sum(top <= row <= bottom for row in rows.data)
        if count > 1 and not is_blank(grid.rows[top][left]):
            values = {"found": shown(grid.rows[top][left]), "count": count}
            findings.add(codes.MERGED_NUMBER, grid, values, row=top, column=use.column)
