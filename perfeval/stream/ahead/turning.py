"""The next day on which a condition turns by itself, found exactly.

A condition is evaluated for a whole span of days at once, on spans of values; where that leaves it
open, the span is halved. So nothing between two days is passed over, and no day is tried in vain.
"""

from __future__ import annotations

from perfeval.stream.ahead.residue import Moving, Residue
from perfeval.stream.ahead.spans import Same, Spread

FARTHEST = 3660
"""How many days ahead are looked at."""
_SPANS = (31, 366, FARTHEST)
"""Most turns are near: looking there first saves halving all the years."""


def next_turn(residue: Residue, day: int) -> int | None:
    """Give the first day after ``day`` on which the value is another one, None when never.

    A day is given as well where it cannot be told whether the value is another one.
    """
    if isinstance(residue, Same) or isinstance(residue(day, day + FARTHEST), Same):
        return None
    now = residue(day, day)
    start = day + 1
    for span in _SPANS:
        found = _first(residue, now, start, day + span)
        if found is not None:
            return found
        start = day + span + 1
    return None


def _first(left: Moving, now: Spread, start: int, end: int) -> int | None:
    found = left(start, end)
    if isinstance(found, Same) and isinstance(now, Same):
        return None if found == now else start
    if start == end:
        return start
    middle = (start + end) // 2
    early = _first(left, now, start, middle)
    return early if early is not None else _first(left, now, middle + 1, end)
