"""The values that an expression has over a span of days, and what operators make of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from perfeval.calendar import Calendar
from perfeval.engine.plain.interpreter import Exact, strict
from perfeval.language import core as c


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
_Ends = tuple[Fraction, Fraction]
_YES, _NO = Same(True), Same(False)  # noqa: FBT003 - values, not options


def summed(kind: str, taken: Sequence[Spread]) -> Spread:
    """Give the ``sum``, ``mean``, ``min`` or ``max`` of what the rows of an aggregate give."""
    if any(map(is_missing, taken)):
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


def any_or_all(operator: str, parts: Iterable[Spread]) -> Spread:
    """Give ``or`` and ``and``, over three values and what is open yet."""
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


def is_missing(spread: Spread) -> bool:
    """Whether a value is missing on all days of the span."""
    return isinstance(spread, Same) and spread.value is None


def _ends(spread: Spread) -> _Ends | None:
    if isinstance(spread, Between):
        return spread.low, spread.high
    if isinstance(spread, Same) and isinstance(spread.value, Fraction):
        return spread.value, spread.value
    return None


def _span(low: Fraction, high: Fraction) -> Spread:
    return Same(low) if low == high else Between(low, high)


def over(node: c.Core, operands: Sequence[Spread]) -> Spread:
    """Evaluate a node that needs all its operands: exactly where they stay, else on their ends."""
    values: list[Exact] = []
    spans: list[_Ends] = []
    for one in operands:
        if isinstance(one, Same):
            if one.value is None:
                return one
            values.append(one.value)
            if isinstance(one.value, Fraction):
                spans.append((one.value, one.value))
        elif one is not None:
            spans.append((one.low, one.high))
    if len(values) == len(operands):
        return Same(strict(node, values))
    return _on_ends(node, spans) if len(spans) == len(operands) else None


def _on_ends(node: c.Core, spans: Sequence[_Ends]) -> Spread:
    match node:
        case c.Rounded() | c.DatePart():
            low, high = (strict(node, [end]) for end in spans[0])
            if isinstance(low, Fraction) and isinstance(high, Fraction):
                return _span(low, high)
        case c.Compare(operator):
            return _compare(operator, *spans)
        case c.Arith(operator):
            return _arith(operator, *spans)
        case c.DaysBetween():
            return _arith("-", spans[1], spans[0])
        case c.WorkdaysBetween(calendar=calendar):
            return _workdays(calendar, *spans)
        case c.Extreme(operator):
            pick = min if operator == "min" else max
            return _span(pick(low for low, _ in spans), pick(high for _, high in spans))
    return None


def _workdays(calendar: Calendar, starts: _Ends, ends: _Ends) -> Spread:
    (first, last), (early, late) = starts, ends
    fewest = calendar.count(last.__floor__(), early.__floor__())
    most = calendar.count(first.__floor__(), late.__floor__())
    if fewest is not None and most is not None:
        return _span(Fraction(fewest), Fraction(most))
    beyond = early > calendar.last.toordinal() or first > calendar.last.toordinal()
    return Same(None) if beyond else None


def _compare(operator: str, left: _Ends, right: _Ends) -> Spread:
    if operator in (">", ">="):
        return _below(right, left, or_equal=operator == ">=")
    if operator in ("<", "<="):
        return _below(left, right, or_equal=operator == "<=")
    apart = left[1] < right[0] or left[0] > right[1]
    if apart or left[0] == left[1] == right[0] == right[1]:
        return _NO if apart == (operator == "=") else _YES
    return None


def _below(left: _Ends, right: _Ends, *, or_equal: bool) -> Spread:
    """Whether a number is below another one on all days, or on none."""
    if left[1] < right[0] or (or_equal and left[1] == right[0]):
        return _YES
    if left[0] > right[1] or (not or_equal and left[0] == right[1]):
        return _NO
    return None


def _arith(operator: str, left: _Ends, right: _Ends) -> Spread:
    if operator == "+":
        return _span(left[0] + right[0], left[1] + right[1])
    if operator == "-":
        return _span(left[0] - right[1], left[1] - right[0])
    if operator == "/":
        if right[0] <= 0 <= right[1]:
            return Same(None) if right[0] == right[1] else None  # zero throughout: missing
        right = (1 / right[1], 1 / right[0])
    corners = [one * other for one in left for other in right]
    return _span(min(corners), max(corners))
