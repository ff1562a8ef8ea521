"""Emitting arithmetic and extremes, whose denominators may vary from row to row."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from fractions import Fraction
from functools import partial
from math import gcd
from typing import TYPE_CHECKING

from perfeval.engine.compiled.operands import Num, constant, product, scaled_by, written
from perfeval.engine.plain.interpreter import date_part as part_of_date
from perfeval.language import core as c

if TYPE_CHECKING:
    from perfeval.engine.compiled.emitter import Emitter


def arith(emitter: Emitter, node: c.Arith) -> Num:
    """Emit ``+ - * /``; what is known while compiling is computed while compiling."""
    left, right = emitter.number(node.left), emitter.number(node.right)
    a, b = left.exact, right.exact
    if node.operator == "/":
        return _times(emitter, left, 1 / b) if b else _divide(emitter, left, right)
    if node.operator == "*":
        return multiplied(emitter, left, right)
    if a is not None and b is not None:
        return constant(a + b if node.operator == "+" else a - b)
    over_left, over_right, d = emitter.common(left, right)
    nonneg = node.operator == "+" and left.nonneg and right.nonneg
    source = f"{over_left} {node.operator} {over_right}"
    return emitter.assign(source, d, (left, right), nonneg=nonneg)


def multiplied(emitter: Emitter, left: Num, right: Num) -> Num:
    """Emit a product."""
    if right.exact is not None:
        return _times(emitter, left, right.exact)
    if left.exact is not None:
        return _times(emitter, right, left.exact)
    over = product(left.d, right.d)
    nonneg = left.nonneg and right.nonneg
    return emitter.assign(f"{left.n}*{right.n}", over, (left, right), nonneg=nonneg)


def _times(emitter: Emitter, x: Num, factor: Fraction) -> Num:
    """Multiply by a number that is known while compiling."""
    if x.exact is not None:
        return constant(x.exact * factor)
    n, d = factor.numerator, x.d
    if isinstance(d, int):
        shared = gcd(n, d)
        n, d = n // shared, d // shared
    over = product(d, factor.denominator)
    return emitter.assign(scaled_by(x.n, n), over, (x,), nonneg=x.nonneg and n >= 0)


def _divide(emitter: Emitter, left: Num, right: Num) -> Num:
    """Emit a quotient, missing where the divisor is 0; the denominator stays positive."""
    over_left, over_right = left.d, right.d
    if isinstance(over_left, int) and isinstance(over_right, int):
        shared = gcd(over_left, over_right)
        over_left, over_right = over_left // shared, over_right // shared
    n, d = scaled_by(left.n, over_right), scaled_by(right.n, over_left)
    if right.positive and not right.nullable:
        return emitter.assign(n, d, (left, right), nonneg=left.nonneg)
    name, over = emitter.w.fresh("n"), emitter.w.fresh("d")
    emitter.w.line(f"{name} = None")
    emitter.w.line(f"{over} = 1")
    present = f"{left.n} is not None and {right.n}" if left.nullable else right.n
    with emitter.w.block(f"if {present}:"):
        emitter.w.line(f"{name} = {n}")
        emitter.w.line(f"{over} = {d}")
        if not right.nonneg:
            with emitter.w.block(f"if {over} < 0:"):
                emitter.w.line(f"{name} = -{name}")
                emitter.w.line(f"{over} = -{over}")
    return Num(name, over, nullable=True, nonneg=left.nonneg and right.nonneg)


def workdays(emitter: Emitter, node: c.WorkdaysBetween) -> Num:
    """Emit a count of working days: two lookups in the calendar, which may know neither day."""
    start, end = emitter.number(node.start), emitter.number(node.end)
    count = emitter.columns.constant(node.calendar.count)
    days = ", ".join(x.n if x.d == 1 else f"{x.n}//({x.over})" for x in (start, end))
    counted = emitter.assign(f"{count}({days})", 1, (start, end), nonneg=False)
    return replace(counted, nullable=True)


def date_part(emitter: Emitter, node: c.DatePart) -> Num:
    """Emit the month or year of a date; missing for a number that is no date."""
    day = emitter.number(node.operand)
    part = emitter.columns.constant(partial(part_of_date, part=node.part))
    found = emitter.assign(
        f"{part}({day.n if day.d == 1 else f'{day.n}//({day.over})'})", 1, (day,), nonneg=True
    )
    return replace(found, nullable=True)


def extreme(emitter: Emitter, node: c.Extreme) -> Num:
    """Emit the least or greatest of several numbers."""
    best = emitter.number(node.operands[0])
    for operand in node.operands[1:]:
        best = better(emitter, best, emitter.number(operand), node.operator)
    return best


def _as_it_is(x: Num) -> Num:
    return x


def better(
    emitter: Emitter,
    left: Num,
    right: Num,
    operator: str,
    finish: Callable[[Num], Num] = _as_it_is,
) -> Num:
    """Emit ``finish`` of the lesser or greater of two numbers."""
    if operator == "max" and left.n == "0" and right.nonneg:
        return finish(right)
    a, b = left.exact, right.exact
    if a is not None and b is not None:
        return finish(constant(min(a, b) if operator == "min" else max(a, b)))
    sign = "<=" if operator == "min" else ">="
    over_left, over_right, d = emitter.common(left, right)
    if isinstance(d, int):
        signs = (left.nonneg, right.nonneg)
        nonneg = any(signs) if operator == "max" else all(signs)
        source = f"({over_left} if {over_left} {sign} {over_right} else {over_right})"
        return finish(emitter.assign(source, d, (left, right), nonneg=nonneg))
    from perfeval.engine.compiled.branches import Result

    result = Result(emitter, is_number=True)
    there = [f"{x.n} is not None" for x in (left, right) if x.nullable]
    with emitter.w.block(f"if {' and '.join(there)}:") if there else nullcontext():
        with emitter.w.block(f"if {over_left} {sign} {over_right}:"):
            result.take(finish(replace(left, nullable=False)))
        with emitter.w.block("else:"):
            result.take(finish(replace(right, nullable=False)))
    return result.number(may_be_missing=bool(there))


def rounded(emitter: Emitter, x: Num, places: int, mode: str) -> Num:
    """Emit rounding; the result stands over ``10^places``."""
    factor = 10**places
    known = x.exact
    if known is not None and factor % known.denominator == 0:
        return Num(written(int(known * factor)), factor, nonneg=known >= 0)
    if isinstance(x.d, int) and factor % x.d == 0:
        return emitter.assign(scaled_by(x.n, factor // x.d), factor, (x,), nonneg=x.nonneg)
    if mode == "floor":
        source = f"{scaled_by(x.n, factor)}//{x.over}"
    elif mode == "ceil":
        source = f"-(-{scaled_by(x.n, factor)}//{x.over})"
    else:
        over, twice_over = x.over, scaled_by("2", x.d)
        source = f"({scaled_by(x.n, 2 * factor)} + {over})//({twice_over})"
        if not x.nonneg:
            negative = f"-(({scaled_by(x.n, -2 * factor)} + {over})//({twice_over}))"
            source = f"({source} if {x.n} >= 0 else {negative})"
    return emitter.assign(source, factor, (x,), nonneg=x.nonneg)
