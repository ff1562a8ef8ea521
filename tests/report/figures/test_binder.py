from __future__ import annotations

from collections.abc import Callable

Told = Callable[..., list[tuple[str, str]]]
FILE = "t/figures.yaml"


def test_figures_that_name_each_other_in_a_circle_are_told(told: Told) -> None:
    text = "  甲: {公式: 乙 + 1, 格式: 个, 说明: 甲}\n  乙: {公式: 甲 + 1, 格式: 个, 说明: 乙}\n"
    assert [code for code, _ in told(text)] == ["PE647"]


def test_a_format_that_does_not_exist_or_fit_is_told_where_it_stands(told: Told) -> None:
    text = (
        "  甲: {公式: 个数(资金), 格式: 百分比2, 说明: 甲}\n"
        "  乙: {公式: 个数(资金), 格式: 葛2, 说明: 乙}\n"
    )
    assert told(text) == [("PE642", f"{FILE}:3:23"), ("PE641", f"{FILE}:4:23")]


def test_a_name_that_already_means_something_is_told(told: Told) -> None:
    text = (
        "  资金.金额: {公式: 个数(资金), 格式: 个, 说明: 甲}\n"
        "  容忍: {公式: 个数(资金), 格式: 个, 说明: 乙}\n"
        "  一.二.三: {公式: 个数(资金), 格式: 个, 说明: 丙}\n"
    )
    assert [code for code, _ in told(text)] == ["PE648"] * 3


def test_an_unknown_name_in_a_formula_is_told_once(told: Told) -> None:
    text = (
        "  甲: {公式: 合计(资金.金鹅), 格式: 万元2, 说明: 甲}\n"
        "  乙: {公式: 甲 / 2, 格式: 万元2, 说明: 乙}\n"
    )
    assert [code for code, _ in told(text)] == ["PE303"]


def test_a_count_of_an_unknown_family_names_the_nearest(told: Told) -> None:
    text = (
        "  甲.各类: {分组: 资金.资金类别, 公式: 个数(资金), 格式: 笔, 说明: 甲}\n"
        "  甲.数: {统计: 甲.格类, 格式: 个, 说明: 乙}\n"
    )
    assert [code for code, _ in told(text)] == ["PE651"]


def test_a_parameter_with_two_values_is_told_where_it_is_used(told: Told) -> None:
    unused = "  甲: {公式: 个数(资金), 格式: 个, 说明: 甲}\n"
    used = "  乙: {公式: 容忍, 格式: 个百分点, 说明: 乙}\n"
    assert told(unused, tolerances=("10", "5")) == []
    assert told(used, tolerances=("10", "10.0")) == []
    assert told(used, tolerances=("10", "5")) == [("PE655", f"{FILE}:3:11")]
