"""Showing a value in a sentence, by its type. Every engine uses these, so sentences agree."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from perfeval.language.types import Type
from perfeval.values.show import show_date

MISSING = "（缺）"
NO_DAY = "（超出日历的日期）"
_HUNDREDTHS = tuple(f".{number:02d}" for number in range(100))
_TAILS = ("", *(text.rstrip("0") for text in _HUNDREDTHS[1:]))
_LAST_DAY = date.max.toordinal()


def plain(numerator: int, denominator: int) -> str:
    """Show a number as it is, a periodic one with four decimals."""
    if denominator == 1:
        return str(numerator)
    if numerator < 0:
        text = plain(-numerator, denominator)
        return text if text == "0" else f"-{text}"
    # Written out, since reasons show numbers a million times a run: hundredths, which most
    # amounts are, as they stand, anything else rounded half up at four decimals.
    if denominator == 100:
        return f"{numerator // 100}{_TAILS[numerator % 100]}"
    whole, part = divmod((20_000 * numerator + denominator) // (2 * denominator), 10_000)
    if part % 100:
        return f"{whole}.{part:04d}".rstrip("0")
    return f"{whole}{_TAILS[part // 100]}"


def percent(numerator: int, denominator: int) -> str:
    """Show a ratio as a percentage with two decimals."""
    if numerator < 0:
        text = percent(-numerator, denominator)
        return text if text == "0.00%" else f"-{text}"
    hundredths = (20_000 * numerator + denominator) // (2 * denominator)
    return f"{hundredths // 100}{_HUNDREDTHS[hundredths % 100]}%"


def points(numerator: int, denominator: int) -> str:
    """Show a difference of rates in percentage points."""
    return percent(numerator, denominator)[:-1] + "个百分点"


def quantity(numerator: int, denominator: int, unit: str | None) -> str:
    """Show a number with the unit of its row."""
    if unit == "%":
        return plain(numerator * 100, denominator) + "%"
    return plain(numerator, denominator) + (unit or "")


def month(number: int) -> str:
    """Show a month held as ``year × 12 + month − 1``."""
    return f"{number // 12}年{number % 12 + 1}月"


def day(numerator: int, denominator: int) -> str:
    """Show a date held as its ordinal, which arithmetic may have led past the calendar's ends."""
    ordinal = numerator // denominator
    return show_date(date.fromordinal(ordinal)) if 1 <= ordinal <= _LAST_DAY else NO_DAY


def _month_of(numerator: int, denominator: int) -> str:
    return month(numerator // denominator)


_FORMS = {"rate": percent, "points": points, "date": day, "month": _month_of}


def number_form(kind: Type) -> tuple[Callable[[int, int], str], str]:
    """Give the function that shows numbers, dates and months of a type, and the unit after it."""
    if kind.kind == "money":
        return plain, kind.unit
    if kind.kind == "days":
        return plain, "天"
    if kind.kind == "workdays":
        return plain, "个工作日"
    return _FORMS.get(kind.kind, plain), ""


def show(value: Fraction | str | bool | None, kind: Type, unit: str | None = None) -> str:  # noqa: FBT001
    """Show any value; ``unit`` is the unit of a quantity."""
    if value is None:
        return MISSING
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, str):
        return value
    if kind.kind == "quantity":
        return quantity(value.numerator, value.denominator, unit)
    function, unit_after = number_form(kind)
    return function(value.numerator, value.denominator) + unit_after
