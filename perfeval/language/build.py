"""Building core trees from Python, for the scoring shapes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from perfeval.language import core as c
from perfeval.language.types import DATE, NUMBER, RATE, TEXT, Type

ZERO = c.number(0)


def same_units(made: c.Core, left: c.Core, right: c.Core) -> c.Core:
    """Let two quantities meet only where their units, which stand in the row, agree.

    A unit that is not written agrees with any but the percent sign: 100 and 100% differ. A rate
    meets only a quantity that is written with the percent sign.
    """
    for one, other in ((left, right), (right, left)):
        if isinstance(one, c.FieldOf) and one.unit_field and other.type.kind == "rate":
            written = c.Compare("=", _unit_of(one), c.Const("%", TEXT))
            return c.Guard(written, made, "计量单位不同", made.type)
    if not (isinstance(left, c.FieldOf) and isinstance(right, c.FieldOf)):
        return made
    if not (left.unit_field and right.unit_field) or left.unit_field == right.unit_field:
        return made
    none = c.Const("", TEXT)
    unit_of_left, unit_of_right = _unit_of(left), _unit_of(right)
    percent = c.Const("%", TEXT)
    agree: list[c.Core] = [c.Compare("=", unit_of_left, unit_of_right)]
    for one, other in ((unit_of_left, unit_of_right), (unit_of_right, unit_of_left)):
        unwritten = c.Compare("=", one, none), c.Compare("!=", other, percent)
        agree.append(c.Logic("and", unwritten))
    return c.Guard(c.Logic("or", tuple(agree)), made, "计量单位不同", made.type)


def _unit_of(field: c.FieldOf) -> c.Core:
    """Give the unit that stands in the row, empty text when it is not written."""
    unit = replace(field, name=field.unit_field, type=TEXT, unit_field="")
    return c.Otherwise(unit, c.Const("", TEXT), TEXT)


def quotient(left: c.Core, right: c.Core) -> c.Core:
    """``left / right`` as a rate."""
    return same_units(c.Arith("/", left, right, RATE), left, right)


def compared(left: c.Core, operator: str, right: c.Core) -> c.Core:
    """A comparison."""
    return same_units(c.Compare(operator, left, right), left, right)


def times(left: c.Core, right: c.Core) -> c.Core:
    """A product as a plain number."""
    return c.Arith("*", left, right, NUMBER)


def minus(left: c.Core, right: c.Core, kind: Type = NUMBER) -> c.Core:
    """A difference."""
    return same_units(c.Arith("-", left, right, kind), left, right)


def least(*operands: c.Core) -> c.Core:
    """The least of several."""
    return c.Extreme("min", operands, operands[0].type)


def greatest(*operands: c.Core) -> c.Core:
    """The greatest of several."""
    return c.Extreme("max", operands, operands[0].type)


def rate(percent: int) -> c.Const:
    """A percentage."""
    return c.Const(Fraction(percent, 100), RATE)


def say(*parts: str | c.Core) -> c.Template:
    """A text of strings and values."""
    return c.Template(tuple(part if isinstance(part, str) else c.Shown(part) for part in parts))


def always_above_zero(node: c.Core) -> bool:
    """Whether a number is a constant above 0, or something already reported as wrong."""
    if not isinstance(node, c.Const) or not isinstance(node.value, Fraction):
        return False
    return node.value > 0 or node.type.kind == "any"


def within_whole(share: c.Core) -> c.Core:
    """Keep a share within 0 and 100%."""
    return greatest(rate(0), least(rate(100), share))


def on_day(steps: tuple[tuple[int, c.Const], ...], day: c.Core, written: str) -> c.Core:
    """Give the value that holds on a day, of steps that say from which day on which holds.

    Missing before the first of them. ``written`` is how the whole is printed.
    """
    if isinstance(day, c.Const) and isinstance(day.value, Fraction):
        held = [value for since, value in steps if since <= day.value]
        if held:
            return held[-1]
    branches = tuple(
        (c.Compare(">=", day, c.Const(Fraction(since), DATE)), value)
        for since, value in reversed(steps)
    )
    return c.Case(branches, None, steps[0][1].type, written=written)
