"""Statistics of a row's history: of the rows of its group that come before it.

Rows enter a sorted list in their order, and each row asks the list as it stands before its own
value of the order enters: O(n log n) comparisons for n rows, exact as all peers are.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from perfeval.language import core as c

Ratio = tuple[int, int]
Entry = tuple[int, int]
"""The key of a value (an integer in the order of the values) and its row."""


def statistics_before(
    node: c.Peers,
    members: Mapping[tuple[Any, ...], Sequence[Entry]],
    asking: Mapping[tuple[Any, ...], Sequence[int]],
    order: Sequence[Any],
    ratio: Callable[[int], Ratio],
) -> dict[int, Ratio]:
    """Give the statistic of every row that has one.

    Args:
        node: The statistic; it has ``before``.
        members: By group, the rows that count, each with the key of its value.
        asking: By group, the rows that want to know.
        order: By row, what orders rows.
        ratio: Gives the value of a row.
    """
    found: dict[int, Ratio] = {}
    for group, rows in asking.items():
        own = {row: (key, row) for key, row in members.get(group, ())}
        waiting = sorted(own.values(), key=lambda entry: order[entry[1]], reverse=True)
        history = _History(ratio)
        for row in sorted(rows, key=lambda one: order[one]):
            while waiting and order[waiting[-1][1]] < order[row]:
                history.add(waiting.pop())
            given = history.statistic(node.kind, own.get(row) if node.with_self else None)
            if given is not None:
                found[row] = given
    return found


class _History:
    """The rows that have come so far, sorted by value."""

    def __init__(self, ratio: Callable[[int], Ratio]) -> None:
        self._ratio = ratio
        self._entries: list[Entry] = []
        self._total = Fraction(0)

    def add(self, entry: Entry) -> None:
        """Take in a row."""
        insort(self._entries, entry)
        self._total += Fraction(*self._ratio(entry[1]))

    def statistic(self, kind: str, own: Entry | None) -> Ratio | None:
        """Give the statistic of what came so far, and of ``own`` too where one is given."""
        count = len(self._entries) + (own is not None)
        if kind == "count":
            return count, 1
        if not count:
            return None
        if kind == "mean":
            total = self._total + (Fraction(*self._ratio(own[1])) if own else 0)
            return (total / count).as_integer_ratio()
        ends = {"min": (0, 0), "max": (count - 1, count - 1)}
        first, second = ends.get(kind, ((count - 1) // 2, count // 2))
        a, over_a = self._ratio(self._at(first, own))
        if first == second:
            return a, over_a
        b, over_b = self._ratio(self._at(second, own))
        return a * over_b + b * over_a, 2 * over_a * over_b

    def _at(self, place: int, own: Entry | None) -> int:
        """Give the row at a place among those that came and ``own``."""
        if own is None:
            return self._entries[place][1]
        at = bisect_left(self._entries, own)
        return own[1] if place == at else self._entries[place - (place > at)][1]
