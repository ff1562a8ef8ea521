from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from perfeval.diagnostics import Diagnostic
from perfeval.report.figures import FigureSet, compute_figures

from .conftest import AS_OF, County

Printed = Callable[..., dict[str, str]]


def _values(printed: dict[str, str]) -> list[tuple[str, str]]:
    return [(name.partition("[")[2].partition("]")[0], text) for name, text in printed.items()]


def test_groups_stand_in_the_order_in_which_they_appear(printed: Printed) -> None:
    text = "  各类: {分组: 资金.资金类别, 公式: 合计(资金.金额), 格式: 万元2, 说明: 甲}\n"
    assert _values(printed(text)) == [("专项", "100.30万元"), ("债券", "50.00万元")]


def test_a_condition_leaves_rows_and_whole_groups_out(printed: Printed) -> None:
    text = (
        "  各类: {分组: 资金.资金类别, 条件: 资金.到位日期 <= 截止日 且 资金.是否统筹, "
        "公式: 合计(资金.金额), 格式: 万元2, 说明: 甲}\n"
    )
    assert _values(printed(text)) == [("专项", "100.10万元")]


def test_a_condition_that_cannot_be_decided_makes_every_figure_missing(printed: Printed) -> None:
    text = (
        "  各类: {分组: 资金.资金类别, 条件: 资金.到位日期 <= 截止日, 公式: 合计(资金.金额), "
        "格式: 万元2, 说明: 甲}\n  几类: {统计: 各类, 格式: 类, 说明: 乙}\n"
    )
    table = (
        "资金编号,资金类别,金额（万元）,到位日期,是否统筹\nZ1,专项,1,,是\nZ2,债券,2,2022-01-01,是\n"
    )
    assert printed(text, tables={"资金": table}) == {"各类[债券]": "万元", "几类": "类"}


def test_months_run_from_january_to_the_month_of_the_evaluation(printed: Printed) -> None:
    text = "  逐月: {分组: 支付.支付日期, 按月: 是, 公式: 合计(支付.金额), 格式: 万元2, 说明: 甲}\n"
    assert _values(printed(text)) == [
        ("1月", "40.00万元"),
        ("2月", "0.00万元"),
        ("3月", "0.00万元"),
        ("4月", "33.33万元"),
    ]


def test_cumulative_months_join_several_tables(printed: Printed) -> None:
    text = (
        "  累计:\n    分组: [月度计划.月份, 支付.支付日期]\n    累计: 是\n    列:\n"
        "      计划: {公式: 合计(月度计划.计划金额), 格式: 万元0, 说明: 甲}\n"
        "      支出: {公式: 合计(支付.金额), 格式: 万元2, 说明: 乙}\n"
    )
    found = printed(text)
    assert [text for name, text in found.items() if name.endswith("计划")] == [
        "35万元",
        "45万元",
        "45万元",
        "65万元",
    ]
    assert found["累计[4月].支出"] == "73.33万元"


def test_days_and_yes_or_no_name_their_groups(printed: Printed) -> None:
    text = (
        "  各日: {分组: 月度计划.下达日期, 公式: 个数(月度计划), 格式: 条, 说明: 甲}\n"
        "  统筹: {分组: 资金.是否统筹, 公式: 个数(资金), 格式: 笔, 说明: 乙}\n"
    )
    assert _values(printed(text)) == [
        ("2022年1月5日", "1条"),
        ("2022年2月6日", "1条"),
        ("2022年4月1日", "1条"),
        ("是", "2笔"),
        ("否", "1笔"),
    ]


def test_months_begin_with_the_year_of_the_money_and_name_another_year(
    county: Callable[..., County], read: Callable[..., tuple[FigureSet | None, list[Diagnostic]]]
) -> None:
    data = county({"支付": "支付编号,项目编号,支付日期,金额（万元）\nF1,P1,2021-03-10,30\n"})
    spec, _ = read(
        "  逐月: {分组: 支付.支付日期, 按月: 是, 公式: 合计(支付.金额), 格式: 万元2, 说明: 甲}\n"
    )
    assert spec is not None
    found: dict[int, dict[str, str]] = {}
    for year in (2021, 2023):
        programs = [replace(one, scope=replace(one.scope, year=year)) for one in data.programs]
        figures, _ = compute_figures(spec, data.dataset, data.outcome, programs, AS_OF)
        assert figures is not None
        groups = figures.families["逐月"].groups
        found[year] = {group.label: group.figures[""].text for group in groups}
    own = [f"{month}月" for month in range(1, 13)]
    assert list(found[2021]) == own + [f"2022年{month}月" for month in range(1, 5)]
    assert found[2021]["3月"] == "30.00"
    assert list(found[2023]) == [f"2022年{month}月" for month in range(1, 5)]
