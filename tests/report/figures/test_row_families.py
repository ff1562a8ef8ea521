from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from perfeval.engine.outcome import Outcome
from perfeval.report.figures import Figures, compute_figures

LIST = """  名单:
    逐行: 项目
    条件: 全年预算数 >= 1 万元
    排序: 预算
    次序: 从高到低
    列:
      名称: {公式: 项目名称}
      预算: {公式: 全年预算数, 格式: 万元2, 说明: 预算}
      已付: {公式: 合计(支付.金额), 格式: 万元2, 说明: 已付}
      率: {公式: 已付 / 预算, 格式: 百分比2, 说明: 支付率}
  大: {统计: 名单, 条件: 率 > 50%, 格式: 个, 说明: 付了过半的}
  付款:
    逐行: 支付
    列:
      日: {公式: 支付日期}
      额: {公式: 金额, 格式: 万元2, 说明: 金额}
"""


@pytest.fixture
def figures(county: Callable[..., Any], read: Callable[..., Any]) -> Figures:
    data = county()
    spec, problems = read(LIST)
    assert problems == []
    found, problems = compute_figures(
        spec, data.dataset, Outcome({}, ()), data.programs, data.programs[0].as_of
    )
    assert found is not None, [d.message() for d in problems]
    return found


def test_each_row_is_a_group_with_its_texts_and_numbers_in_order(figures: Figures) -> None:
    family = figures.families["名单"]
    assert family.texts == ("名称",)
    budgets = [group.figures["预算"].value for group in family.groups]
    assert budgets == sorted(budgets, reverse=True, key=lambda value: value or 0)
    assert all(group.texts["名称"] for group in family.groups)
    first = family.groups[0]
    assert figures.by_id[f"名单[{first.label}].预算"] == first.figures["预算"]


def test_groups_are_counted_by_conditions_about_their_own_measures(figures: Figures) -> None:
    groups = figures.families["名单"].groups
    rates = [group.figures["率"].value or 0 for group in groups]
    assert figures.by_id["大"].value == sum(2 * rate > 1 for rate in rates)


def test_a_figure_of_a_row_names_its_cells(figures: Figures) -> None:
    group = figures.families["名单"].groups[0]
    places = [str(place) for place in figures.cells(group.figures["预算"])]
    assert len(places) == 1
    assert "项目" in places[0]
    assert figures.record(group.figures["已付"]).cells


def test_rows_of_another_table_are_found_by_their_reference(figures: Figures) -> None:
    group = figures.families["名单"].groups[0]
    below = figures.below(("名单", group), "付款")
    assert below is not None
    paid = sum((one.figures["额"].value or 0 for one in below), start=0)
    assert paid == group.figures["已付"].value
    assert figures.below(("付款", figures.families["付款"].groups[0]), "名单") is None


def test_a_number_without_a_format_an_unknown_table_and_a_circle_are_told(
    county: Callable[..., Any], read: Callable[..., Any]
) -> None:
    data = county()
    spec, _ = read(
        "  甲: {逐行: 项目, 列: {额: {公式: 全年预算数}}}\n"
        "  乙: {逐行: 项木, 列: {名: {公式: 项目名称}}}\n"
        "  丙: {逐行: 项目, 列: {子: {公式: 丑, 格式: 万元2, 说明: 子},"
        " 丑: {公式: 子, 格式: 万元2, 说明: 丑}}}\n"
    )
    found, problems = compute_figures(
        spec, data.dataset, Outcome({}, ()), data.programs, data.programs[0].as_of
    )
    assert found is None
    assert {"PE900", "PE694", "PE647"} <= {problem.code.id for problem in problems}


def test_rows_whose_condition_cannot_be_decided_are_left_out_and_told(
    county: Callable[..., Any], read: Callable[..., Any]
) -> None:
    data = county()
    spec, _ = read("  甲: {逐行: 项目, 条件: 合同金额 > 1 万元, 列: {名: {公式: 项目名称}}}\n")
    found, problems = compute_figures(
        spec, data.dataset, Outcome({}, ()), data.programs, data.programs[0].as_of
    )
    assert found is not None
    assert found.families["甲"].groups == ()
    assert [problem.code.id for problem in problems] == ["PE901"]
