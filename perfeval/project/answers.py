"""Answers to questions about a project: explanations, and everything as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from perfeval.diagnostics import Diagnostic, nearest
from perfeval.diagnostics.codes import project as codes
from perfeval.diagnostics.printers.json import place_as_json
from perfeval.engine.explaining.rule import Step, difference_in_words, explain_finding, explain_line
from perfeval.engine.explaining.total import about_total, explain_total
from perfeval.engine.findings.find import find
from perfeval.engine.findings.unchecked import not_run
from perfeval.engine.outcome import Finding, Line, SubjectScore, Summary
from perfeval.engine.scores.score import score
from perfeval.project.plain import (
    duty_as_json,
    number,
    override_as_json,
    place_in_json,
    structure_as_json,
    summaries_as_json,
)
from perfeval.project.project import Project

__all__ = ["explain_subject", "findings_as_json", "number", "scores_as_json", "step_as_json"]


def explain_subject(
    project: Project, subject: str, rule: str | None, *, only_lost: bool
) -> tuple[list[Step], list[Diagnostic]]:
    """Explain a subject's lines and findings, or only those of one indicator or rule.

    Without ``rule``, lines with full marks are left out when ``only_lost``.
    """
    known: dict[str, None] = {}
    rules: dict[str, None] = {}
    steps: list[Step] = []
    matched = False
    for program in project.programs:
        for one in score(program, project.dataset) if program.indicators else ():
            known.update({one.key: None, one.name: None})
            if subject in (one.key, one.name):
                matched = True
                for line in one.lines:
                    rules[line.name] = None
                    if _wanted(line, rule, only_lost=only_lost):
                        steps.append(explain_line(program, project.dataset, line))
                if about_total(program, one, rule):
                    steps.append(explain_total(program, project.dataset, one))
        findings, _ = find(program, project.dataset)
        for finding in findings:
            known.update({finding.subject: None, finding.subject_name: None})
            if _is_about(finding, subject):
                matched = True
                rules[finding.rule] = None
                if rule in (None, finding.rule, finding.rule_name, finding.subject_name):
                    steps.append(explain_finding(program, project.dataset, finding))
    if not matched:
        return [], [codes.NO_SUBJECT.at(None, found=subject, nearest=nearest(subject, known))]
    if rule is not None and not steps:
        accepted = "、".join(list(rules)[:20])
        return [], [codes.NO_RULE.at(None, subject=subject, found=rule, accepted=accepted)]
    return steps, []


def _wanted(line: Line, rule: str | None, *, only_lost: bool) -> bool:
    if rule is not None:
        return rule in (line.rule, line.name, line.rule_name)
    return not only_lost or bool(line.lost) or line.points is None


def _is_about(finding: Finding, subject: str) -> bool:
    """A finding is about a subject itself, or about a row whose key begins with it."""
    return subject in (finding.subject, finding.subject_name) or finding.subject.startswith(
        f"{subject}/"
    )


def step_as_json(step: Step) -> dict[str, Any]:
    """Give an explanation as plain data; empty parts are left out."""
    whole: dict[str, Any] = {
        "label": step.label,
        "formula": step.formula,
        "filled": step.filled,
        "value": step.value,
        "note": step.note,
        "place": place_as_json(step.place),
        "parts": [step_as_json(part) for part in step.parts],
    }
    return {key: value for key, value in whole.items() if value}


def scores_as_json(
    project: Project,
    scored: Mapping[str, Sequence[SubjectScore]],
    summaries: Mapping[str, Sequence[Summary]] | None = None,
) -> dict[str, Any]:
    """Give scores as plain data; numbers are texts, so that none is rounded on the way."""
    return {
        **summaries_as_json(summaries or {}),
        "project": project.config.name,
        "as_of": project.as_of.isoformat(),
        "scores": {
            name: [_subject_as_json(one) for one in subjects] for name, subjects in scored.items()
        },
    }


def _subject_as_json(one: SubjectScore) -> dict[str, Any]:
    return {
        "id": one.key,
        "name": one.name,
        "total": number(one.total),
        "grade": one.grade,
        **place_in_json(one.placing),
        "counted": number(one.counted),
        "full": number(one.full),
        "pending": number(one.pending),
        "note": one.said,
        **structure_as_json(one),
        "lines": [_line_as_json(line) for line in one.lines],
    }


def _line_as_json(line: Line) -> dict[str, Any]:
    return {
        **({"kind": line.kind} if line.kind else {}),
        **({"group": line.parent} if line.parent else {}),
        **override_as_json(line),
        "rule": line.rule,
        "name": line.name,
        "status": line.status.value,
        "points": number(line.points),
        "full": number(line.full),
        "printed": number(line.printed),
        "reason": line.reason,
        "difference": difference_in_words(line),
        "place": place_as_json(line.place),
    }


def findings_as_json(project: Project, findings: Sequence[Finding]) -> dict[str, Any]:
    """Give findings as plain data."""
    return {
        "project": project.config.name,
        "as_of": project.as_of.isoformat(),
        "findings": list(_findings(findings)),
        "not_checked": [one.message() for one in not_run(project.programs, project.dataset)],
    }


def _findings(findings: Sequence[Finding]) -> Iterator[dict[str, Any]]:
    for one in findings:
        yield {
            "rule": one.rule,
            "rule_name": one.rule_name,
            "level": one.level,
            "certain": one.certain,
            "subject": one.subject,
            "subject_name": one.subject_name,
            "message": one.message,
            "basis": [str(basis) for basis in one.basis],
            "place": place_as_json(one.place),
            "evidence": [place_as_json(place) for place in one.evidence],
            "ruleset": one.ruleset,
            **duty_as_json(one.duty),
        }
