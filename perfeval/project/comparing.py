"""Comparing rulesets on a project: which can be compared, what they are called, plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.codes import project as codes
from perfeval.diagnostics.printers.json import place_as_json
from perfeval.engine.comparing.compare import Comparison, RowComparison, SubjectComparison, compare
from perfeval.engine.explaining.taken import Taken
from perfeval.project.answers import number
from perfeval.project.project import Project
from perfeval.ruleset.program import Program


def compare_rulesets(
    project: Project, names: Sequence[str]
) -> tuple[Comparison | None, list[Diagnostic]]:
    """Compare the rulesets that a project was opened with.

    Args:
        project: opened with at least two rulesets that score the same entity.
        names: what the user called them, in the same order.
    """
    scoring = [
        (program, name)
        for program, name in zip(project.programs, names, strict=True)
        if program.indicators
    ]
    if len(scoring) < 2:
        without = "、".join(program.id for program in project.programs if not program.indicators)
        return None, [codes.TOO_FEW_RULESETS.at(None, count=len(scoring), without=without or "—")]
    first = scoring[0][0]
    other = next((p for p, _ in scoring if p.subject != first.subject), None)
    if other is not None:
        return None, [
            codes.OTHER_SUBJECT.at(
                None, first=first.id, one=first.subject, second=other.id, other=other.subject
            )
        ]
    programs = [program for program, _ in scoring]
    return compare(programs, project.dataset, labels(scoring)), []


def labels(scoring: Sequence[tuple[Program, str]]) -> list[str]:
    """Call each ruleset by its id; two versions of one by id and version, or as they were named."""
    ids = Counter(program.id for program, _ in scoring)
    versions = Counter((program.id, program.version) for program, _ in scoring)
    found: list[str] = []
    for place, (program, name) in enumerate(scoring, 1):
        if ids[program.id] == 1:
            found.append(program.id)
        elif versions[program.id, program.version] == 1:
            found.append(f"{program.id} 第 {program.version} 版")
        else:
            found.append(f"{program.id}（{place}：{name.replace(chr(92), '/')}）")
    return found


def comparison_as_json(project: Project, found: Comparison) -> dict[str, Any]:
    """Give a comparison as plain data; numbers are texts, so that none is rounded on the way."""
    return {
        "project": project.config.name,
        "as_of": project.as_of.isoformat(),
        "rulesets": [
            {"label": label, "id": p.id, "name": p.name, "version": p.version, "sha256": p.sha256}
            for label, p in zip(found.labels, found.programs, strict=True)
        ],
        "subjects": [_subject(one, found.labels) for one in found.subjects],
    }


def _subject(one: SubjectComparison, names: Sequence[str]) -> dict[str, Any]:
    return {
        "id": one.key,
        "name": one.name,
        "gap": number(one.gap),
        "why": one.why(names),
        "scores": {
            name: {
                "total": number(score.total),
                "grade": score.grade,
                "full": number(score.full),
                "pending": number(score.pending),
                "note": score.note,
                "place": place,
            }
            for name, score, place in zip(names, one.scores, one.places, strict=True)
        },
        "differences": [_row(row, names) for row in one.rows],
    }


def _row(row: RowComparison, names: Sequence[str]) -> dict[str, Any]:
    return {
        "name": row.name,
        "gap": number(row.gap),
        "why": row.why(names),
        "place": place_as_json(row.place),
        "rulesets": {
            name: None if taken is None else _taken(taken)
            for name, taken in zip(names, row.taken, strict=True)
        },
    }


def _taken(one: Taken) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "rule_name": one.rule_name,
        "shape": one.shape,
        "status": one.status.value,
        "points": number(one.points),
        "full": number(one.full),
        "reason": one.reason,
        "how": one.how,
        "basis": [str(basis) for basis in one.basis],
    }
