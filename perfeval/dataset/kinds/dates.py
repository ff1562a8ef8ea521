"""Columns of dates and months."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from perfeval.dataset.cells import Cell, MonthCell, number_text, shown
from perfeval.dataset.kinds.column import Problem, ReadColumn, is_nothing, read_each
from perfeval.dataset.model import Value
from perfeval.diagnostics.codes import dataset as codes
from perfeval.values.dates import last_day, read_date, read_month
from perfeval.vocabulary import Field

_JANUARY_OR_OCTOBER = re.compile(r"^((?:19|20)\d{2})\.1$")
_MONTH_ALONE = re.compile(r"^\s*\d{1,2}\s*(?:月份?)?\s*$")


def read_dates(cells: Sequence[Cell], column: Field) -> ReadColumn:
    """Read a column of dates into proleptic ordinals."""
    return read_each(cells, column, lambda cell: _date(cell, column))


def read_months(cells: Sequence[Cell], column: Field, year: int | None) -> ReadColumn:
    """Read a column of months into ``year × 12 + month − 1``; ``year`` is for ``3月``."""
    return read_each(cells, column, lambda cell: _month(cell, column, year))


def _date(cell: Cell, column: Field) -> Value | Problem:
    if isinstance(cell, datetime):
        return cell.date().toordinal()
    if isinstance(cell, date):
        return cell.toordinal()
    if isinstance(cell, MonthCell):
        return _month_end(last_day(cell.first.year, cell.first.month), cell, column)
    text = _text(cell)
    if isinstance(cell, str) and is_nothing(text):
        return None
    doubt = _doubt(cell, text, column)
    if doubt is not None:
        return doubt
    read = read_date(text)
    if read is None:
        return Problem(codes.NOT_A_DATE, {"field": column.name, "found": shown(cell)})
    if read.month_only:
        return _month_end(read.day, cell, column)
    return read.day.toordinal()


def _month_end(last: date | None, cell: Cell, column: Field) -> Value | Problem:
    if last is not None and column.month_end:
        return last.toordinal()
    example = last.isoformat() if last else "2022-12-31"
    values = {"field": column.name, "found": shown(cell), "example": example}
    return Problem(codes.NEEDS_DAY, values)


def _month(cell: Cell, column: Field, year: int | None) -> Value | Problem:
    if isinstance(cell, MonthCell):
        return cell.first.year * 12 + cell.first.month - 1
    if isinstance(cell, date):
        return cell.year * 12 + cell.month - 1
    text = _text(cell)
    if isinstance(cell, str) and is_nothing(text):
        return None
    doubt = _doubt(cell, text, column)
    if doubt is not None:
        return doubt
    read = read_month(text, year)
    if read is not None:
        return read[0] * 12 + read[1] - 1
    values = {"field": column.name, "found": shown(cell)}
    if year is None and _MONTH_ALONE.match(text):
        return Problem(codes.NEEDS_YEAR, values)
    return Problem(codes.NOT_A_MONTH, values)


def _doubt(cell: Cell, text: str, column: Field) -> Problem | None:
    """The number 2022.1 is what Excel keeps of 2022.10 as well."""
    found = None if isinstance(cell, str) else _JANUARY_OR_OCTOBER.match(text)
    if found is None:
        return None
    values = {"field": column.name, "found": text, "year": found.group(1)}
    return Problem(codes.MONTH_DOUBT, values)


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return number_text(cell)
    return ""
