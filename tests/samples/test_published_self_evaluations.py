"""The twelve published tables: computed points beside the printed ones."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from perfeval.engine.explaining.rule import difference_in_words
from perfeval.engine.findings.find import find
from perfeval.engine.outcome import Finding, Line, SubjectScore
from perfeval.engine.scores.score import score
from perfeval.project.project import Project, open_project


@pytest.fixture(scope="module")
def project(samples: Path) -> Project:
    opened, problems = open_project(samples / "published-self-evaluations")
    assert opened is not None, [one.message() for one in problems]
    return opened


@pytest.fixture(scope="module")
def scores(project: Project) -> dict[str, SubjectScore]:
    scoring = next(p for p in project.programs if p.indicators)
    return {one.key: one for one in score(scoring, project.dataset)}


@pytest.fixture(scope="module")
def findings(project: Project) -> list[Finding]:
    return [one for p in project.programs for one in find(p, project.dataset)[0]]


def line(scores: dict[str, SubjectScore], key: str, name: str) -> Line:
    return next(one for one in scores[key].lines if one.name.startswith(name))


def test_all_twelve_tables_are_scored_row_by_row(scores: dict[str, SubjectScore]) -> None:
    assert len(scores) == 12
    assert sum(len(one.lines) for one in scores.values()) >= 103


@pytest.mark.parametrize(
    ("key", "name", "computed", "printed"),
    [
        ("廊坊2019", "预算执行率", "8.62", "9"),
        ("廊坊2019", "指标1工程资金金额", "8.62", "9"),
        ("临翔2023", "预算执行率", "9.78", "9"),
        ("黄冈2020", "整编资料审核", "20", "19.6"),
        ("濉溪2019", "★★★特困人员救助供养人数", "4.84", "5"),
        ("濉溪2019", "扶贫临时救助标准", "9.09", "10"),
        ("新洲2020", "演出设备成本件", "20", "18"),
    ],
)
def test_a_printed_score_that_the_rule_does_not_give_is_explained(
    scores: dict[str, SubjectScore], key: str, name: str, computed: str, printed: str
) -> None:
    found = line(scores, key, name)
    assert found.points == Fraction(computed)
    assert found.printed == Fraction(printed)
    said = difference_in_words(found)
    assert said.startswith(f"自评 {printed} 分，按规则 {computed} 分")


def test_every_difference_is_said_in_words(scores: dict[str, SubjectScore]) -> None:
    for one in scores.values():
        for found in one.lines:
            if found.printed is not None and found.points != found.printed:
                assert difference_in_words(found), (one.key, found.name)


@pytest.mark.parametrize("key", ["新洲2020", "中江2022"])
def test_weights_that_add_to_110_get_a_finding_and_no_grade(
    scores: dict[str, SubjectScore], findings: list[Finding], key: str
) -> None:
    assert scores[key].full == 110
    assert scores[key].grade is None
    (told,) = [one for one in findings if one.rule == "J06" and one.subject == key]
    assert "110" in told.message


def test_a_shortfall_with_full_marks_is_found(findings: list[Finding]) -> None:
    found = [one.message for one in findings if one.rule == "J05" and one.certain]
    assert len(found) == 2
    assert "4604人" in found[0]
    assert "5830元/户" in found[1]


def test_a_deadline_met_by_month_gets_full_marks(scores: dict[str, SubjectScore]) -> None:
    assert line(scores, "临翔2023", "项目完工时限").points == 15
    assert line(scores, "金寨2023", "指标1:完成美丽宜居自然村庄验收时间").points == 5


def test_what_cannot_be_computed_says_why(scores: dict[str, SubjectScore]) -> None:
    said = {one.reason for one in scores["铜陵2021"].lines}
    assert said == {"缺“完成等次”"}
    assert line(scores, "贵池2022", "委托业务报告合格率").reason == "计量单位不同"


def test_every_project_names_its_source(project: Project) -> None:
    urls = project.dataset.tables["项目"].columns["来源网址"].values
    assert all(isinstance(url, str) and url for url in urls)
