"""How an office writes numbers: the sign of percent, commas between thousands.

Only the look changes. A figure's exact value, its decimals and its record stay what they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from perfeval.report.figures import Figure

_COMMA_FROM = 5
"""Digits from which commas are put: GB/T 15835-2011 leaves numbers of four digits alone."""


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """The sign after rates, and commas: always, never, or as the template's format says."""

    percent: Literal["%", "％"] = "%"
    thousands: Literal["", "是", "否"] = ""

    def digits(self, figure: Figure) -> str:
        """Give the digits of a figure as the office writes them."""
        if not self.thousands or figure.format.is_date:
            return figure.text
        plain = figure.text.replace(",", "")
        if self.thousands == "否":
            return plain
        whole, dot, rest = plain.lstrip("-").partition(".")
        sign = "-" if plain.startswith("-") else ""
        grouped = f"{int(whole):,}" if len(whole) >= _COMMA_FROM and whole.isdigit() else whole
        return f"{sign}{grouped}{dot}{rest}"

    def unit(self, figure: Figure) -> str:
        """Give the unit after the digits."""
        return self.percent if figure.unit == "%" else figure.unit


PLAIN = NumberStyle()
"""As the template writes them."""
