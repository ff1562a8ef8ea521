"""Relations between figures, and whether they hold in the precision that was printed.

A printed number stands for an interval: half of its last place up and down. A relation holds when
the interval computed from its terms meets the interval of the printed result.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from perfeval.reconcile.figure import About, Figure, Kind, Span

Terms = tuple[tuple[int, Figure], ...]
"""Figures with their signs, +1 or −1."""


class Status(enum.StrEnum):
    """What came out."""

    HOLDS = "holds"
    ROUNDING = "rounding"
    FAILS = "fails"


@dataclass(frozen=True, slots=True)
class Relation:
    """``printed`` = sum of ``terms``, divided by the sum of ``divisors`` where there are any."""

    kind: str
    printed: Figure
    terms: Terms
    divisors: Terms = ()
    computed: Fraction = Fraction(0)
    tolerance: Fraction = Fraction(0)
    status: Status = Status.HOLDS

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


def judged(kind: str, printed: Figure, terms: Terms, divisors: Terms = ()) -> Relation | None:
    """Compute a relation and judge it; None when its divisor can be 0 or less."""
    shared = _shared_step(printed, terms) if kind == "sum" else None
    top = _total(terms, shared)
    face = sum((f.value if sign > 0 else -f.value for sign, f in terms), Fraction(0))
    if divisors:
        bottom = _total(divisors, None)
        base = sum((sign * figure.value for sign, figure in divisors), Fraction(0))
        if bottom.low <= 0 or base <= 0:
            return None
        corners = [x / y for x in (top.low, top.high) for y in (bottom.low, bottom.high)]
        top, face = Span(min(corners), max(corners)), face / base
    own = printed.span(shared)
    tolerance = (top.high - top.low + own.high - own.low) / 2
    status = Status.FAILS
    if own.meets(top):
        fits = printed.about is About.EXACT and abs(face - printed.value) <= printed.step / 2
        status = Status.HOLDS if fits else Status.ROUNDING
    return Relation(kind, printed, terms, divisors, face, tolerance, status)


def holds(relation: Relation | None) -> bool:
    """Whether a relation was computed and holds."""
    return relation is not None and relation.status is not Status.FAILS


def _total(terms: Terms, step: Fraction | None) -> Span:
    if all(figure.about is About.EXACT for _, figure in terms):
        face = sum((f.value if sign > 0 else -f.value for sign, f in terms), Fraction(0))
        own = (figure.step for _, figure in terms)
        room = (sum(own, Fraction(0)) if step is None else step * len(terms)) / 2
        return Span(face - room, face + room)
    low = high = Fraction(0)
    for sign, figure in terms:
        span = figure.span(step)
        low += sign * (span.low if sign > 0 else span.high)
        high += sign * (span.high if sign > 0 else span.low)
    return Span(low, high)


def _shared_step(printed: Figure, terms: Terms) -> Fraction | None:
    """Give the precision of a list whose total is printed at least as finely as its parts.

    Writers drop trailing zeros: beside 62371.80万元 the 30000万元 of the same list is exact to the
    same place, when the total is printed to that place. Whole numbers keep their own precision.
    """
    figures = [printed, *(figure for _, figure in terms)]
    same = len({figure.unit for figure in figures}) == 1
    exact = all(figure.about is About.EXACT for figure in figures)
    finest = max(figure.decimals for figure in figures)
    if printed.kind is Kind.MONEY and same and exact and printed.decimals == finest > 0:
        return printed.step
    return None
