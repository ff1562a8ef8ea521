from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from perfeval.diagnostics import Place
from perfeval.engine.outcome import Finding, Outcome, SubjectScore
from perfeval.report.figures import compute_figures, with_results

CELL = Place("项目.csv", cell="A2")


def _score(key: str, total: str | None, grade: str | None) -> SubjectScore:
    value = None if total is None else Fraction(total)
    zero = Fraction(0)
    return SubjectScore(
        row=0, key=key, name=key, lines=(), counted=zero, full=zero, pending=Fraction(10, 3),
        total=value, grade=grade, rescaled=False, note="", place=CELL,
    )  # fmt: skip


def _finding(rule: str, *, certain: bool) -> Finding:
    return Finding(
        rule=rule, rule_name=f"名{rule}", level="红", entity="项目", row=0, subject="P1",
        subject_name="甲", message="", certain=certain, basis=(), place=CELL, evidence=(),
    )  # fmt: skip


OUTCOME = Outcome(
    {"rules0": (_score("P1", "92.5", "优"), _score("P2", None, None))},
    (_finding("J1", certain=True), _finding("J1", certain=False), _finding("J2", certain=True)),
)


def test_scores_and_findings_can_be_counted_and_grouped(
    county: Callable[..., Any], read: Callable[..., Any]
) -> None:
    data = county()
    spec, _ = read(
        '  优: {公式: "个数(评分结果, 有值(评分结果.等级) 且 评分结果.等级 是 \\"优\\")", '
        "格式: 个, 说明: 甲}\n"
        '  均分: {公式: "平均(评分结果.总分, 有值(评分结果.总分))", 格式: 分2, 说明: 乙}\n'
        '  道路: {公式: "个数(评分结果, 项目.项目类型 是 \\"道路\\")", 格式: 个, 说明: 丙}\n'
        "  各项: {分组: 预警结果.名称, 条件: 预警结果.确定, 公式: 个数(预警结果), "
        "格式: 条, 说明: 丁}\n"
    )
    figures, problems = compute_figures(
        spec, data.dataset, OUTCOME, data.programs, data.programs[0].as_of
    )
    assert problems == []
    assert figures is not None
    printed = {name: figure.text for name, figure in figures.by_id.items()}
    assert printed == {
        "优": "1",
        "均分": "92.50",
        "道路": "1",
        "各项[名J1]": "1",
        "各项[名J2]": "1",
    }
    assert [str(place) for place in figures.cells(figures.by_id["均分"])] == ["项目.csv[A2]"]


def test_the_dataset_itself_stays_as_it_was(county: Callable[..., Any]) -> None:
    dataset = county().dataset
    complete = with_results(dataset, OUTCOME)
    assert "评分结果" not in dataset.tables
    assert "评分结果" not in dataset.vocabulary.entities
    assert complete.tables["评分结果"].columns["待补分"].values[0] == 3333333


def test_a_result_that_is_about_no_cell_is_refused(county: Callable[..., Any]) -> None:
    lost = Finding(
        rule="J1", rule_name="", level="红", entity="项目", row=0, subject="", subject_name="",
        message="", certain=True, basis=(), place=Place("项目.csv"), evidence=(),
    )  # fmt: skip
    with pytest.raises(ValueError, match="no cell"):
        with_results(county().dataset, Outcome({}, (lost,)))


def test_a_finding_has_the_day_of_the_row_that_it_is_about(county: Callable[..., Any]) -> None:
    dataset = county().dataset
    paid = dataset.tables["支付"]
    about_payment = replace(_finding("J1", certain=True), entity="支付", row=1, ruleset="rules0")
    complete = with_results(dataset, Outcome({}, (about_payment, _finding("J2", certain=True))))
    found = complete.tables["预警结果"].columns
    assert found["发生日期"].values == [paid.value(1, "支付日期"), None]
    assert found["规则集"].values == ["rules0", None]
