"""Aggregates: the rows below each row, gathered into pairs of an outer and an inner row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from perfeval.engine.columns.bounded import Ints, NotForColumnsError, one
from perfeval.engine.columns.operands import Num, Operand, at, either
from perfeval.language import core as c

if TYPE_CHECKING:
    from perfeval.engine.columns.frame import Frame


_MOST_PAIRS = 20_000_000


def aggregate(frame: Frame, node: c.Aggregate) -> Operand:
    """Give the aggregate of each row at hand; it is computed for all rows of the entity."""
    found = _of_all(frame.all(), node)
    return found if frame.rows is None else at(found, frame.rows)


def _of_all(frame: Frame, node: c.Aggregate) -> Num:
    if not node.path:
        raise NotForColumnsError("an aggregate over all rows of an entity")
    tops, nowhere = frame.tables.tops(node.path)
    inner = np.flatnonzero(~nowhere)
    outer = tops[inner]
    lost: Any = None
    if node.base:
        outer, inner, lost = _sharing(frame, node, outer, inner)
    pairs = frame.pairs(outer, inner)
    groups = _Groups(frame.count, outer)
    found = _aggregated(pairs, node, groups)
    return found if lost is None else Num(found.n, found.d, either(found.missing, lost))


def _sharing(frame: Frame, node: c.Aggregate, tops: Any, inner: Any) -> tuple[Any, Any, Any]:
    """Pair each row at hand with the rows that share its base; say where there is no base.

    Args:
        frame: all rows at hand.
        node: the aggregate.
        tops: for each of the rows ``inner`` the row that it leads to.
        inner: the rows that the aggregate goes through.
    """
    bases, nowhere = frame.tables.tops(node.base)
    outer = np.flatnonzero(~nowhere)
    order = np.argsort(tops, kind="stable")
    below = np.searchsorted(tops[order], bases[outer], "left")
    counts = np.searchsorted(tops[order], bases[outer], "right") - below
    if counts.sum() > _MOST_PAIRS:
        raise NotForColumnsError("too many rows share a row")
    starts = np.cumsum(counts) - counts
    within = np.arange(int(counts.sum())) - np.repeat(starts, counts)
    return np.repeat(outer, counts), inner[order[np.repeat(below, counts) + within]], nowhere


def _aggregated(pairs: Frame, node: c.Aggregate, groups: _Groups) -> Num:
    outer = groups.outer
    taken: Any = np.ones(len(outer), np.bool_)
    bad: Any = None
    if node.condition is not None:
        condition = pairs.condition(node.condition)
        taken, bad = taken & condition.true, condition.missing
    if node.kind in ("count", "share"):
        number = groups.count(taken)
        whole = number if node.kind == "count" else groups.count(np.ones(len(outer), np.bool_))
        return _counted(node.kind, number, whole, groups.marked(bad))
    if node.value is None:
        raise NotForColumnsError("an aggregate of nothing")
    value = pairs.number(node.value)
    if not value.d.fixed:
        raise NotForColumnsError("an aggregate of ratios")
    if value.missing is not None:
        bad = either(bad, taken & value.missing)
    return _gathered(node.kind, groups, value, taken, groups.marked(bad))


class _Groups:
    """Pairs by their outer row."""

    def __init__(self, size: int, outer: Any) -> None:
        self.size = size
        self.outer = outer
        most = int(np.bincount(outer).max()) if len(outer) else 0
        self.most = most

    def count(self, mask: Any) -> Ints:
        """Count the pairs of each group in which a mask holds."""
        return Ints(np.bincount(self.outer[mask], minlength=self.size), 0, self.most)

    def marked(self, mask: Any) -> Any:
        """Give the groups with a pair in which a mask holds."""
        if mask is None:
            return None
        return (
            np.bincount(self.outer[mask & np.ones(len(self.outer), np.bool_)], minlength=self.size)
            > 0
        )

    def sum(self, n: Ints, mask: Any) -> Ints:
        """Add the elements of each group in which a mask holds."""
        ends = (self.most * n.lo, self.most * n.hi)
        found = Ints(np.zeros(self.size, np.int64), min(0, *ends), max(0, *ends))
        np.add.at(found.v, self.outer[mask], n.spread(len(self.outer))[mask])
        return found

    def end(self, n: Ints, mask: Any, kind: str) -> Ints:
        """Give the least or greatest element of each group in which a mask holds."""
        start, at_pairs = (n.hi, np.minimum.at) if kind == "min" else (n.lo, np.maximum.at)
        found = Ints(np.full(self.size, start, np.int64), n.lo, n.hi)
        at_pairs(found.v, self.outer[mask], n.spread(len(self.outer))[mask])
        return found


def _counted(kind: str, number: Ints, whole: Ints, bad: Any) -> Num:
    if kind == "count":
        return Num(number, one(1), bad)
    return Num(number, whole.greatest(one(1)), either(bad, whole.v == 0))


def _gathered(kind: str, groups: _Groups, value: Num, taken: Any, bad: Any) -> Num:
    if kind == "sum":
        return Num(groups.sum(value.n, taken), value.d, bad)
    number = groups.count(taken)
    missing = either(bad, number.v == 0)
    if kind == "mean":
        total = groups.sum(value.n, taken)
        return Num(total, value.d * number.greatest(one(1)), missing)
    return Num(groups.end(value.n, taken, kind), value.d, missing)
