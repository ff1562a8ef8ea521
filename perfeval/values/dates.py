"""Reading dates and months as people write them, and Excel serial numbers."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from perfeval.values.numbers import half_width

_DAY = re.compile(
    r"^\s*(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?"
    r"(?:[ T]*\d{1,2}:\d{2}.*)?\s*$"
)
_COMPACT = re.compile(r"^\s*(\d{4})(\d{2})(\d{2})\s*$")
_MONTH = re.compile(r"^\s*(\d{4})\s*[-./年]\s*(\d{1,2})\s*月?(份|底|末)?\s*$")
_COMPACT_MONTH = re.compile(r"^\s*((?:19|20)\d{2})(0[1-9]|1[0-2])\s*$")
_BARE_MONTH = re.compile(r"^\s*(\d{1,2})\s*(?:月份?)?\s*$")
_BY_MONTH = re.compile(r"^\s*((?:\d{4}\s*年\s*)?\d{1,2}\s*月)份?(底|末)?(之?以?前)?(?:完成)?\s*$")
_SERIAL = re.compile(r"^\s*(\d{5})(?:\.\d*)?\s*$")
_EXCEL_EPOCH = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 29221, 73050
"""1980-01-01 and 2099-12-31: a five-digit number outside is a mistyped something else."""


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date as read; ``month_only`` when the day was not written (``day`` is then the last)."""

    day: date
    month_only: bool = False


def read_date(text: str) -> ReadDate | None:
    """Read ``2022-12-31``, ``2022.12.31``, ``2022年12月31日``, ``20221231``, ``2022年12月``.

    A five-digit number is an Excel serial day (1900 system) of the years 1980 to 2099. Returns
    None when the text is no date, or names a day that does not exist (2022-02-30).
    """
    text = half_width(text)
    match = _DAY.match(text) or _COMPACT.match(text)
    if match:
        year, month, day = (int(part) for part in match.groups())
        return _valid(year, month, day)
    written = _MONTH.match(text)
    if written:
        last = last_day(int(written.group(1)), int(written.group(2)))
        if last is None:
            return None
        return ReadDate(last, month_only=written.group(3) not in ("底", "末"))
    serial = _SERIAL.match(text)
    if serial and _FIRST_SERIAL <= int(serial.group(1)) <= _LAST_SERIAL:
        return ReadDate(_EXCEL_EPOCH + timedelta(days=int(serial.group(1))))
    return None


def read_month(text: str, year: int | None = None) -> tuple[int, int] | None:
    """Read a month as (year, month): ``2022年3月``, ``2022-03``, ``202203``, any date.

    ``3月`` and ``3`` are read when ``year`` says of which year. Returns None otherwise.
    """
    text = half_width(text)
    compact = _COMPACT_MONTH.match(text)
    if compact:
        return int(compact.group(1)), int(compact.group(2))
    read = read_date(text)
    if read is not None:
        return read.day.year, read.day.month
    bare = _BARE_MONTH.match(text)
    if bare and year is not None and 1 <= int(bare.group(1)) <= 12:
        return year, int(bare.group(1))
    return None


def read_by_month(text: str, year: int | None = None) -> tuple[int, int, str] | None:
    """Read a month that something is due by: ``9月前``, ``2023年12月``, ``11月底前``.

    Returns year, month and ``前`` when the month itself is too late (``9月前``); a month's end
    (``9月底前``) belongs to it. ``year`` is for months without one. None for anything else.
    """
    match = _BY_MONTH.match(half_width(text))
    read = read_month(match.group(1), year) if match else None
    if match is None or read is None:
        return None
    return (*read, "前" if match.group(3) and not match.group(2) else "")


def last_day(year: int, month: int) -> date | None:
    """Give the last day of a month; None when there is no such month."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    return date(year, month, calendar.monthrange(year, month)[1])


def _valid(year: int, month: int, day: int) -> ReadDate | None:
    try:
        return ReadDate(date(year, month, day))
    except ValueError:
        return None
