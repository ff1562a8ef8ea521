"""Conditions over three values, and what stands only where a condition holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from perfeval.engine.columns.bounded import Mask
from perfeval.engine.columns.operands import Cond, Operand, either, lacking, present, selected
from perfeval.language import core as c

if TYPE_CHECKING:
    from perfeval.engine.columns.frame import Frame


def logic(frame: Frame, node: c.Logic) -> Cond:
    """Give ``and`` / ``or``: an unknown part matters only where no other part decides."""
    found = frame.condition(node.parts[0])
    for part in node.parts[1:]:
        other = frame.condition(part)
        missing = either(found.missing, other.missing)
        if node.operator == "and":
            true = found.true & other.true
            if missing is not None:
                missing = missing & ~(false(found) | false(other))
        else:
            true = found.true | other.true
            if missing is not None:
                missing = missing & ~true
        found = Cond(true, missing)
    return found


def false(condition: Cond) -> Mask:
    """Give the rows where a condition is known not to hold."""
    if condition.missing is None:
        return ~condition.true
    return ~(condition.true | condition.missing)


def negated(frame: Frame, node: c.Not) -> Cond:
    """Negate; unknown stays unknown."""
    found = frame.condition(node.operand)
    return Cond(false(found), found.missing)


def known(frame: Frame, node: c.Known) -> Cond:
    """Say whether a value is there."""
    missing = frame.value(node.operand).missing
    return Cond(np.True_ if missing is None else ~missing)


def otherwise(frame: Frame, node: c.Otherwise) -> Operand:
    """Put the second operand where the first is missing."""
    found = frame.value(node.operand)
    if found.missing is None:
        return found
    default = frame.value(node.default)
    gaps = found.missing
    return selected([(~gaps, present(found)), (gaps, default)], None)


def guard(frame: Frame, node: c.Guard) -> Operand:
    """Give the body where the condition holds."""
    return lacking(frame.value(node.body), ~frame.condition(node.condition).true)


def branches(frame: Frame, node: c.Case) -> tuple[list[tuple[Mask, c.Core]], Mask | None]:
    """Say for each branch in which rows it is taken, and which rows take none.

    Branches that no row takes are left out.
    """
    rest: Mask = np.True_
    lost: Mask | None = None
    taken: list[tuple[Mask, c.Core]] = []
    for condition, value in node.branches:
        held = frame.condition(condition)
        hit = rest & held.true
        if held.missing is not None:
            lost = either(lost, rest & held.missing)
        rest = rest & false(held)
        if np.any(hit):
            taken.append((hit, value))
    if not np.any(rest):
        return taken, lost
    if node.otherwise is None:
        return taken, either(lost, rest)
    return [*taken, (rest, node.otherwise)], lost


def case(frame: Frame, node: c.Case) -> Operand:
    """Give the value of the first branch whose condition holds."""
    taken, lost = branches(frame, node)
    if not taken:
        some = node.otherwise if node.otherwise is not None else node.branches[0][1]
        return lacking(frame.value(some), np.ones(frame.count, np.bool_))
    return selected([(mask, frame.value(value)) for mask, value in taken], lost)
