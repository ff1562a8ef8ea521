"""The outcome of tests as plain data, for programs."""

from __future__ import annotations

from typing import Any

from perfeval.casebook.run import Mismatch, Result
from perfeval.casebook.session import Report, Session
from perfeval.diagnostics.printers.json import as_json, place_as_json


def session_as_json(session: Session, lang: str, threshold: int | None) -> dict[str, Any]:
    """Give everything that tests found."""
    return {
        "diagnostics": as_json(session.problems, lang),
        "rulesets": [_report(report, threshold) for report in session.reports],
        "changed": [_mismatch(one) for one in session.changed],
    }


def _report(report: Report, threshold: int | None) -> dict[str, Any]:
    coverage = report.coverage
    shares = {"rules": coverage.rules, "branches": coverage.branches}
    return {
        "ruleset": report.ruleset,
        "file": report.file,
        "passed": not report.failed,
        "tests": [_result(result) for result in report.results],
        "coverage": {
            **{name: {"reached": got, "all": whole} for name, (got, whole) in shares.items()},
            "enough": threshold is None or coverage.reaches(threshold),
            "never": [
                {"rule": one.rule, "what": one.what, "place": place_as_json(one.place)}
                for one in coverage.never
            ],
        },
    }


def _result(result: Result) -> dict[str, Any]:
    return {
        "title": str(result.case.title),
        "place": place_as_json(result.case.place),
        "passed": result.passed,
        "failures": [_mismatch(one) for one in result.mismatches],
    }


def _mismatch(one: Mismatch) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "subject": one.subject,
        "rule": one.rule,
        "expected": one.expected,
        "got": one.got,
        "note": one.note,
        "place": place_as_json(one.place),
    }
