"""What lints say of whole rulesets, and what they leave alone. Golden files hold the wording."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from perfeval.diagnostics import Diagnostic

Lints = Callable[..., list[Diagnostic]]
LINEAR = {"按比例": {"目标": "预算", "封顶": "100%", "零目标": "待补"}}
WHOLE = {"分值": "100", "量值": "执行", "得分": LINEAR}


def ids(problems: list[Diagnostic]) -> list[str]:
    return [problem.code.id for problem in problems]


def ignore(code: str, why: str = "看过了") -> dict[str, Any]:
    return {"忽略": [{"代码": code, "理由": why}]}


def test_a_ruleset_without_anything_odd_gets_no_word(lints: Lints) -> None:
    assert lints(指标=[WHOLE]) == []


@pytest.mark.parametrize("when", ["执行 > 预算 + 限", "执行 > 预算 + 所派生", "-限 > 执行"])
def test_what_a_rule_or_a_derived_field_names_is_used(lints: Lints, when: str) -> None:
    values = {"2022-01-01": {"值": "10", "单位": "万元", "依据": "约定"}}
    derived = {"项目.所派生": "限 * 2"} if "所派生" in when else {}
    assert lints(参数={"限": values}, 派生=derived, 预警=[{"当": when}]) == []


def test_rules_of_one_name_are_fine_when_no_row_has_both(lints: Lints) -> None:
    one = {"名称": "同", "适用": "数 > 5", "当": "执行 > 预算"}
    other = {**one, "适用": "数 <= 5"}
    assert ids(lints(预警=[one, other])) == []
    assert ids(lints(预警=[one, {**one, "适用": "数 > 6"}])) == ["PE431"]


def test_a_rule_acknowledges_its_own_warning_only(lints: Lints) -> None:
    bad = {"名称": "一", "当": "权重 < 0"}
    other = {"名称": "二", "当": "给分 < 0"}
    assert ids(lints(预警=[{**bad, **ignore("PE429")}, other])) == ["PE429"]
    assert ids(lints(预警=[bad, other], **ignore("PE429"))) == []


def test_a_warning_that_is_acknowledged_and_absent_is_told(lints: Lints) -> None:
    rule = {"名称": "一", "当": "执行 > 预算", **ignore("PE429")}
    assert ids(lints(预警=[rule])) == ["PE437"]


def test_nothing_is_acknowledged_in_vain_while_something_else_is_wrong(
    looked_over: Callable[..., tuple[object, list[Diagnostic]]],
) -> None:
    rule = {"名称": "一", "当": "执行 > 预算", **ignore("PE429")}
    _, problems = looked_over(预警=[rule, {"名称": "二", "当": "执性 > 预算"}])
    assert ids(problems) == ["PE303"]


@pytest.mark.parametrize(
    ("code", "why", "found"), [("PE303", "好", "PE438"), ("PE429", " ", "PE439")]
)
def test_errors_cannot_be_acknowledged_and_a_reason_is_needed(
    lints: Lints, code: str, why: str, found: str
) -> None:
    rule = {"名称": "一", "当": "执行 > 预算", **ignore(code, why)}
    assert ids(lints(预警=[rule])) == [found]


def test_a_measure_that_was_turned_round_has_its_direction_turned_too(lints: Lints) -> None:
    rule = {**WHOLE, "名称": "越低越好", "量值": "1 万元 - 执行"}
    assert lints(指标=[rule]) == []
    assert ids(lints(指标=[{**rule, "量值": "执行"}])) == ["PE430"]


def test_weights_that_move_count_and_those_that_may_fall_out_do_not(lints: Lints) -> None:
    half = {**WHOLE, "分值": "50"}
    moved = {**half, "名称": "移", "适用": "统筹", "移给": "指标1"}
    assert lints(指标=[half, moved]) == []
    falls_out = {**half, "名称": "缺", "适用": "统筹"}
    assert lints(指标=[half, falls_out]) == []
    assert ids(lints(指标=[half, {**half, "名称": "多"}, {**half, "名称": "再多"}])) == ["PE433"]
