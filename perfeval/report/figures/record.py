"""What a figure is once it is computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from perfeval.report.figures.formats import LEVEL, Format

ONLY = "数"
"""The name of the only measure of a family with one, in conditions, lists and tables."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A named number: its exact value in the unit of its type, and what is printed of it.

    ``text`` holds the digits as printed and is empty when the value is missing; ``unit`` follows
    the digits in a sentence (``万元``, ``%``, ``个``).
    """

    id: str
    label: str
    value: Fraction | None
    text: str
    format: Format
    formula: str

    @property
    def unit(self) -> str:
        """The unit after the digits; none after 持平."""
        return "" if self.text.endswith(LEVEL) else self.format.unit


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a family: its name for people, its figures and texts by measure.

    ``index`` is its place among the groups as they were found, before any order.
    """

    label: str
    figures: Mapping[str, Figure]
    texts: Mapping[str, str] = field(default_factory=dict)
    index: int = 0


@dataclass(frozen=True, slots=True)
class Family:
    """Figures for each group of rows; ``measures`` are in the order of the file.

    A family with one figure a group has one measure, whose name is empty. ``texts`` are the
    measures of a family of rows that are no numbers.
    """

    id: str
    measures: tuple[str, ...]
    groups: tuple[Group, ...]
    texts: tuple[str, ...] = ()


def figure_id(family: str, group: str, measure: str) -> str:
    """Give the id of a figure of a family: ``到位.各类[债券资金]`` or ``项目.各类[教育].预算``."""
    return f"{family}[{group}].{measure}" if measure else f"{family}[{group}]"


def exact_text(value: Fraction) -> str:
    """Write an exact value: ``128293.24`` when it is a decimal, else ``3207331/7``."""
    denominator, places = value.denominator, 0
    if denominator == 1:
        return str(value.numerator)
    while denominator % 10 == 0:
        denominator, places = denominator // 10, places + 1
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator, places = denominator // prime, places + 1
    if denominator > 1:
        return f"{value.numerator}/{value.denominator}"
    sign = "-" if value < 0 else ""
    whole, part = divmod(abs(value.numerator) * 10**places // value.denominator, 10**places)
    digits = f"{part:0{places}d}".rstrip("0") if places else ""
    return f"{sign}{whole}.{digits}" if digits else f"{sign}{whole}"
