"""The plain meaning of statistics over peers, and what an explanation says of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.language import core as c

if TYPE_CHECKING:
    from perfeval.engine.plain.interpreter import Exact, Interpreter

Key = tuple[object, ...]


@dataclass(slots=True)
class Group:
    """The rows of one group with their values; ``lacking`` is the first that spoils it."""

    held: dict[int, Fraction] = field(default_factory=dict)
    values: list[Fraction] = field(default_factory=list)
    total: Fraction = Fraction(0)
    lacking: int | None = None

    def finish(self) -> None:
        """Sort the values once all rows are in."""
        self.values = sorted(self.held.values())
        self.total = sum(self.values, Fraction(0))


class Population:
    """All rows that a node looks at, by group."""

    def __init__(self, interpreter: Interpreter, node: c.Peers) -> None:
        self._interpreter = interpreter
        self._node = node
        self._groups: dict[Key, Group] = {}
        self._order: dict[int, Fraction] = {}
        self._lacking: int | None = None
        for row in range(len(interpreter.dataset.tables[node.entity])):
            self._take(row)
        for group in self._groups.values():
            group.finish()

    def group(self, row: int) -> Group | None:
        """Give the group of a row, None when it has none; it may have no rows."""
        key = self._key(row)
        if key is None:
            return None
        group = self._groups.get(key, Group())
        if self._lacking is not None and group.lacking is None:
            return Group(lacking=self._lacking)
        return group if self._node.before is None else self._earlier(group, row)

    def _earlier(self, group: Group, row: int) -> Group | None:
        """Leave in a group what comes before a row, and the row; None when that is not known."""
        own = self._order.get(row)
        if own is None or group.lacking is not None:
            return None if own is None else group
        held = {
            other: value
            for other, value in group.held.items()
            if other == row or self._order[other] < own
        }
        made = Group(held)
        made.finish()
        return made

    def _key(self, row: int) -> Key | None:
        key = tuple(self._interpreter.value(part, row) for part in self._node.groups)
        return None if None in key else key

    def _take(self, row: int) -> None:
        """Put a row into its group, or note that it lacks something."""
        node, interpreter = self._node, self._interpreter
        order = Fraction(0) if node.before is None else interpreter.value(node.before, row)
        if isinstance(order, Fraction):
            self._order[row] = order
        holds = True if node.condition is None else interpreter.value(node.condition, row)
        if holds is False:
            return
        key, value = self._key(row), interpreter.value(node.value, row)
        known = key is not None and holds is True and row in self._order
        if key is not None and known and isinstance(value, Fraction):
            self._groups.setdefault(key, Group()).held[row] = value
        elif not node.skip:
            if key is None:
                self._lacking = row if self._lacking is None else self._lacking
            else:
                group = self._groups.setdefault(key, Group())
                group.lacking = row if group.lacking is None else group.lacking


def statistic(node: c.Peers, group: Group | None, row: int) -> Exact:
    """Give the statistic of a row in its group; None when it is missing."""
    if group is None or group.lacking is not None:
        return None
    own = group.held.get(row)
    if node.kind == "rank":
        return None if own is None else place(group.values, own, node)
    values, total = group.values, group.total
    if own is not None and not node.with_self:
        at = bisect_left(values, own)
        values, total = values[:at] + values[at + 1 :], total - own
    if node.kind == "count":
        return Fraction(len(values))
    if not values:
        return None
    if node.kind == "mean":
        return total / len(values)
    if node.kind == "median":
        return (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2
    return values[0] if node.kind == "min" else values[-1]


def place(values: Sequence[Fraction], own: Fraction, node: c.Peers) -> Fraction:
    """Give the place of a value among sorted values."""
    low, high = bisect_left(values, own), bisect_right(values, own)
    before = values[high:] if node.descending else values[:low]
    if node.ties == "dense":
        return Fraction(len(set(before)) + 1)
    least = len(before) + 1
    return Fraction(least) if node.ties == "min" else least + Fraction(high - low - 1, 2)


def firsts(node: c.Peers, group: Group) -> list[int]:
    """Give the rows that come first, in order."""
    best = group.values[-1 if node.descending or node.kind == "max" else 0]
    return [row for row, value in group.held.items() if value == best]


def tied(group: Group, row: int) -> list[int]:
    """Give the other rows with the value of a row."""
    own = group.held[row]
    return [other for other, value in group.held.items() if value == own and other != row]
