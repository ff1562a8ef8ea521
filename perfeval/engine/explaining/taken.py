"""How a ruleset treated a row: its rule, the points, and how they came in one line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from perfeval.engine.outcome import Line, Status
from perfeval.engine.plain import shown
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.language import core as c
from perfeval.ruleset.program import Basis, Indicator, Program

_MOST_STEPS = 4


@dataclass(frozen=True, slots=True)
class Taken:
    """The rule that took a row, the points, why points were lost, and how they came."""

    rule: str
    rule_name: str
    shape: str
    status: Status
    full: Fraction | None
    points: Fraction | None
    reason: str
    how: str
    basis: tuple[Basis, ...]


def taken_by(program: Program, line: Line, interpreter: Interpreter) -> Taken:
    """Say how a ruleset came to a line."""
    indicator = next(one for one in program.indicators if one.id == line.rule)
    return Taken(
        rule=line.rule,
        rule_name=line.rule_name,
        shape=indicator.shape,
        status=line.status,
        full=line.full,
        points=line.points,
        reason=line.reason,
        how=how_taken(indicator, interpreter, line.row),
        basis=indicator.basis,
    )


def how_taken(indicator: Indicator, interpreter: Interpreter, row: int) -> str:
    """Say the named steps with their values and which band or branch was taken."""
    parts = [
        f"{name} {value}"
        for name, node in indicator.steps[:_MOST_STEPS]
        if (value := interpreter.shown(node, row)) != shown.MISSING
    ]
    branch = branch_taken(indicator.score, interpreter, row)
    return "，".join([*parts, *([f"取“{branch}”"] if branch else [])])


def branch_taken(node: c.Core, interpreter: Interpreter, row: int) -> str:
    """Name the branch that the outermost case with names takes; empty when there is none."""
    for case in _cases(node):
        for label, (condition, _) in zip(case.labels, case.branches, strict=True):
            holds = interpreter.value(condition, row)
            if holds is True:
                return label
            if holds is None:
                return ""
    return ""


def _cases(node: c.Core) -> Iterator[c.Case]:
    """Give the cases with names that a score consists of, guards looked through."""
    while isinstance(node, c.Guard):
        node = node.body
    if isinstance(node, c.Case) and node.labels:
        yield node
        if node.otherwise is not None:
            yield from _cases(node.otherwise)
