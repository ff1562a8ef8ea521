"""What figures of a document would print today, also in formats that no outline names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from perfeval.dataset import Dataset
from perfeval.diagnostics import Diagnostic
from perfeval.engine.outcome import Outcome
from perfeval.report.figures.book import compute_figures
from perfeval.report.figures.loader import FILE_NAME, load_figures
from perfeval.report.figures.previous import Previous
from perfeval.ruleset.program import Program


def figures_now(
    folder: Path,
    dataset: Dataset,
    outcome: Outcome,
    programs: Sequence[Program],
    as_of: date,
    *,
    wanted: Sequence[str],
    previous: Previous | None = None,
) -> tuple[dict[str, str | None], list[Diagnostic]]:
    """Give what each wanted figure would print; a figure that there is no more is left out.

    Args:
        folder: holds ``figures.yaml``.
        dataset: the tables.
        outcome: scores and findings.
        programs: the rulesets of the project, bound on ``as_of``.
        as_of: the evaluation date.
        previous: figures of earlier periods by name.
        wanted: ids of figures (``到位.合计``, ``到位.合计|亿元2``, ``项目[P1].全年预算数``).
    """
    spec, problems = load_figures(folder / FILE_NAME)
    if spec is None:
        return {}, problems
    figures, found = compute_figures(spec, dataset, outcome, programs, as_of, previous=previous)
    problems += found
    if figures is None:
        return {}, problems
    return {name: figures.current(name) for name in wanted}, problems
