"""Rows below a subject that no indicator of a ruleset takes: they must not drop out in silence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from perfeval.dataset import Dataset
from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.codes.scores import NO_RULE_APPLIES
from perfeval.engine.naming import name_of
from perfeval.engine.outcome import SubjectScore

_MOST_NAMED = 3


def told(
    score: SubjectScore, left_out: Sequence[tuple[str, int]], dataset: Dataset
) -> SubjectScore:
    """Say in a subject's note which of its rows, as (entity, row), got no line."""
    if not left_out:
        return score
    rows = []
    for entity, row in left_out:
        table = dataset.tables[entity]
        rows.append((entity, name_of(table, row), table.place(row, table.entity.key[-1])))
    names = "、".join(f"“{name}”" for _, name, _ in rows[:_MOST_NAMED])
    more = f"等 {len(rows)} 行" if len(rows) > _MOST_NAMED else ""
    said = f"{names}{more}没有规则适用，没有计分"
    note = f"{score.note}；{said}" if score.note else said
    return replace(score, note=note, uncovered=tuple(rows))


def diagnostics(program: str, scores: Iterable[SubjectScore]) -> list[Diagnostic]:
    """Give a warning for every row that no indicator takes."""
    return [
        NO_RULE_APPLIES.at(place, entity=entity, found=name, ruleset=program)
        for score in scores
        for entity, name, place in score.uncovered
    ]
