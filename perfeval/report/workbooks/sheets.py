"""Writing sheets: a frozen header with filters, exact numbers, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from perfeval.diagnostics.width import width
from perfeval.files.own_workbook import MARK
from perfeval.report.word.package import pack_members
from perfeval.values.show import show_plain

Cell = str | Fraction | date | None
_MOST_PLACES = 10
_LONGEST = 32767
"""What a cell of a spreadsheet holds; a longer text ends in “…”."""
_LOOK = {"font_name": "宋体", "font_size": 11, "valign": "top", "border": 1}
_DAY = "yyyy-mm-dd"
_LINE, _MOST_LINES = 15, 20
"""The height of a line in points, and the most lines that a row grows to."""
_HEADER = {**_LOOK, "bold": True, "align": "center", "bg_color": "#D9E2F3", "text_wrap": True}
_FILLS = {"红": "#F8CBAD", "黄": "#FFE699", "蓝": "#BDD7EE"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, its width in characters, the number format of its numbers."""

    header: str
    width: int
    number: str = "0.00"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: one row a record, cells in the order of the columns."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]


def workbook(title: str, day: date, sheets: Sequence[Sheet]) -> bytes:
    """Give an .xlsx; the same bytes for the same sheets, on every machine.

    Args:
        title: stands in the properties of the file.
        day: the date in the properties, that of the data and never of the clock.
        sheets: in the order of their tabs.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(buffer, options) as book:
        created = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a date, no moment
        book.set_properties({"title": title, "keywords": MARK, "created": created})
        formats = _Formats(book)
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name), sheet, formats)
    with zipfile.ZipFile(buffer) as archive:
        return pack_members({name: archive.read(name) for name in archive.namelist()})


def decimal(value: Fraction) -> Decimal:
    """Give a number for a cell: exact when it has up to 10 decimals, else rounded to 10."""
    return Decimal(show_plain(value, _MOST_PLACES))


class _Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[str, Any] = {}
        self.header = book.add_format(_HEADER)
        self.text = book.add_format({**_LOOK, "text_wrap": True})
        self._fills: Mapping[str, Any] = {
            word: book.add_format({**_LOOK, "bg_color": colour}) for word, colour in _FILLS.items()
        }

    def number(self, form: str) -> Any:
        if form not in self._made:
            self._made[form] = self._book.add_format({**_LOOK, "num_format": form})
        return self._made[form]

    def of_text(self, text: str) -> Any:
        return self._fills.get(text, self.text)


def _write(page: Any, sheet: Sheet, formats: _Formats) -> None:
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
        page.write_string(0, at, column.header, formats.header)
    lines = _lines(sheet.columns, [column.header for column in sheet.columns])
    if lines > 1:
        page.set_row(0, (_LINE + 2) * lines)
    count = 0
    for count, row in enumerate(sheet.rows, 1):
        lines = _lines(sheet.columns, row)
        if lines > 1:
            page.set_row(count, _LINE * min(lines, _MOST_LINES))
        for at, (column, cell) in enumerate(zip(sheet.columns, row, strict=True)):
            if isinstance(cell, Fraction):
                # A Decimal is written digit by digit, never by way of a float.
                page.write_number(count, at, decimal(cell), formats.number(column.number))
            elif isinstance(cell, date):
                page.write_datetime(count, at, cell, formats.number(_DAY))
            elif cell:
                page.write_string(count, at, _short(cell), formats.of_text(cell))
            else:
                page.write_blank(count, at, None, formats.text)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, count, len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _lines(columns: Sequence[Column], row: Sequence[Cell]) -> int:
    """Count the lines that the fullest cell takes: LibreOffice grows no rows by itself."""
    most = 1
    for column, cell in zip(columns, row, strict=True):
        if isinstance(cell, str) and len(cell) * 2 > column.width:
            most = max(most, sum(-(-width(part) // column.width) for part in cell.split("\n")))
    return most


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
