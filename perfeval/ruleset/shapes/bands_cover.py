"""Gaps and overlaps among bands whose ends are constants, each shown with a value in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

_HOLDS = {
    ">=": Fraction.__ge__,
    ">": Fraction.__gt__,
    "<=": Fraction.__le__,
    "<": Fraction.__lt__,
}


@dataclass(frozen=True, slots=True)
class Ends:
    """One band: its number in the file, its condition as written, its ends as (comparison, value).

    ``ends`` is None when an end is not constant.
    """

    number: int
    condition: str | None
    ends: tuple[tuple[str, Fraction], ...] | None

    def holds(self, value: Fraction) -> bool:
        """Whether a value lies in the band."""
        return all(_HOLDS[operator](value, end) for operator, end in self.ends or ())


@dataclass(frozen=True, slots=True)
class Flaw:
    """A value that falls in no band, or in two; or a band after one that takes everything."""

    kind: str
    example: Fraction | None
    first: int
    second: int


def flaws(bands: Sequence[Ends], beyond: Fraction, *, counted: bool = False) -> list[Flaw]:
    """Find what is wrong among bands, first match first; ``beyond`` is a step past the last end.

    Bands that stand under different conditions are not compared with each other, since the
    conditions may exclude one another. Values are taken as not negative; where they are
    ``counted``, only 1, 2, 3 … can occur.
    """
    found: dict[tuple[object, ...], Flaw] = {}
    for condition in dict.fromkeys(band.condition for band in bands):
        chosen = [band for band in bands if band.condition in (None, condition)]
        for flaw in _within(chosen, condition, beyond, counted=counted):
            known = flaw.example if flaw.kind == "gap" else flaw.second
            found.setdefault((flaw.kind, flaw.first, known), flaw)
    return list(found.values())


def _within(
    chosen: Sequence[Ends], condition: str | None, beyond: Fraction, *, counted: bool
) -> Iterator[Flaw]:
    for place, band in enumerate(chosen[:-1]):
        if band.ends == () and band.condition is None:
            yield Flaw("unreachable", None, band.number, chosen[place + 1].number)
            return
    if any(band.ends is None for band in chosen):
        return
    alike = [band for band in chosen if band.condition == condition and band.ends]
    was_covered = True
    probes = _probes(chosen, beyond)
    if counted:
        probes = sorted({Fraction(n) for x in probes for n in (floor(x), ceil(x)) if n >= 1})
    for value in probes:
        inside = [band for band in alike if band.holds(value)]
        if len(inside) > 1:
            yield Flaw("overlap", value, inside[0].number, inside[1].number)
        covered = any(band.holds(value) for band in chosen)
        if not covered and was_covered:
            nearest = min(chosen, key=lambda band: _distance(band, value))
            yield Flaw("gap", value, nearest.number, nearest.number)
        was_covered = covered


def _distance(band: Ends, value: Fraction) -> Fraction:
    return min((abs(end - value) for _, end in band.ends or ()), default=value)


def _probes(bands: Sequence[Ends], beyond: Fraction) -> list[Fraction]:
    """Give each end and a value between each two; bands change nowhere else."""
    ends = sorted({end for band in bands for _, end in band.ends or ()})
    if not ends:
        return []
    between = [(low + high) / 2 for low, high in pairwise(ends)]
    below = [ends[0] / 2] if ends[0] > 0 else []
    return sorted({*ends, *between, *below, ends[-1] + beyond})
