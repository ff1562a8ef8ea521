"""The sample of a third-party evaluation: weights set by the evaluator, and one that is not."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from perfeval.engine.findings.find import find
from perfeval.engine.scores.score import score
from perfeval.project.project import Project, open_project


@pytest.fixture(scope="module")
def project(samples: Path) -> Project:
    opened, problems = open_project(samples / "third-party-evaluation")
    assert opened is not None, problems
    assert problems == []
    return opened


def test_all_seventeen_indicators_are_scored_with_the_weights_of_the_sheet(
    project: Project,
) -> None:
    whole, _ = score(project.programs[0], project.dataset)
    assert (len(whole.lines), whole.full, whole.grade) == (17, 100, "优")
    assert whole.total == Fraction("94.73")


def test_a_weight_that_is_not_set_is_named_and_nothing_is_guessed(project: Project) -> None:
    _, part = score(project.programs[0], project.dataset)
    assert (part.total, part.grade) == (None, None)
    (waiting,) = [line for line in part.lines if line.points is None]
    assert (waiting.name, waiting.reason) == ("满意度", "缺“分值”")
    found, _ = find(project.programs[0], project.dataset)
    assert [(one.rule, one.subject) for one in found] == [("PJ1", "XM02/满意度")]


def test_the_page_tells_the_results(project: Project, samples: Path) -> None:
    page = (samples / "third-party-evaluation" / "README.md").read_text(encoding="utf-8")
    whole, _ = score(project.programs[0], project.dataset)
    assert f"{float(whole.total or 0)} 分，{whole.grade}" in page
