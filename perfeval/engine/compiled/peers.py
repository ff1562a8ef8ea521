"""Statistics over peers, computed once for all rows before the loop that reads them.

Values are turned into integers in the same order (``key``), so that sorting and counting run on
plain integers and are exact all the same: O(n log n) for n rows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from perfeval.engine.compiled.columns import DerivedColumn
from perfeval.engine.compiled.earlier import statistics_before
from perfeval.engine.compiled.operands import Operand, Other
from perfeval.language import core as c
from perfeval.language.types import NUMBER

if TYPE_CHECKING:
    from perfeval.engine.compiled.emitter import Emitter

Ratio = tuple[int, int]
"""A numerator and a denominator above 0, not reduced."""
SUM, OWN, OTHERS = "sum", "own", "others"
_MOST_BITS = 200
PARTS = ("", SUM)
"""A column that each node has under one of these names."""


@dataclass(slots=True)
class PeerRows:
    """What a loop over the rows collected: value, condition and group of each.

    ``over`` holds one denominator for all, or one a row; ``order`` is there when rows have one.
    """

    values: list[int | None] = field(default_factory=list)
    over: list[int] | int = 1
    held: list[bool | None] = field(default_factory=list)
    groups: list[tuple[Any, ...]] = field(default_factory=list)
    order: list[Any] = field(default_factory=list)


@dataclass(slots=True)
class _Group:
    """The rows of a group, sorted by value; ``nth`` counts different values up to each."""

    rows: list[int]
    keys: list[int]
    nth: list[int]
    lacking: bool


def emit_rows(emitter: Emitter, node: c.Peers) -> int:
    """Emit what the loop collects; give the denominator of all values, 0 where it varies."""
    w = emitter.w
    condition = Other("True") if node.condition is None else emitter.other(node.condition)
    w.line(f"hold({condition.v})")
    groups = [_part_of_key(emitter.emit(part)) for part in node.groups]
    w.line(f"put(({''.join(f'{group}, ' for group in groups)}))")
    if node.before is not None:
        w.line(f"rank({_part_of_key(emitter.emit(node.before))})")
    value = emitter.number(node.value)
    w.line(f"add({value.n})")
    if isinstance(value.d, int):
        return value.d
    w.line(f"add_over({value.d})")
    return 0


def _part_of_key(operand: Operand) -> str:
    if isinstance(operand, Other):
        return operand.v
    ratio = f"ratio({operand.n}, {operand.d})"
    return f"None if {operand.n} is None else {ratio}" if operand.nullable else ratio


def columns_of(node: c.Peers, read: PeerRows) -> dict[str, DerivedColumn]:
    """Compute the columns of a node: one by the name ``""``, or the parts of a mean of others.

    Where the mean leaves out the row itself, each row has a mean of its own, with the product of
    all denominators in it: such means are worked out as they are read, from their parts.
    """
    every = range(len(read.values))
    keys = _keys(read)
    groups, spoilt = _grouped(node, read, keys)
    if node.before is not None:
        return {"": _column(_before(node, read, keys, {} if spoilt else groups, spoilt=spoilt))}
    if node.kind == "mean":
        parts = _mean_parts(node, read, {} if spoilt else groups)
        return {name: _column(ratios) for name, ratios in parts.items()}
    give = _of_rank if node.kind == "rank" else _of_count if node.kind == "count" else _of_value
    found: list[Ratio | None] = [None] * len(read.values)
    for row in every:
        group = None if spoilt else groups.get(read.groups[row])
        if group is None:
            known = not spoilt and None not in read.groups[row]
            found[row] = (0, 1) if node.kind == "count" and known else None
        elif not group.lacking:
            found[row] = give(node, read, group, _at(group, keys[row], row))
    return {"": _column(found)}


def _before(
    node: c.Peers,
    read: PeerRows,
    keys: Sequence[int | None],
    groups: dict[tuple[Any, ...], _Group],
    *,
    spoilt: bool,
) -> list[Ratio | None]:
    members = {
        key: [(keys[row] or 0, row) for row in group.rows]
        for key, group in groups.items()
        if not group.lacking
    }
    asking: dict[tuple[Any, ...], list[int]] = {}
    for row, key in enumerate(read.groups):
        lacking = spoilt or None in key or (key in groups and groups[key].lacking)
        if not lacking and read.order[row] is not None:
            asking.setdefault(key, []).append(row)
    found = statistics_before(node, members, asking, read.order, lambda row: _ratio(read, row))
    return [found.get(row) for row in range(len(read.values))]


def as_read(node: c.Peers, name: Callable[[str], str]) -> c.Core:
    """Give the node in terms of its computed columns; ``name`` names a column."""
    if node.kind != "mean" or node.before is not None:
        return c.Derived(node.entity, name(""), node, node.type)
    total, own, others = (
        c.Derived(node.entity, name(part), node, NUMBER if part == OTHERS else node.type)
        for part in (SUM, OWN, OTHERS)
    )
    rest = total if node.with_self else c.Arith("-", total, own, node.type)
    return c.Arith("/", rest, others, node.type)


def _keys(read: PeerRows) -> list[int | None]:
    """Give integers in the order of the values, equal where values are equal.

    Two ratios that differ do so by at least ``1 / (d1 × d2)``, so that ``floor(x × 2^k)`` tells
    them apart when ``2^k`` is at least the product of the two greatest denominators.
    """
    if isinstance(read.over, int):
        return _placed(read, read.values)
    bits = 2 * max(read.over, default=1).bit_length()
    keys = [
        None if value is None else (value << bits) // over
        for value, over in zip(read.values, read.over, strict=True)
    ]
    return _placed(read, keys)


def _placed(read: PeerRows, keys: Sequence[int | None]) -> list[int | None]:
    """Take the key from rows that lack what orders rows, where something does."""
    if not read.order:
        return list(keys)
    pairs = zip(keys, read.order, strict=True)
    return [None if place is None else key for key, place in pairs]


def _grouped(
    node: c.Peers, read: PeerRows, keys: Sequence[int | None]
) -> tuple[dict[tuple[Any, ...], _Group], bool]:
    """Sort rows into groups; also say whether a row without a group spoils all of them."""
    members: dict[tuple[Any, ...], list[int]] = {}
    lacking: set[tuple[Any, ...]] = set()
    spoilt = False
    for row, (held, group, key) in enumerate(zip(read.held, read.groups, keys, strict=True)):
        if held is False:
            continue
        if held is None or key is None or None in group:
            if not node.skip:
                lacking.add(group)
                spoilt = spoilt or None in group
            continue
        members.setdefault(group, []).append(row)
    groups: dict[tuple[Any, ...], _Group] = {}
    for group in (*members, *(lacking - members.keys())):
        rows = sorted(members.get(group, ()), key=lambda row: keys[row] or 0)
        sorted_keys = [keys[row] or 0 for row in rows]
        changes = (a != b for a, b in pairwise(sorted_keys))
        nth = list(accumulate(changes, initial=1))
        groups[group] = _Group(rows, sorted_keys, nth, group in lacking)
    return groups, spoilt


def _at(group: _Group, key: int | None, row: int) -> int | None:
    """Give where a row stands in its group, None when it is not in it."""
    if key is None:
        return None
    low, high = bisect_left(group.keys, key), bisect_right(group.keys, key)
    at = bisect_left(group.rows, row, low, high)  # rows of equal values stand in their own order
    return at if at < high and group.rows[at] == row else None


def _of_rank(node: c.Peers, _read: PeerRows, group: _Group, at: int | None) -> Ratio | None:
    if at is None:
        return None
    if node.ties == "dense":
        return (group.nth[-1] - group.nth[at] + 1 if node.descending else group.nth[at]), 1
    keys = group.keys
    low, high = bisect_left(keys, keys[at]), bisect_right(keys, keys[at])
    before = len(keys) - high if node.descending else low
    if node.ties == "mean":
        return 2 * before + high - low + 1, 2
    return before + 1, 1


def _of_count(node: c.Peers, _read: PeerRows, group: _Group, at: int | None) -> Ratio | None:
    return len(group.rows) - _left_out(node, at), 1


def _left_out(node: c.Peers, at: int | None) -> int:
    return 0 if node.with_self or at is None else 1


def _of_value(node: c.Peers, read: PeerRows, group: _Group, at: int | None) -> Ratio | None:
    """Give the least, the greatest or the middle of the values, without the row itself or with."""
    left_out = _left_out(node, at)
    count = len(group.rows) - left_out
    if not count:
        return None
    middle = ((count - 1) // 2, count // 2)
    pair = {"min": (0, 0), "max": (count - 1, count - 1)}.get(node.kind, middle)
    # Places count without the row itself; after it, the row that stands there is one further on.
    first, second = (
        group.rows[place + (1 if left_out and at is not None and place >= at else 0)]
        for place in pair
    )
    if first == second:
        return _ratio(read, first)
    (a, over_a), (b, over_b) = _ratio(read, first), _ratio(read, second)
    return a * over_b + b * over_a, 2 * over_a * over_b


def _mean_parts(
    node: c.Peers, read: PeerRows, groups: dict[tuple[Any, ...], _Group]
) -> dict[str, list[Ratio | None]]:
    count = len(read.values)
    parts: dict[str, list[Ratio | None]] = {
        SUM: [None] * count, OWN: [(0, 1)] * count, OTHERS: [None] * count
    }  # fmt: skip
    sums = {key: _sum(read, group.rows) for key, group in groups.items() if not group.lacking}
    for row in range(count):
        if read.groups[row] in sums:
            parts[SUM][row] = sums[read.groups[row]]
            parts[OTHERS][row] = (len(groups[read.groups[row]].rows), 1)
    if not node.with_self:
        for key in sums:
            rows = groups[key].rows
            for row in rows:
                parts[OWN][row] = _ratio(read, row)
                parts[OTHERS][row] = (len(rows) - 1, 1)
    return parts


def _ratio(read: PeerRows, row: int) -> Ratio:
    return read.values[row] or 0, read.over if isinstance(read.over, int) else read.over[row]


def _sum(read: PeerRows, rows: Sequence[int]) -> Ratio:
    """Add values, those of one denominator first, then in pairs so that factors grow evenly."""
    if isinstance(read.over, int):
        return sum(read.values[row] or 0 for row in rows), read.over
    by_over: dict[int, int] = {}
    for row in rows:
        value, over = _ratio(read, row)
        by_over[over] = by_over.get(over, 0) + value
    sums = [(total, over) for over, total in by_over.items()] or [(0, 1)]
    while len(sums) > 1:
        paired = [
            (a * over_b + b * over_a, over_a * over_b)
            for (a, over_a), (b, over_b) in zip(sums[::2], sums[1::2], strict=False)
        ]
        sums = paired + (sums[-1:] if len(sums) % 2 else [])
    return sums[0]


def _column(ratios: Sequence[Ratio | None]) -> DerivedColumn:
    """Give a column with one denominator where all have the same, a short one.

    One denominator is written into the code, and that of a sum of ratios can have many digits.
    """
    overs = {ratio[1] for ratio in ratios if ratio is not None}
    numerators: list[Any] = [None if ratio is None else ratio[0] for ratio in ratios]
    over = next(iter(overs), 1)
    if len(overs) <= 1 and over.bit_length() <= _MOST_BITS:
        return DerivedColumn(numerators, over)
    return DerivedColumn(numerators, [1 if ratio is None else ratio[1] for ratio in ratios])
