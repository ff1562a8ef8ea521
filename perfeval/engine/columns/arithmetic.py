"""Arithmetic, comparison, extremes and rounding of columns of ratios."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from math import gcd
from typing import Any

import numpy as np

from perfeval.calendar import Calendar
from perfeval.engine.columns.bounded import Ints, Mask, one
from perfeval.engine.columns.operands import Cond, Num, common, either

_EPOCH = date(1970, 1, 1).toordinal()
_LAST_DAY = date.max.toordinal()
_SIGNS: dict[str, Callable[[Any, Any], Any]] = {
    "<": np.less,
    "<=": np.less_equal,
    ">": np.greater,
    ">=": np.greater_equal,
    "=": np.equal,
    "!=": np.not_equal,
}


def arith(operator: str, left: Num, right: Num) -> Num:
    """Add, subtract, multiply or divide."""
    a, b = left.exact, right.exact
    if operator == "/":
        return _times(left, 1 / b) if b else _divided(left, right)
    if operator == "*":
        if b is not None or a is not None:
            return _times(left, b) if b is not None else _times(right, a or Fraction(0))
        return Num(left.n * right.n, left.d * right.d, either(left.missing, right.missing))
    n, m, d = common(left, right)
    return Num(n + m if operator == "+" else n - m, d, either(left.missing, right.missing))


def _times(x: Num, factor: Fraction) -> Num:
    n, d = factor.numerator, x.d
    if d.fixed:
        shared = gcd(n, d.v)
        n, d = n // shared, one(d.v // shared)
    return Num(x.n.times(n), d.times(factor.denominator), x.missing)


def _divided(left: Num, right: Num) -> Num:
    """Divide; the quotient by 0 is missing, and the denominator stays above 0."""
    over_left, over_right = left.d, right.d
    if over_left.fixed and over_right.fixed:
        shared = gcd(over_left.v, over_right.v)
        over_left, over_right = one(over_left.v // shared), one(over_right.v // shared)
    n, d = left.n * over_right, right.n * over_left
    missing = either(left.missing, right.missing)
    if d.lo > 0:
        return Num(n, d, missing)
    if d.lo < 0:
        n = (-n).where(d.v < 0, n)
        d = d.absolute()
    zero = np.equal(d.v, 0)
    return Num(n, d.greatest(one(1)), either(missing, zero))


def compare(operator: str, left: Num, right: Num) -> Cond:
    """Compare; unknown where a side is missing."""
    a, b, _ = common(left, right)
    missing = either(left.missing, right.missing)
    true = _SIGNS[operator](a.v, b.v)
    return Cond(true if missing is None else true & ~missing, missing)


def better(operator: str, left: Num, right: Num) -> Num:
    """Give the lesser (``min``) or greater (``max``) of two numbers."""
    missing = either(left.missing, right.missing)
    if operator == "max" and left.exact == 0 and right.n.lo >= 0:
        return Num(right.n, right.d, missing)
    if left.d is right.d or 1 in _fixed(left, right) or len(_fixed(left, right)) == 2:
        n, m, d = common(left, right)
        return Num(n.least(m) if operator == "min" else n.greatest(m), d, missing)
    a, b, _ = common(left, right)
    first: Mask = a.v <= b.v if operator == "min" else a.v >= b.v
    return Num(left.n.where(first, right.n), left.d.where(first, right.d), missing)


def _fixed(left: Num, right: Num) -> list[int]:
    return [x.d.v for x in (left, right) if x.d.fixed]


def rounded(x: Num, places: int, mode: str) -> Num:
    """Round to ``places`` decimals: ``half_up`` (halves away from 0), ``floor`` or ``ceil``."""
    factor = 10**places
    known = x.exact
    if known is not None and factor % known.denominator == 0:
        return Num(one(int(known * factor)), one(factor))
    if x.d.fixed and factor % x.d.v == 0:
        return Num(x.n.times(factor // x.d.v), one(factor), x.missing)
    if mode == "floor":
        return Num(x.n.times(factor).over(x.d), one(factor), x.missing)
    if mode == "ceil":
        return Num(-x.n.times(-factor).over(x.d), one(factor), x.missing)
    size = x.n.absolute()
    n = (size.times(2 * factor) + x.d).over(x.d.times(2))
    if x.n.lo < 0:
        n = (-n).where(np.less(x.n.v, 0), n)
    return Num(n, one(factor), x.missing)


def workdays(calendar: Calendar, start: Num, end: Num) -> Num:
    """Count working days: two lookups, missing where the calendar does not know one of the days."""
    first, until = calendar.sums()
    size = len(until)
    low, high = (x.n.over(x.d) - one(first) for x in (start, end))
    sums = np.asarray(until, np.int64)
    missing = either(start.missing, end.missing)
    counted = []
    for day in (low, high):
        outside = (day.v < 0) | (np.asarray(day.v) >= size)
        missing = either(missing, outside)
        counted.append(Ints(sums[np.clip(day.v, 0, size - 1)], 0, size))
    return Num(counted[1] - counted[0], one(1), missing)


def date_part(day: Num, part: str) -> Num:
    """Give months or years of dates, missing where a number is no date."""
    number = day.n.over(day.d)
    outside = (np.asarray(number.v) < 1) | (np.asarray(number.v) > _LAST_DAY)
    kept = np.clip(number.v, 1, _LAST_DAY) - _EPOCH
    months = kept.astype("M8[D]").astype("M8[M]").astype(np.int64) + 12 * 1970
    found = months if part == "month" else months // 12
    if np.ndim(found) == 0:
        return Num(one(int(found)), one(1), either(day.missing, outside))
    return Num(Ints(found, 0, 12 * 10000), one(1), either(day.missing, outside))


def extreme(operator: str, numbers: list[Num]) -> Num:
    """Give the least or greatest of several numbers."""
    best = numbers[0]
    for number in numbers[1:]:
        best = better(operator, best, number)
    return best
