"""The next day on which a condition turns by itself, found exactly.

A condition is evaluated for a whole span of days at once, on spans of values; where that leaves it
open, the span is halved. So nothing between two days is passed over, and no day is tried in vain.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from perfeval.engine.findings.patterns.rows import EventInterpreter
from perfeval.engine.plain.interpreter import Exact
from perfeval.language import core as c
from perfeval.stream.clocked import clocked, is_clock
from perfeval.values.exact import rounded
from perfeval.vocabulary import Vocabulary

FARTHEST = 3660
"""How many days ahead are looked at."""


@dataclass(frozen=True, slots=True)
class Same:
    """One value on all days of the span."""

    value: Exact


@dataclass(frozen=True, slots=True)
class Between:
    """A number on every day, within these ends."""

    low: Fraction
    high: Fraction


Spread = Same | Between | None
"""The values over a span of days; None when nothing is known of them."""


class Turning:
    """Looks ahead from a day for conditions about rows of one dataset."""

    def __init__(self, interpreter: EventInterpreter, vocabulary: Vocabulary) -> None:
        self._interpreter = interpreter
        self._vocabulary = vocabulary
        self._clocked: dict[int, bool] = {}
        self._days = (0, 0)

    def next_turn(self, node: c.Core, row: int, day: int) -> int | None:
        """Give the first day after ``day`` on which the value is another one, None when never.

        A day is given as well where it cannot be told whether the value is another one.
        """
        if not self._moves(node):
            return None
        if isinstance(self._over(node, row, day, day + FARTHEST), Same):
            return None
        now = self._over(node, row, day, day)
        return self._first(node, row, now, day + 1, day + FARTHEST)

    def _first(self, node: c.Core, row: int, now: Spread, start: int, end: int) -> int | None:
        found = self._over(node, row, start, end)
        if isinstance(found, Same) and isinstance(now, Same):
            return None if found == now else start
        if start == end:
            return start
        middle = (start + end) // 2
        early = self._first(node, row, now, start, middle)
        return early if early is not None else self._first(node, row, now, middle + 1, end)

    def _over(self, node: c.Core, row: int, start: int, end: int) -> Spread:
        self._days = (start, end)
        return self._spread(node, row, None)

    def _moves(self, node: c.Core) -> bool:
        if id(node) not in self._clocked:
            self._clocked[id(node)] = clocked(node, self._vocabulary)
        return self._clocked[id(node)]

    def _spread(self, node: c.Core, row: int | None, inner: int | None) -> Spread:
        if is_clock(node):
            start, end = (Fraction(day) for day in self._days)
            return Same(start) if start == end else Between(start, end)
        if not self._moves(node):
            return Same(self._interpreter.value(node, row, inner))
        match node:
            case c.Derived(body=body):
                found = self._interpreter.follow(node.hops, inner if node.inner else row)
                return Same(None) if found is None else self._spread(body, found, None)
            case c.Logic(operator, parts):
                return _logic(operator, (self._spread(part, row, inner) for part in parts))
            case c.Aggregate():
                return self._aggregate(node, row)
            case c.Otherwise(operand, default):
                first = self._spread(operand, row, inner)
                return self._spread(default, row, inner) if _missing(first) else first
            case c.Guard(condition, body):
                holds = self._spread(condition, row, inner)
                if not isinstance(holds, Same):
                    return None
                return self._spread(body, row, inner) if holds.value is True else Same(None)
            case c.Case():
                return self._case(node, row, inner)
            case c.Known(operand):
                found_value = self._spread(operand, row, inner)
                if isinstance(found_value, Same):
                    return Same(found_value.value is not None)
                return None if found_value is None else Same(True)  # noqa: FBT003
            case _:
                return _strict(node, [self._spread(p, row, inner) for p in c.children(node)])

    def _case(self, node: c.Case, row: int | None, inner: int | None) -> Spread:
        for condition, value in node.branches:
            holds = self._spread(condition, row, inner)
            if not isinstance(holds, Same):
                return None
            if holds.value is None:
                return holds
            if holds.value:
                return self._spread(value, row, inner)
        return Same(None) if node.otherwise is None else self._spread(node.otherwise, row, inner)

    def _aggregate(self, node: c.Aggregate, row: int | None) -> Spread:
        """Where every row is in or out on all days, add up what the rows give."""
        rows = self._interpreter.rows_below(node.path, row, node.entity)
        taken: list[Spread] = []
        for inner in rows:
            holds: Spread = Same(True)  # noqa: FBT003 - a value, not an option
            if node.condition is not None:
                holds = self._spread(node.condition, row, inner)
            if not isinstance(holds, Same):
                return None
            if holds.value is None:
                return holds
            if holds.value:
                value = node.value
                taken.append(Same(None) if value is None else self._spread(value, row, inner))
        if node.kind == "count":
            return Same(Fraction(len(taken)))
        if node.kind == "share":
            return Same(Fraction(len(taken), len(rows)) if rows else None)
        return _summed(node.kind, taken)


def _summed(kind: str, taken: list[Spread]) -> Spread:
    if any(map(_missing, taken)):
        return Same(None)
    ends = [_ends(one) for one in taken]
    known = [one for one in ends if one is not None]
    if len(known) < len(ends):
        return None
    if not known:
        return Same(Fraction(0) if kind == "sum" else None)
    lows, highs = [low for low, _ in known], [high for _, high in known]
    if kind in ("sum", "mean"):
        parts = 1 if kind == "sum" else len(known)
        return _span(sum(lows, Fraction(0)) / parts, sum(highs, Fraction(0)) / parts)
    pick = min if kind == "min" else max
    return _span(pick(lows), pick(highs))


def _logic(operator: str, parts: Iterable[Spread]) -> Spread:
    deciding = operator == "or"
    missing = open_yet = False
    for part in parts:
        if not isinstance(part, Same):
            open_yet = True
        elif part.value is deciding:
            return part
        else:
            missing = missing or part.value is None
    if open_yet:
        return None
    return Same(None) if missing else Same(not deciding)


def _missing(spread: Spread) -> bool:
    return isinstance(spread, Same) and spread.value is None


def _ends(spread: Spread) -> tuple[Fraction, Fraction] | None:
    if isinstance(spread, Between):
        return spread.low, spread.high
    if isinstance(spread, Same) and isinstance(spread.value, Fraction):
        return spread.value, spread.value
    return None


def _span(low: Fraction, high: Fraction) -> Spread:
    return Same(low) if low == high else Between(low, high)


def _strict(node: c.Core, operands: list[Spread]) -> Spread:
    """Evaluate a node that needs all its operands, on ends of numbers."""
    if any(map(_missing, operands)):
        return Same(None)
    if isinstance(node, c.Not):
        one = operands[0]
        return Same(not one.value) if isinstance(one, Same) else None
    ends = [_ends(one) for one in operands]
    spans = [one for one in ends if one is not None]
    if len(spans) < len(ends):
        return _words(node, operands)
    match node:
        case c.Rounded():
            low, high = (_rounded(node, one) for one in spans[0])
            return _span(low, high)
        case c.Compare(operator):
            return _compare(operator, *spans)
        case c.Arith(operator):
            return _arith(operator, *spans)
        case c.DaysBetween():
            return _arith("-", spans[1], spans[0])
        case c.WorkdaysBetween(calendar=calendar):
            (first, last), (early, late) = spans
            fewest = calendar.count(last.__floor__(), early.__floor__())
            most = calendar.count(first.__floor__(), late.__floor__())
            if fewest is not None and most is not None:
                return _span(Fraction(fewest), Fraction(most))
            beyond = early > calendar.last.toordinal() or first > calendar.last.toordinal()
            return Same(None) if beyond else None
        case c.Extreme(operator):
            pick = min if operator == "min" else max
            return _span(pick(low for low, _ in spans), pick(high for _, high in spans))
    return None


def _words(node: c.Core, operands: list[Spread]) -> Spread:
    """Compare texts that stay the same."""
    if isinstance(node, c.Compare) and node.operator in ("=", "!="):
        left, right = operands
        if isinstance(left, Same) and isinstance(right, Same):
            return Same((left == right) == (node.operator == "="))
    return None


def _rounded(node: c.Rounded, value: Fraction) -> Fraction:
    if node.mode == "half_up":
        return rounded(value, node.places)
    scaled = value * 10**node.places
    whole = scaled.__floor__() if node.mode == "floor" else scaled.__ceil__()
    return Fraction(whole, 10**node.places)


def _compare(
    operator: str, left: tuple[Fraction, Fraction], right: tuple[Fraction, Fraction]
) -> Spread:
    below, above = left[1] < right[0], left[0] > right[1]
    not_above, not_below = left[1] <= right[0], left[0] >= right[1]
    same = left[0] == left[1] == right[0] == right[1]
    true, false = {
        "<": (below, not_below),
        "<=": (not_above, above),
        ">": (above, not_above),
        ">=": (not_below, below),
        "=": (same, below or above),
        "!=": (below or above, same),
    }[operator]
    return Same(true) if true or false else None


def _arith(
    operator: str, left: tuple[Fraction, Fraction], right: tuple[Fraction, Fraction]
) -> Spread:
    if operator == "+":
        return _span(left[0] + right[0], left[1] + right[1])
    if operator == "-":
        return _span(left[0] - right[1], left[1] - right[0])
    if operator == "/":
        if right[0] <= 0 <= right[1]:
            return Same(None) if right[0] == right[1] else None
        right = (1 / right[1], 1 / right[0])
    corners = [one * other for one in left for other in right]
    return _span(min(corners), max(corners))
