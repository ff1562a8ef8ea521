"""Gaps and overlaps among bands whose ends are constants, each shown with a value in it."""

from __future__ import annotations

import operator as op
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor, lcm

_WholeEnds = tuple[tuple[str, int], ...]
_HOLDS = {">=": op.ge, ">": op.gt, "<=": op.le, "<": op.lt}


@dataclass(frozen=True, slots=True)
class Ends:
    """One band: its number in the file, its condition as written, its ends as (comparison, value).

    ``ends`` is None when an end is not constant.
    """

    number: int
    condition: str | None
    ends: tuple[tuple[str, Fraction], ...] | None


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
    ends = [end for band in chosen for _, end in band.ends or ()]
    scale = lcm(*(one.denominator for one in (*probes, *ends)))
    whole = {band.number: _in_whole(band, scale) for band in chosen}
    for probe in probes:
        value = probe.numerator * (scale // probe.denominator)
        inside = [band for band in alike if _holds(whole[band.number], value)]
        if len(inside) > 1:
            yield Flaw("overlap", probe, inside[0].number, inside[1].number)
        covered = any(_holds(each, value) for each in whole.values())
        if not covered and was_covered:
            number = min(whole, key=lambda number: _distance(whole[number], value))
            yield Flaw("gap", probe, number, number)
        was_covered = covered


def _in_whole(band: Ends, scale: int) -> _WholeEnds:
    """Give a band's ends in whole numbers, which are compared many times as fast as ratios."""
    return tuple(
        (sign, end.numerator * (scale // end.denominator)) for sign, end in band.ends or ()
    )


def _holds(ends: _WholeEnds, value: int) -> bool:
    return all(_HOLDS[sign](value, end) for sign, end in ends)


def _distance(ends: _WholeEnds, value: int) -> int:
    return min((abs(end - value) for _, end in ends), default=value)


def _probes(bands: Sequence[Ends], beyond: Fraction) -> list[Fraction]:
    """Give each end and a value between each two; bands change nowhere else."""
    ends = sorted({end for band in bands for _, end in band.ends or ()})
    if not ends:
        return []
    between = [(low + high) / 2 for low, high in pairwise(ends)]
    below = [ends[0] / 2] if ends[0] > 0 else []
    return sorted({*ends, *between, *below, ends[-1] + beyond})
