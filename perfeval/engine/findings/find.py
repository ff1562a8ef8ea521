"""Findings: every check, deadline and pattern of a program over a dataset."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from perfeval.dataset import Dataset
from perfeval.diagnostics import Diagnostic, Place
from perfeval.engine.findings.about_row import finding_about
from perfeval.engine.findings.deadlines import find_deadlines
from perfeval.engine.findings.handling import handled
from perfeval.engine.findings.patterns.find import find_patterns
from perfeval.engine.findings.unchecked import runnable
from perfeval.engine.outcome import Finding
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.engine.plain.missing import why_missing
from perfeval.engine.rule_runner import RuleRunner
from perfeval.language import core as c
from perfeval.ruleset.program import Check, Program

_MOST_EVIDENCE = 20


def find(
    program: Program,
    dataset: Dataset,
    *,
    jobs: int | None = None,
    matcher: str = "auto",
    runner: RuleRunner | None = None,
    evidence: bool = True,
) -> tuple[list[Finding], list[Diagnostic]]:
    """Give all findings of a program, in the order of its rules, then of rows.

    Rules for which nothing was handed in do not run; ``unchecked.not_run`` tells which.
    ``runner`` is one that has run this program's rules already, and so has read their columns.
    Without ``evidence``, findings of checks do not name the cells that they rest on.
    """
    runner, interpreter = runner or RuleRunner(dataset), Interpreter(dataset)
    program = runnable(program, dataset)
    findings: list[Finding] = []
    today = program.as_of.toordinal()
    for check in program.checks:
        column = runner.check(check)
        for row, message in column.hits:
            made = _finding(check, interpreter, row, message, today, certain=True, rests=evidence)
            findings.append(made)
        for row in column.unknown if check.report_unknown else ():
            message = f"无法判断：{_why(check, interpreter, row)}"
            made = _finding(check, interpreter, row, message, today, certain=False, rests=evidence)
            findings.append(made)
    overdue, problems = find_deadlines(program, dataset, jobs=jobs, matcher=matcher)
    findings += overdue
    matched, more = find_patterns(program, dataset, findings, jobs=jobs, matcher=matcher)
    findings += matched
    return [replace(one, ruleset=program.id) for one in findings], [*problems, *more]


def _why(check: Check, interpreter: Interpreter, row: int) -> str:
    for node in (check.applies, check.when):
        if node is not None:
            found = why_missing(interpreter, node, row)
            if found:
                return found
    return "缺数"


def _finding(
    check: Check, interpreter: Interpreter, row: int, message: str, today: int, *, certain: bool,
    rests: bool,
) -> Finding:  # fmt: skip
    table = interpreter.dataset.tables[check.entity]
    found = islice(interpreter.cells(check.when, row), 5000) if rests else ()
    cells = dict.fromkeys(found)
    own = table.place(row, table.entity.key[0])
    return finding_about(
        check,
        table,
        row,
        message=message,
        certain=certain,
        place=_main_cell(check.when, interpreter, row) or own,
        evidence=tuple(islice(cells, _MOST_EVIDENCE)),
        duty=handled(check.handling, interpreter, row, today),
        family=check.continues,
    )


def _main_cell(node: c.Core, interpreter: Interpreter, row: int) -> Place | None:
    """Give the first cell of the row itself that a condition reads."""
    if isinstance(node, c.FieldOf) and not node.hops and not node.inner:
        place = interpreter.dataset.tables[node.entity].place(row, node.name)
        return place if place.line or (place.cell and not place.cell.isdigit()) else None
    if isinstance(node, c.Derived | c.Aggregate | c.Peers):
        return None
    for part in c.children(node):
        found = _main_cell(part, interpreter, row)
        if found is not None:
            return found
    return None
