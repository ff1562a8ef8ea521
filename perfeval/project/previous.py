"""Figures of the last year or period, from its project folder or from what a run of it wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.codes import forms as codes
from perfeval.files.text import read_text
from perfeval.files.typed import Text, place_of
from perfeval.report.word.manifest import FigureRecord, Manifest

if TYPE_CHECKING:
    from perfeval.project.project import Project
    from perfeval.report.figures import FigureSet

Records = dict[str, FigureRecord]


def previous_figures(project: Project, folder: Path) -> tuple[dict[str, Records], list[Diagnostic]]:
    """Give the figures that a template takes from the periods that the project names.

    A period that the project does not name is left out: its figures have no value then. A record
    that cannot be used is an error.
    """
    from perfeval.report.figures import load_figures
    from perfeval.report.figures.loader import FILE_NAME

    described = project.config.document
    spec, _ = load_figures(folder / FILE_NAME)
    if described is None or spec is None or not described.previous:
        return {}, []
    found: dict[str, Records] = {}
    problems: list[Diagnostic] = []
    for period, wanted in _wanted(spec).items():
        where = described.previous.get(period)
        if where is not None:
            records, told = _records(project.config.root / where, where, spec, wanted)
            found[period] = records
            problems += [
                codes.PREVIOUS_UNREADABLE.at(place_of(where), name=period, reason=reason)
                for reason in told
            ]
    return found, problems


def _wanted(spec: FigureSet) -> Mapping[str, list[str]]:
    """Give by period the figures that are taken from it."""
    wanted: dict[str, list[str]] = {}
    for figure in spec.figures.values():
        if figure.period is not None and figure.taken is not None:
            wanted.setdefault(str(figure.period), []).append(str(figure.taken))
    return wanted


def _records(
    path: Path, shown: Text, spec: FigureSet, wanted: list[str]
) -> tuple[Records, list[str]]:
    if path.is_dir():
        return _from_project(path, spec, wanted)
    if not path.is_file():
        return {}, [f"没有 {shown}"]
    text, problems = read_text(path, path.name)
    if text is None:
        return {}, [problem.message() for problem in problems]
    try:
        return {record.id: record for record in _from_json(text)}, []
    except (ValueError, KeyError, TypeError) as error:
        return {}, [f"{path.name} 不是 run.json，也不是 .figures.json（{error}）"]


def _from_project(root: Path, spec: FigureSet, wanted: list[str]) -> tuple[Records, list[str]]:
    """Evaluate the project of the earlier period and compute the figures that are taken."""
    from perfeval.project.evaluated import evaluated
    from perfeval.project.project import open_project
    from perfeval.report.figures import compute_figures

    project, problems = open_project(root)
    if project is None:
        errors = [problem for problem in problems if problem.severity == "error"]
        return {}, [f"{problem.place or ''} {problem.message()}".strip() for problem in errors[:3]]
    outcome, _ = evaluated(project)
    figures, problems = compute_figures(
        spec, project.dataset, outcome, project.programs, project.as_of
    )
    if figures is None:
        return {}, [problem.message() for problem in problems[:3]]
    known = (figures.by_id[name] for name in wanted if name in figures.by_id)
    return {it.id: figures.record(it) for it in known if it.value is not None}, []


def _from_json(text: str) -> Iterator[FigureRecord]:
    """Read the figures of a run.json or of a .figures.json.

    Raises:
        ValueError: when the text is neither.
        KeyError: when something that belongs there is missing.
        TypeError: when something is of another kind.
    """
    whole: Any = json.loads(text)
    if not isinstance(whole, dict):
        raise TypeError("JSON 的最外层不是对象")
    if "occurrences" in whole:
        yield from Manifest.from_json(text).figures
        return
    for name, one in whole["figures"].items():
        Fraction(one["value"])  # raises ValueError when it is no number
        yield FigureRecord(
            str(name), str(name), str(one["value"]), str(one["printed"]), str(one["format"])
        )
