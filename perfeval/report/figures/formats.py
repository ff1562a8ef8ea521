"""Formats: how an exact value becomes printed digits and a unit. The only place that rounds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from perfeval.diagnostics import nearest
from perfeval.engine.plain.shown import month
from perfeval.language.types import Type
from perfeval.values.show import show_date, show_number
from perfeval.values.units import MONEY, POINTS, money_factor

_PATTERN = re.compile(r"^(?P<turn>增减)?(?P<word>\D+?)(?P<places>\d)?(?P<grouped>千分)?$")
PERCENT, DAY, MONTH, PLAIN, WORKDAY = "百分比", "日期", "月份", "数", "个工作日"
_TURNS = {PERCENT: ("增长", "下降"), POINTS: ("提高", "降低")}
"""The words for more and less; of amounts and counts 增加 and 减少."""
COUNTERS = (
    "个", "项", "条", "笔", "份", "次", "天", "日", "月", "期", "批", "家", "户", "人", "人次",
    "关", "类", "处", "分", "件", "篇",
)  # fmt: skip
LEVEL, NEARLY_LEVEL = "持平", "基本持平"
"""What a change of zero is called, and one that rounds to zero."""
WORDS = (*MONEY, PERCENT, POINTS, PLAIN, DAY, MONTH, WORKDAY, *COUNTERS)


@dataclass(frozen=True, slots=True)
class Format:
    """A unit with the number of decimals; ``grouped`` puts commas between thousands.

    With ``turned`` it is the format of a change: the word for its direction stands before the
    digits (``增长5.20``, ``减少30.00``) and no change is 持平.
    """

    text: str
    word: str
    places: int
    grouped: bool
    turned: bool = False

    def fits(self, kind: Type) -> bool:
        """Say whether values of a type can be printed so."""
        return self.word in accepted_words(kind)

    def digits(self, value: Fraction, kind: Type) -> str:
        """Give the printed digits, rounded half up to the decimals of the format."""
        if self.turned:
            return self._change(value, kind)
        if self.word == DAY:
            return show_date(date.fromordinal(int(value)))
        if self.word == MONTH:
            return month(int(value))
        if self.word in (PERCENT, POINTS):
            value *= 100
        if kind.kind == "money" and kind.unit != self.word:
            value *= money_factor(kind.unit, self.word) or 1
        return show_number(value, self.places, grouping=self.grouped)

    def _change(self, value: Fraction, kind: Type) -> str:
        """Give a change in words: the sign decides which."""
        if not value:
            return LEVEL
        size = replace(self, turned=False).digits(abs(value), kind)
        if not size.strip("0.,"):
            return NEARLY_LEVEL
        more, less = _TURNS.get(self.word, ("增加", "减少"))
        return f"{more if value > 0 else less}{size}"

    @property
    def unit(self) -> str:
        """The unit that stands after the digits, empty when there is none."""
        if self.word == PERCENT:
            return "%"
        return "" if self.word in (PLAIN, DAY, MONTH) else self.word

    @property
    def is_date(self) -> bool:
        """Whether it prints days or months, which no chart can plot."""
        return self.word in (DAY, MONTH)

    @property
    def is_amount(self) -> bool:
        """Whether printed values may be added up: amounts and counts, not rates or dates."""
        return not self.turned and self.word not in (PERCENT, POINTS, DAY, MONTH)

    @property
    def spreadsheet(self) -> str:
        """The same format in the words of a spreadsheet program (``#,##0.00``)."""
        whole = "#,##0" if self.grouped else "0"
        return f"{whole}.{'0' * self.places}" if self.places else whole


def parse_format(text: str) -> Format | None:
    """Read a format (``万元2千分``, ``百分比2``, ``个``, ``增减百分比2``); None when it is none."""
    match = _PATTERN.match(text.strip())
    if match is None or match["word"] not in WORDS:
        return None
    turned = bool(match["turn"])
    if turned and match["word"] in (DAY, MONTH):
        return None
    places, grouped = int(match["places"] or 0), bool(match["grouped"])
    return Format(text.strip(), match["word"], places, grouped, turned)


def nearest_format(text: str) -> str:
    """Give the nearest format to one that does not exist."""
    word = text.strip().rstrip("0123456789").removesuffix("千分").removeprefix("增减")
    return nearest(word, WORDS) or "万元2"


def accepted_words(kind: Type) -> tuple[str, ...]:
    """Give the units in which values of a type can be printed."""
    match kind.kind:
        case "any":
            return WORDS
        case "money":
            return tuple(MONEY)
        case "rate":
            return (PERCENT,)
        case "points":
            return (POINTS,)
        case "date":
            return (DAY,)
        case "month":
            return (MONTH,)
        case "number" | "quantity" | "days":
            return (PLAIN, *COUNTERS)
        case "workdays":
            return (PLAIN, WORKDAY)
        case _:
            return ()
