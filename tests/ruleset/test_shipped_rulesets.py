"""The tests that stand beside the rulesets that ship."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from perfeval.engine.outcome import SubjectScore
from perfeval.engine.scores import score
from perfeval.files import shipped
from perfeval.ruleset import Program, bind, load_ruleset
from perfeval.ruleset.shapes import Score
from perfeval.vocabulary import Vocabulary, load_vocabulary

NAME = "self-evaluation-2020-10"
CASES: list[dict[str, Any]] = yaml.load(
    (shipped.rulesets() / NAME / "tests" / "scores.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,  # noqa: S506 - builds texts and nothing else
)
PARTS = ("项目", "支付", "绩效指标")


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    loaded, problems = load_vocabulary()
    assert loaded is not None, problems
    return loaded


def program_of(name: str, vocabulary: Vocabulary) -> Program:
    loaded, problems = load_ruleset(name)
    assert loaded is not None, problems
    program, problems = bind(loaded, vocabulary, date(2022, 12, 31))
    assert program is not None
    assert problems == []
    return program


def scored(made: ModuleType, vocabulary: Vocabulary, case: dict[str, Any]) -> SubjectScore:
    rows = {
        "项目": [{"项目编号": "P1", **case.get("项目", {})}],
        "支付": [{"项目编号": "P1", **row} for row in case.get("支付", [])],
        "绩效指标": [{"项目编号": "P1", **row} for row in case.get("绩效指标", [])],
    }
    dataset = made.make_dataset(rows, vocabulary)
    return score(program_of(NAME, vocabulary), dataset)[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["测试"])
def test_a_ruleset_gives_what_its_own_tests_say(
    made: ModuleType, vocabulary: Vocabulary, case: dict[str, Any]
) -> None:
    assert set(case) <= {"测试", "应得", "总分", "等级", *PARTS}
    found = scored(made, vocabulary, case)
    assert [line.rule for line in found.lines] == [wanted["规则"] for wanted in case["应得"]]
    for line, wanted in zip(found.lines, case["应得"], strict=True):
        if "待补" in wanted:
            assert line.points is None
            assert wanted["待补"] in line.reason
            continue
        assert line.points == Fraction(wanted["得分"])
        assert wanted.get("原因", "") in line.reason
        if "对照" in wanted:
            assert line.printed == Fraction(wanted["对照"])
    if "总分" in case:
        assert (found.total, found.grade) == (Fraction(case["总分"]), case["等级"])


def test_every_rule_and_every_grade_is_reached_by_a_test(vocabulary: Vocabulary) -> None:
    program = program_of(NAME, vocabulary)
    reached = {wanted["规则"] for case in CASES for wanted in case["应得"]}
    assert reached == {rule.id for rule in program.indicators}
    assert {case["等级"] for case in CASES if "等级" in case} == {g.name for g in program.grades}


@pytest.mark.parametrize("name", [NAME, "county-supervision"])
def test_the_page_of_a_ruleset_names_every_rule_and_every_parameter(
    name: str, vocabulary: Vocabulary
) -> None:
    program = program_of(name, vocabulary)
    page = (shipped.rulesets() / name / "README.md").read_text(encoding="utf-8")
    rules = (*program.indicators, *program.checks, *program.deadlines)
    for rule in rules:
        assert rule.id in page
    if program.checks:
        assert all(rule.name in page for rule in rules)
    for parameter in program.scope.parameters:
        assert f"| {parameter} |" in page


@pytest.mark.parametrize("name", [NAME, "county-supervision"])
def test_every_rule_that_ships_rests_on_something(name: str, vocabulary: Vocabulary) -> None:
    program = program_of(name, vocabulary)
    for rule in (*program.indicators, *program.checks, *program.deadlines):
        assert rule.basis


def test_shapes_are_kept_one_a_file() -> None:
    folder = Path(str(shipped.__file__)).parent.parent / "ruleset" / "shapes"
    shared = {"__init__", "base", "bands_cover", "constants", "graded", "penalized", "steps"}
    within = {"over_achievement"}  # part of linear_capped, not a shape of its own
    files = {path.stem for path in folder.glob("*.py")}
    assert files - shared - within == set(Score.model_fields)
