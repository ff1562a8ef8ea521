"""Relations between figures, and whether they hold in the precision that was printed.

A printed number stands for an interval: half of its last place up and down. A relation holds when
the interval computed from its terms meets the interval of the printed result.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from perfeval.reconcile.figures.figure import SCALE, About, Figure, Kind, Span

Terms = tuple[tuple[int, Figure], ...]
"""Figures with their signs, +1 or −1."""


class Status(enum.StrEnum):
    """What came out."""

    HOLDS = "holds"
    ROUNDING = "rounding"
    FAILS = "fails"


@dataclass(frozen=True, slots=True)
class Relation:
    """``printed`` = sum of ``terms``, divided by the sum of ``divisors`` where there are any.

    A ``firm`` failure stands although the printed figure agrees with others elsewhere. A relation
    of the user's own has its ``formula``; ``terms`` are then the other figures in it.
    """

    kind: str
    printed: Figure
    terms: Terms
    divisors: Terms = ()
    computed: Fraction = Fraction(0)
    tolerance: Fraction = Fraction(0)
    status: Status = Status.HOLDS
    firm: bool = False
    formula: str = ""

    @property
    def difference(self) -> Fraction:
        """What was computed less what was printed."""
        return self.computed - self.printed.value

    def figures(self) -> list[Figure]:
        """Give all figures that take part, the printed result first."""
        return [self.printed, *(f for _, f in self.terms), *(f for _, f in self.divisors)]


def plus(figures: Sequence[Figure]) -> Terms:
    """Make terms that are added."""
    return tuple((1, figure) for figure in figures)


def possible(printed: Figure, terms: Terms, divisors: Terms) -> bool:
    """Refuse quickly what cannot hold; what this lets through is still to be judged."""
    low, high = _bounds(terms)
    first, last = printed.bounds()
    if not divisors:
        return low <= last and first <= high
    least, most = _bounds(divisors)
    if low < 0 or first < 0 or least <= 0:
        return True
    return low * SCALE <= last * most and first * least <= high * SCALE


def _bounds(terms: Terms) -> tuple[int, int]:
    low = high = 0
    for sign, figure in terms:
        first, last = figure.bounds()
        low += first if sign > 0 else -last
        high += last if sign > 0 else -first
    return low, high


def judged(kind: str, printed: Figure, terms: Terms, divisors: Terms = ()) -> Relation | None:
    """Compute a relation and judge it; None when its divisor can be 0 or less."""
    top = _total(terms, printed if kind == "sum" and _is_fine(printed, terms) else None)
    face = sum((f.value if sign > 0 else -f.value for sign, f in terms), Fraction(0))
    if divisors:
        bottom = _total(divisors, None)
        base = sum((sign * figure.value for sign, figure in divisors), Fraction(0))
        if bottom.low <= 0 or base <= 0:
            return None
        corners = [x / y for x in (top.low, top.high) for y in (bottom.low, bottom.high)]
        top, face = Span(min(corners), max(corners)), face / base
    own = printed.span()
    tolerance = (top.high - top.low + own.high - own.low) / 2
    status = Status.FAILS
    if own.meets(top):
        fits = printed.about is About.EXACT and abs(face - printed.value) <= printed.step / 2
        status = Status.HOLDS if fits else Status.ROUNDING
    return Relation(kind, printed, terms, divisors, face, tolerance, status)


def holds(relation: Relation | None) -> bool:
    """Whether a relation was computed and holds."""
    return relation is not None and relation.status is not Status.FAILS


def _total(terms: Terms, total: Figure | None) -> Span:
    low = high = Fraction(0)
    for sign, figure in terms:
        span = figure.span(_round_step(figure, total))
        low += span.low if sign > 0 else -span.high
        high += span.high if sign > 0 else -span.low
    return Span(low, high)


def _is_fine(total: Figure, terms: Terms) -> bool:
    """Whether two parts or more are printed as finely as a total with decimals."""
    fine = [f for _, f in terms if f.decimals == total.decimals and f.unit == total.unit]
    return total.decimals > 0 and len(fine) > 1


def _round_step(part: Figure, total: Figure | None) -> Fraction:
    """Give the precision of a part; a round amount is as exact as the total beside it.

    Beside 62371.80 and 35658.94, with the total 128030.74, a part of 30000 was allotted as 30000:
    a rounded amount seldom ends in two zeros. Any other part keeps half of its own last place.
    """
    if total is None or part.about is not About.EXACT or part.unit != total.unit:
        return part.step
    whole = part.kind is Kind.MONEY and not part.decimals and total.decimals
    return total.step if whole and (part.value / part.step) % 100 == 0 else part.step
