"""Emitting a number so that what is done with it at the end is done in each of its branches.

Where a score is capped, the branch at the cap is then known while compiling, rounding included,
and rows with full marks cost no division.
"""

from __future__ import annotations

from collections.abc import Callable

from perfeval.engine.compiled import arithmetic, branches
from perfeval.engine.compiled.emitter import Emitter
from perfeval.engine.compiled.operands import Num
from perfeval.language import core as c

Finish = Callable[[Num], Num]


def settle(emitter: Emitter, node: c.Core, finish: Finish) -> Num:
    """Emit ``finish`` of a number; the same as ``finish(emitter.number(node))``, but sooner."""
    match node:
        case c.Case() | c.Guard():
            operand = branches.emit(emitter, node, lambda part: settle(emitter, part, finish))
            if isinstance(operand, Num):
                return operand
            raise TypeError("a text cannot be settled")
        case c.Arith("*", left, right) if _branches(left) != _branches(right):
            inner, outer = (left, right) if _branches(left) else (right, left)
            factor = emitter.number(outer)
            return settle(
                emitter, inner, lambda x: finish(arithmetic.multiplied(emitter, factor, x))
            )
        case c.Extreme(operator, (c.Const(), inner)) if _branches(inner):
            end = emitter.number(node.operands[0])
            return settle(
                emitter, inner, lambda x: finish(arithmetic.better(emitter, end, x, operator))
            )
        case c.Extreme(operator, (first, second)):
            one, other = emitter.number(first), emitter.number(second)
            return arithmetic.better(emitter, one, other, operator, finish)
    return finish(emitter.number(node))


def _branches(node: c.Core) -> bool:
    return isinstance(node, c.Case | c.Guard | c.Extreme) or (
        isinstance(node, c.Arith)
        and node.operator == "*"
        and _branches(node.left) != _branches(node.right)
    )
