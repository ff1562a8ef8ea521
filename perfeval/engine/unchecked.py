"""Rules that cannot run because tables that they need were not handed in: told, never silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from perfeval.dataset import Dataset
from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.codes.events import NOT_CHECKED
from perfeval.ruleset.program import Check, Deadline, Program
from perfeval.ruleset.program_patterns import EventPattern


def runnable(program: Program, dataset: Dataset) -> Program:
    """Give the program with the rules for which all tables are there."""
    absent = dataset.absent
    if not absent:
        return program
    return replace(
        program,
        checks=tuple(one for one in program.checks if not one.needs & absent),
        deadlines=tuple(one for one in program.deadlines if not one.needs & absent),
        patterns=tuple(one for one in program.patterns if not one.needs & absent),
    )


def not_run(programs: Sequence[Program], dataset: Dataset) -> list[Diagnostic]:
    """Say of each ruleset which rules do not run, by the tables that are not there."""
    told: list[Diagnostic] = []
    for program in programs:
        lacking: dict[tuple[str, ...], list[str]] = {}
        rules: list[Check | Deadline | EventPattern] = [*program.checks, *program.deadlines]
        for rule in [*rules, *program.patterns]:
            absent = tuple(name for name in dataset.tables if name in rule.needs & dataset.absent)
            if absent:
                lacking.setdefault(absent, []).append(rule.id)
        for tables, ids in lacking.items():
            shown = "、".join(f"“{name}”" for name in tables)
            listed = "、".join(ids)
            told.append(NOT_CHECKED.at(None, ruleset=program.id, tables=shown, rules=listed))
    return told
