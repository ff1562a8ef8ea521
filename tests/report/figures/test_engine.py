from __future__ import annotations

from collections.abc import Callable

Printed = Callable[..., dict[str, str]]


def test_a_count_of_groups_takes_those_where_the_condition_holds(printed: Printed) -> None:
    text = (
        "  逐月: {分组: 月度计划.月份, 公式: 最大(月度计划.下达日期), 格式: 日期, 说明: 甲}\n"
        "  按时: {统计: 逐月, 条件: 有值(数) 且 数 <= 本月首日 + 4 天, 格式: 个, 说明: 乙}\n"
        "  月末前: {统计: 逐月, 条件: 有值(数) 且 数 <= 本月末日, 格式: 个, 说明: 丙}\n"
        "  月数: {统计: 逐月, 格式: 个, 说明: 丁}\n"
    )
    found = printed(text)
    assert (found["按时"], found["月末前"], found["月数"]) == ("2个", "3个", "4个")


def test_a_count_whose_condition_is_unknown_for_a_group_is_missing(printed: Printed) -> None:
    text = (
        "  逐月: {分组: 月度计划.月份, 公式: 最大(月度计划.下达日期), 格式: 日期, 说明: 甲}\n"
        "  按时: {统计: 逐月, 条件: 数 <= 本月首日 + 4 天, 格式: 个, 说明: 乙}\n"
    )
    assert printed(text)["按时"] == "个"


def test_a_figure_that_a_family_names_stays_that_of_all_rows(printed: Printed) -> None:
    text = (
        "  各类: {分组: 资金.资金类别, 公式: 全部, 格式: 万元2, 说明: 甲}\n"
        "  全部: {公式: 合计(资金.金额), 格式: 万元2, 说明: 乙}\n"
    )
    assert set(printed(text).values()) == {"150.30万元"}


def test_figures_are_exact_and_only_their_print_is_rounded(printed: Printed) -> None:
    text = (
        "  三分之一: {公式: 合计(资金.金额) / 3, 格式: 万元2, 说明: 甲}\n"
        "  三倍: {公式: 三分之一 * 3, 格式: 万元2, 说明: 乙}\n"
        "  无: {公式: 合计(资金.金额) / (个数(资金) - 3), 格式: 万元2, 说明: 丙}\n"
        "  参数: {公式: 容忍, 格式: 个百分点, 说明: 丁}\n"
        "  派生: {公式: 合计(项目.支付额), 格式: 万元2, 说明: 戊}\n"
    )
    assert printed(text) == {
        "三分之一": "50.10万元",
        "三倍": "150.30万元",
        "无": "万元",
        "参数": "10个百分点",
        "派生": "78.33万元",
    }
