"""加权平均: a weighted mean of values of the row at hand, such as answers by option."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.diagnostics.codes import language as codes
from perfeval.language import build, types
from perfeval.language import core as c
from perfeval.language import syntax as s

if TYPE_CHECKING:
    from perfeval.language.check import Checker

USAGE = "加权平均(值, 权, 值, 权, …)"


def check_weighted_mean(checker: Checker, node: s.Call) -> c.Core:
    """Check ``Σ value × weight / Σ weight``; missing when the weights add up to 0.

    Values are of one type, weights of another one (counts, money, rates); nothing says that the
    weights make a whole, so that counts of answers will do.
    """
    count = len(node.arguments)
    if count < 4 or count % 2:
        raise checker.fail(codes.ARGUMENTS, node.at, function=node.function, usage=USAGE)
    checked = [checker.check(argument) for argument in node.arguments]
    for side in (0, 1):
        _alike(checker, node, checked[side::2], side)
    values, weights = checked[0::2], checked[1::2]
    total, mass = _product(values[0], weights[0]), weights[0]
    for value, weight in zip(values[1:], weights[1:], strict=True):
        total = c.Arith("+", total, _product(value, weight), total.type)
        mass = build.same_units(c.Arith("+", mass, weight, mass.type), mass, weight)
    return c.Arith("/", total, mass, values[0].type)


def _alike(checker: Checker, node: s.Call, found: list[c.Core], side: int) -> None:
    """Refuse what is no number, or of another type than the first of its side."""
    first = found[0]
    for number, one in enumerate(found):
        argument = node.arguments[2 * number + side]
        checker.need(one, argument, tuple(types.NUMERIC))
        if "any" not in (first.type.kind, one.type.kind) and one.type != first.type:
            raise checker.mismatch(argument.at, first, one, "平均")


def _product(value: c.Core, weight: c.Core) -> c.Core:
    """Multiply; the type is only that of a step on the way."""
    return c.Arith("*", value, weight, value.type)
