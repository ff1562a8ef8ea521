from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from perfeval.history.identity import finding_id, gravest, gravity, sightings
from perfeval.project.project import open_project

Project = Callable[..., Path]


def test_an_identity_names_its_rule_and_has_nothing_of_amounts_or_places(
    tmp_path: Path, project_with: Project
) -> None:
    project, _ = open_project(project_with(tmp_path, [("P1", "2022-02-10", 30)]))
    assert project is not None
    seen, _ = sightings(project.programs, project.dataset)
    one = seen[0]
    assert one.id.startswith("A1-")
    other = replace(one.finding, message="别的", evidence=(), level="红", subject_name="丙")
    assert finding_id(one.ruleset, other, project.dataset) == one.id
    assert finding_id("别的规则集", one.finding, project.dataset) != one.id
    assert finding_id(one.ruleset, replace(other, family="A3"), project.dataset) != one.id
    assert finding_id(one.ruleset, replace(other, row=1), project.dataset) != one.id


def test_of_two_rules_about_one_matter_the_graver_stands(
    tmp_path: Path, project_with: Project
) -> None:
    project, _ = open_project(project_with(tmp_path, []))
    assert project is not None
    seen, _ = sightings(project.programs, project.dataset)
    assert [one.finding.rule for one in seen] == ["A1", "A1", "A2", "A2"]
    assert [one.finding.rule for one in gravest(seen).values()] == ["A2", "A2"]
    assert gravest(seen[::-1]).keys() == gravest(seen).keys()


def test_what_cannot_be_decided_is_below_every_level() -> None:
    ranks = [gravity("红", certain=False), *(gravity(x, certain=True) for x in ("蓝", "黄", "红"))]
    assert ranks == [0, 1, 2, 3]
