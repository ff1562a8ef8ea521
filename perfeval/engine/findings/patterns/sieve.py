"""Rows that can be part of no hit are left out before a group is matched.

Most groups of a county hold nothing: reviews by six people, a payee who got a different amount each
time. Left out are rows that have no partner for one of their comparisons, and whole groups where an
event has no row left. That is necessary for a hit and never sufficient: matchers decide.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from typing import Any

from perfeval.engine.findings.patterns.columns import Comparable
from perfeval.engine.findings.patterns.rows import Candidates, Compared, PatternRows

_ORDERS: dict[str, tuple[Callable[[Any, Any], bool], bool]] = {
    "<": (operator.lt, True), "<=": (operator.le, True),
    ">": (operator.gt, False), ">=": (operator.ge, False),
}  # fmt: skip
"""How to compare, and whether the greatest of the partners is the easiest to meet."""
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_SEVERAL = -1


class Sieve:
    """Sifts the groups of one pattern."""

    def __init__(self, rows: PatternRows) -> None:
        events = rows.pattern.events
        self._present = len(rows.pattern.present)
        self._entities = [event.entity for event in events]
        self._ways: list[list[list[Compared]]] = [[[] for _ in event.ways] for event in events]
        for one in rows.compared:
            self._ways[one.at][one.way].append(one)

    def kept(self, group: Candidates) -> list[list[int]] | None:
        """Give the rows of each event that may be part of a hit; None when there can be no hit."""
        kept = list(group.sure)
        if not all(kept[: self._present]):
            return None
        for at, ways in enumerate(self._ways):
            found = [self._met(way, kept, kept[at]) for way in ways]
            kept[at] = found[0] if len(found) == 1 else _any_of(kept[at], found)
            # A row that an absent event has to do with stays, whatever that event needs.
            if at < self._present and len(ways) == 1:
                for one in ways[0]:
                    if one.other >= 0:
                        kept[one.other] = self._meeting(one, kept[one.other], kept[at])
            if not all(kept[: self._present]):
                return None
        return kept

    def _met(
        self, way: Sequence[Compared], kept: Sequence[list[int]], rows: list[int]
    ) -> list[int]:
        """Give the rows that have a partner for every comparison of an alternative."""
        for one in way:
            if one.other < 0:
                rows = [row for row in rows if one.own[row] is True]
            else:
                sides = one.own, one.operator, one.theirs
                rows = _partnered(rows, *sides, kept[one.other], same=self._same(one))
        return rows

    def _meeting(self, one: Compared, rows: list[int], partners: Sequence[int]) -> list[int]:
        """Give the rows of the other event for which some row makes the comparison true."""
        mirrored = _MIRRORED.get(one.operator, one.operator)
        return _partnered(rows, one.theirs, mirrored, one.own, partners, same=self._same(one))

    def _same(self, one: Compared) -> bool:
        return self._entities[one.at] == self._entities[one.other]


def _any_of(rows: list[int], found: Sequence[Sequence[int]]) -> list[int]:
    some = set().union(*found)
    return [row for row in rows if row in some]


def _partnered(
    rows: list[int],
    mine: Comparable,
    sign: str,
    theirs: Comparable,
    partners: Sequence[int],
    *,
    same: bool,
) -> list[int]:
    """Give the rows that some partner meets the comparison with; a row is no partner of itself."""
    rows = [row for row in rows if mine[row] is not None]
    values = [(theirs[row], row) for row in partners if theirs[row] is not None]
    if sign == "=":
        holders: dict[object, int] = {}
        for value, row in values:
            holders[value] = _SEVERAL if value in holders else row
        if same:
            return [row for row in rows if holders.get(mine[row], row) != row]
        return [row for row in rows if mine[row] in holders]
    if sign in _ORDERS and values:
        compare, greatest = _ORDERS[sign]
        known: list[Any] = [value for value, _ in values]
        best = max(known) if greatest else min(known)
        return [row for row in rows if compare(mine[row], best)]
    return rows if values else []
