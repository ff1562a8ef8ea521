"""Numbers that must be fixed: worked out, or refused with the reason."""

from __future__ import annotations

import operator as op
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from perfeval.diagnostics.codes import ruleset as codes
from perfeval.diagnostics.codes import shapes as shape_codes
from perfeval.files.typed import Text
from perfeval.language import core as c
from perfeval.ruleset.shapes.base import ShapeContext

_ARITHMETIC: dict[str, Callable[..., Any]] = {
    "+": op.add,
    "-": op.sub,
    "*": op.mul,
    "/": lambda left, right: left / right if right else None,
}


def constant(node: c.Core) -> Fraction | None:
    """Work out what is written with constants (1/3, 50% + 10%); None when it needs data."""
    match node:
        case c.Const(Fraction() as value):
            return value
        case c.Arith(operator, left, right):
            values = constant(left), constant(right)
            return None if None in values else _ARITHMETIC[operator](*values)
        case c.Guard(_, body):
            return constant(body)
    return None


def fixed(context: ShapeContext, key: str, text: Text, checked: c.Core | None) -> Fraction | None:
    """Give the value of something that may not change with the data, None when noted."""
    if checked is None or checked.type.kind == "any":
        return None
    value = constant(checked)
    if value is None:
        context.note(codes.NOT_CONSTANT, text, key=key, found=text)
    return value


def rate_within(
    context: ShapeContext, key: str, text: Text, least: int, most: int | None, *, ends: bool = True
) -> Fraction | None:
    """Give a fixed rate from ``least`` to ``most`` percent (no upper end when None).

    ``ends`` says whether the ends belong to what is accepted.
    """
    value = fixed(context, key, text, context.expr(text, "rate"))
    if value is None:
        return None
    low, high = Fraction(least, 100), None if most is None else Fraction(most, 100)
    inside = value >= low and (high is None or value <= high)
    if inside and (ends or value not in (low, high)):
        return value
    accepted = ("不低于 " if ends else "高于 ") + f"{least}%"
    if most is not None:
        accepted += ("、不高于 " if ends else "、低于 ") + f"{most}%"
    context.note(shape_codes.OUT_OF_RANGE, text, key=key, accepted=accepted, found=text)
    return None
