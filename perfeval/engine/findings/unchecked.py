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
    """Say of each ruleset, in one line, which rules do not run and for lack of which tables."""
    told: list[Diagnostic] = []
    for program in programs:
        lacking: dict[tuple[str, ...], list[str]] = {}
        rules: list[Check | Deadline | EventPattern] = [*program.checks, *program.deadlines]
        for rule in [*rules, *program.patterns]:
            absent = _in_order(rule.needs & dataset.absent, dataset)
            if absent:
                lacking.setdefault(absent, []).append(rule.id)
        if lacking:
            count = sum(map(len, lacking.values()))
            listed = "；".join(_line(tables, ids) for tables, ids in lacking.items())
            told.append(NOT_CHECKED.at(None, ruleset=program.id, count=count, rules=listed))
    return told


def _line(tables: Sequence[str], rules: Sequence[str]) -> str:
    return f"{'、'.join(_shown(name) for name in tables)}（{'、'.join(rules)}）"


def _in_order(names: frozenset[str], dataset: Dataset) -> tuple[str, ...]:
    """Order tables as the dataset has them, each before its columns."""
    order = list(dataset.tables)
    return tuple(sorted(names, key=lambda name: (order.index(name.partition(".")[0]), name)))


def _shown(name: str) -> str:
    table, dot, field = name.partition(".")
    return f"“{table}”表的“{field}”列" if dot else f"“{table}”表"
