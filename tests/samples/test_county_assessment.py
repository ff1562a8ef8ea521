"""The sample of a county assessment: bonus, minus, what does not apply, places."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from perfeval.engine.outcome import SubjectScore
from perfeval.engine.scores.score import score
from perfeval.project.project import Project, open_project
from perfeval.values.show import show_plain


@pytest.fixture(scope="module")
def project(samples: Path) -> Project:
    opened, problems = open_project(samples / "county-assessment")
    assert opened is not None, problems
    assert problems == []
    return opened


@pytest.fixture(scope="module")
def counties(project: Project) -> dict[str, SubjectScore]:
    return {one.name: one for one in score(project.programs[0], project.dataset)}


def test_two_kinds_of_counties_are_ranked_apart(counties: dict[str, SubjectScore]) -> None:
    ranked: dict[str, list[str]] = {}
    placed = [one for one in counties.values() if one.placing]
    for one in sorted(placed, key=lambda one: one.placing.rank if one.placing else 0):
        assert one.placing is not None
        ranked.setdefault(one.placing.within, []).append(one.name)
    assert ranked == {
        "是否脱贫县 是": [
            "南涧口县", "松岭县", "清河县", "石屏坝县", "白沙县", "青溪县", "云坪县", "红土县",
        ],
        "是否脱贫县 否": ["东川坝县", "江北县", "湖滨县"],
    }  # fmt: skip
    assert counties["白沙县"].placing is not None
    assert counties["白沙县"].placing.tied == ("青溪县",)


def test_what_does_not_apply_is_rescaled_and_what_is_missing_is_not(
    counties: dict[str, SubjectScore],
) -> None:
    assert (counties["江北县"].full, counties["江北县"].rescaled) == (99, True)
    assert (counties["金沙县"].total, counties["金沙县"].placing) == (None, None)


def test_the_page_tells_the_results(counties: dict[str, SubjectScore], samples: Path) -> None:
    page = (samples / "county-assessment" / "README.md").read_text(encoding="utf-8")
    for line in page.splitlines():
        for name in re.findall(r"[^ 、|]+县(?=[、 ])", line.partition("|")[2].partition("|")[0]):
            total = counties[name].total
            assert total is None or show_plain(total) in line
    assert counties["红土县"].minus == 35
    assert counties["红土县"].minus_counted == 30
