"""Cells as they come from a file, before anything is known about their column."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

SHOWN = 40
"""How many characters of a cell a message repeats."""


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A cell that shows an error such as ``#DIV/0!``."""

    text: str


@dataclass(frozen=True, slots=True)
class FormulaCell:
    """A formula whose result was never stored."""


@dataclass(frozen=True, slots=True)
class PercentCell:
    """A number formatted as a percentage: 0.98 that the user sees as ``98%``."""

    ratio: Decimal


@dataclass(frozen=True, slots=True)
class MonthCell:
    """A date that the user sees as a month: Excel stores its first day."""

    first: date


Cell = (
    str
    | int
    | float
    | bool
    | datetime
    | date
    | time
    | timedelta
    | ErrorCell
    | FormulaCell
    | PercentCell
    | MonthCell
)


def as_decimal(number: float) -> Decimal:
    """Read a number cell as Excel shows it: 15 significant digits.

    Excel computes in binary but never shows more than 15 digits, so 35658.939999999995 in the
    file is the 35658.94 that the user typed or sees. Taking all 17 digits would bring binary
    noise into exact sums.
    """
    return Decimal(f"{number:.15g}")


def number_text(number: float) -> str:
    """Give the shortest text of a number cell: ``12`` and not ``12.0``, never an exponent."""
    return plain(as_decimal(number))


def plain(value: Decimal) -> str:
    """Give a decimal without exponent and without trailing zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_blank(cell: Cell) -> bool:
    """Whether a cell has nothing in it but white space."""
    return isinstance(cell, str) and not cell.strip()


def shown(cell: Cell) -> str:
    """Give a cell as a message repeats it: on one line, not too long."""
    text = " ".join(text_of(cell).split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def text_of(cell: Cell) -> str:
    """Give the text that a user would say stands in the cell."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int | float):
        return number_text(cell)
    if isinstance(cell, PercentCell):
        return f"{plain(cell.ratio * 100)}%"
    if isinstance(cell, MonthCell):
        return f"{cell.first.year}年{cell.first.month}月"
    if isinstance(cell, ErrorCell):
        return cell.text
    if isinstance(cell, FormulaCell):
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="minutes")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)
