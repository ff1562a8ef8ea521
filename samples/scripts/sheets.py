"""Writing the sheets of sample workbooks: title rows, a header, rows, merged cells, a totals row.

The same rows give the same bytes: xlsxwriter dates every member of its zip 1980-01-01, and the
one clock reading, the creation date in the properties, is set here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Self

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

_CREATED = datetime(2023, 1, 10)  # noqa: DTZ001 - a workbook's properties hold local time
_FACE = "宋体"


@dataclass(frozen=True, slots=True)
class Sum:
    """A SUM over a column in a totals row, with the value a spreadsheet would have stored."""

    value: Decimal


Cell = str | int | Decimal | date | Sum | None
Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a table's cells landed; ``first_row`` is the first row of data as Excel counts."""

    file: str
    sheet: str
    first_row: int
    headers: tuple[str, ...]

    def cell(self, row: int, header: str) -> str:
        """Give the address of a cell, such as ``F12``; rows of data are counted from 0."""
        return f"{xl_col_to_name(self.headers.index(header))}{self.first_row + row}"


@dataclass(slots=True)
class Table:
    """A table to write.

    ``formats`` maps headers to Excel number formats; ``merges`` holds spans of equal cells as
    (header, first row, last row); ``titles`` stand above the header, one row each, and
    ``notes`` under the table.
    """

    sheet: str
    headers: tuple[str, ...]
    rows: Sequence[Row]
    titles: tuple[str, ...] = ()
    total: Row | None = None
    formats: Mapping[str, str] = field(default_factory=dict)
    merges: Sequence[tuple[str, int, int]] = ()
    notes: tuple[str, ...] = ()

    def shown(self, column: int) -> str:
        """Give the number format of a column, empty where it has none of its own."""
        return self.formats.get(self.headers[column], "")


def runs(rows: Sequence[Row], headers: Sequence[str], column: int) -> list[tuple[str, int, int]]:
    """Find what to merge in a column: runs of rows that agree up to and with that column."""
    found: list[tuple[str, int, int]] = []
    for number, row in enumerate(rows):
        if number and row[: column + 1] == rows[number - 1][: column + 1]:
            found[-1] = (headers[column], found[-1][1], number)
        else:
            found.append((headers[column], number, number))
    return found


class Book:
    """One workbook under construction; use it as a context manager."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._book = xlsxwriter.Workbook(path, {"strings_to_numbers": False})
        self._book.set_properties({"created": _CREATED, "author": "示例"})
        self._cached: dict[tuple[tuple[str, Any], ...], Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._book.close()

    def _format(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._cached:
            base = {"font_name": _FACE, "font_size": 10, "valign": "vcenter", "border": 1}
            self._cached[key] = self._book.add_format({**base, **properties})
        return self._cached[key]

    def add(self, table: Table) -> Layout:
        """Write one table on a sheet of its own and tell where its cells are."""
        sheet = self._book.add_worksheet(table.sheet)
        for number, title in enumerate(table.titles):
            self._title(sheet, number, title, len(table.headers))
        header_row = len(table.titles)
        head = self._format(bold=True, align="center", text_wrap=True, bg_color="#E7EEF7")
        for column, header in enumerate(table.headers):
            sheet.write_string(header_row, column, header, head)
            sheet.set_column(column, column, _width(header, table.rows, column))
        first = header_row + 1
        merged = self._merge(sheet, table, first)
        for number, row in enumerate(table.rows):
            for column, cell in enumerate(row):
                if (number, column) not in merged:
                    self._write(sheet, (first + number, column), cell, table.shown(column))
        end = first + len(table.rows)
        if table.total is not None:
            for column, cell in enumerate(table.total):
                if isinstance(cell, Sum):
                    letter = xl_col_to_name(column)
                    formula = f"=SUM({letter}{first + 1}:{letter}{end})"
                    style = self._format(num_format=table.shown(column), bold=True)
                    sheet.write_formula(end, column, formula, style, cell.value)
                else:
                    self._write(sheet, (end, column), cell, table.shown(column))
            end += 1
        for number, note in enumerate(table.notes):
            sheet.write_string(end + number, 0, note, self._format(border=0))
        sheet.freeze_panes(first, 0)
        return Layout(self._path.name, table.sheet, first + 1, table.headers)

    def _title(self, sheet: Any, row: int, title: str, width: int) -> None:
        style = (
            self._format(bold=True, font_size=14, align="center", border=0)
            if row == 0
            else self._format(align="right", border=0)
        )
        sheet.merge_range(row, 0, row, width - 1, title, style)

    def _merge(self, sheet: Any, table: Table, first: int) -> set[tuple[int, int]]:
        done: set[tuple[int, int]] = set()
        style = self._format(align="center", text_wrap=True)
        for header, start, stop in table.merges:
            if start == stop:
                continue
            column = table.headers.index(header)
            text = str(table.rows[start][column])
            sheet.merge_range(first + start, column, first + stop, column, text, style)
            done.update((row, column) for row in range(start, stop + 1))
        return done

    def _write(self, sheet: Any, at: tuple[int, int], cell: Cell, shown: str) -> None:
        if cell is None:
            sheet.write_blank(*at, None, self._format())
        elif isinstance(cell, str):
            sheet.write_string(*at, cell, self._format(text_wrap=len(cell) > 12))
        elif isinstance(cell, date):
            style = self._format(num_format=shown or "yyyy/m/d", align="left")
            sheet.write_datetime(*at, cell, style)
        else:
            sheet.write_number(*at, cell, self._format(num_format=shown or "General"))


def _width(header: str, rows: Sequence[Row], column: int) -> int:
    longest = max((len(str(row[column] or "")) for row in rows[:80]), default=0)
    return min(max(len(header) * 2, longest + 4, 9), 36)
