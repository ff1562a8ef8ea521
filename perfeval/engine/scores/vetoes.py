"""Vetoes: which subjects they hold for, by the same compiled code as checks."""

from __future__ import annotations

from perfeval.dataset import Dataset
from perfeval.engine.compiled.rules import Compiler
from perfeval.engine.outcome import Vetoed
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.engine.plain.missing import why_missing
from perfeval.ruleset.program import Program, Veto


def vetoed(program: Program, dataset: Dataset) -> dict[int, list[Vetoed]]:
    """Give for each row of the subject the vetoes that hold or cannot be judged, in their order."""
    found: dict[int, list[Vetoed]] = {}
    if not program.vetoes:
        return found
    compiler, interpreter = Compiler(dataset), Interpreter(dataset)
    for veto in program.vetoes:
        column = compiler.check(veto.check)
        for row, message in column.hits:
            found.setdefault(row, []).append(_of(veto, message, certain=True))
        for row in column.unknown:
            why = why_missing(interpreter, veto.check.when, row) or "缺数"
            found.setdefault(row, []).append(_of(veto, why, certain=False))
    return found


def _of(veto: Veto, message: str, *, certain: bool) -> Vetoed:
    check = veto.check
    return Vetoed(check.id, check.name, veto.effect, veto.highest, message, certain)
