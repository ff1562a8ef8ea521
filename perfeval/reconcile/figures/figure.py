"""A figure: a number as printed, with its unit, its precision and where it stands."""

from __future__ import annotations

import enum
import math
from dataclasses import dataclass, field
from fractions import Fraction

from perfeval.diagnostics import Place

SCALE = 10**12


class Kind(enum.Enum):
    """What a number is; only the first five take part in relations."""

    MONEY = "money"
    COUNT = "count"
    RATE = "rate"
    POINTS = "points"
    PLAIN = "plain"
    PRICE = "price"  # 1300元/人/月
    TARGET = "target"  # ≥95%
    RANGE = "range"  # 2-12个
    NAME = "name"  # dates, document numbers, ordinals, telephones, ids


class About(enum.Enum):
    """How an approximate number was meant."""

    EXACT = ""
    AROUND = "around"  # 约
    MORE = "more"  # 逾、余、多
    LESS = "less"  # 近、不到


@dataclass(frozen=True, slots=True)
class Span:
    """A closed interval of exact numbers."""

    low: Fraction
    high: Fraction

    def meets(self, other: Span) -> bool:
        """Whether the two have a number in common."""
        return self.low <= other.high and other.low <= self.high


@dataclass(eq=False, slots=True)
class Figure:
    """A number of the text.

    ``value`` is exact and in the base unit (元, a ratio for rates, single things for counts);
    ``step`` is the size of its last printed place in that unit, 0 for whole counts. ``clause`` is
    the text of its clause up to it, ``before`` what stands directly before it, ``after`` what
    follows up to the next stop. ``scope`` tells texts inside parentheses from the text around
    them: 0 is outside, and ``opener`` is where the parenthesis stands.
    """

    kind: Kind
    text: str
    value: Fraction
    step: Fraction
    unit: str
    start: int
    end: int
    decimals: int = 0
    about: About = About.EXACT
    irregular: bool = False
    inherited: bool = False
    scope: int = 0
    opener: int = -1
    sentence: int = 0
    segment: int = 0
    paragraph: int = 0
    clause: str = ""
    before: str = ""
    after: str = ""
    quotation: str = ""
    place: Place | None = None
    label: str = ""
    tags: set[str] = field(default_factory=set)
    _bounds: tuple[int, int] | None = None
    _scaled: int | Fraction | None = None

    @property
    def dimension(self) -> tuple[str, str]:
        """What it can be added to: money to money, counts to counts of one unit."""
        return (self.kind.value, self.unit if self.kind is Kind.COUNT else "")

    @property
    def usable(self) -> bool:
        """Whether it is an amount: money or a count."""
        return self.kind in (Kind.MONEY, Kind.COUNT)

    def scaled(self) -> int | Fraction:
        """Give the value in units of 10⁻¹², whole for all that is printed and quick to add."""
        if self._scaled is None:
            exact = self.value * SCALE
            self._scaled = exact.numerator if exact.denominator == 1 else exact
        return self._scaled

    def bounds(self) -> tuple[int, int]:
        """Give integers around the span, in units of 10⁻¹²; for quick refusals only."""
        if self._bounds is None:
            span = self.span()
            self._bounds = (math.floor(span.low * SCALE), math.ceil(span.high * SCALE))
        return self._bounds

    def span(self, step: Fraction | None = None) -> Span:
        """Give what the printed number can stand for: half its last place up and down.

        An amount of 0 means that there is none; it was not rounded to 0.
        """
        size = self.step if step is None else step
        if self.value == 0 and self.kind is Kind.MONEY:
            size = Fraction(0)
        if self.about is About.AROUND:
            return Span(self.value - size, self.value + size)
        if self.about is About.MORE:
            return Span(self.value - size / 2, self.value + size)
        if self.about is About.LESS:
            return Span(self.value - size, self.value + size / 2)
        return Span(self.value - size / 2, self.value + size / 2)
