from __future__ import annotations

from collections.abc import Callable

Told = Callable[..., list[tuple[str, str]]]
Printed = Callable[..., dict[str, str]]


def test_measures_may_name_each_other_and_figures_of_the_whole(printed: Printed) -> None:
    text = (
        "  全部: {公式: 合计(资金.金额), 格式: 万元2, 说明: 全部}\n"
        "  各类:\n    分组: 资金.资金类别\n    列:\n"
        "      占比: {公式: 金额 / 全部, 格式: 百分比2, 说明: 占比}\n"
        "      金额: {公式: 合计(资金.金额), 格式: 万元2, 说明: 金额}\n"
    )
    assert printed(text) == {
        "全部": "150.30万元",
        "各类[专项].占比": "66.73%",
        "各类[专项].金额": "100.30万元",
        "各类[债券].占比": "33.27%",
        "各类[债券].金额": "50.00万元",
    }


def test_rows_of_tables_that_refer_to_the_group_are_grouped_with_it(printed: Printed) -> None:
    text = "  各类: {分组: 项目.项目类型, 公式: 合计(支付.金额), 格式: 万元2, 说明: 支付}\n"
    assert printed(text) == {
        "各类[道路]": "68.33万元",
        "各类[水利]": "10.00万元",
        "各类[未填]": "0.00万元",
    }


def test_rows_without_a_value_and_rows_that_say_so_make_one_group(printed: Printed) -> None:
    text = "  各类: {分组: 资金.资金类别, 公式: 合计(资金.金额), 格式: 万元2, 说明: 甲}\n"
    text = text.replace("资金类别", "资金名称")
    table = "资金编号,资金名称,资金类别,金额（万元）,是否统筹\nZ1,,专项,1,是\nZ2,未填,专项,2,是\n"
    assert printed(text, tables={"资金": table}) == {"各类[未填]": "3.00万元"}


def test_a_table_that_does_not_lead_to_the_group_is_refused(told: Told) -> None:
    text = "  各类: {分组: 项目.项目类型, 公式: 合计(资金.金额), 格式: 万元2, 说明: 甲}\n"
    assert [code for code, _ in told(text)] == ["PE649"]


def test_a_group_must_be_a_field_of_a_table_with_words_or_dates(told: Told) -> None:
    text = (
        "  甲: {分组: 资金.金额, 公式: 个数(资金), 格式: 个, 说明: 甲}\n"
        "  乙: {分组: 资金类别, 公式: 个数(资金), 格式: 个, 说明: 乙}\n"
        "  丙: {分组: 资金.资金类别, 按月: 是, 公式: 个数(资金), 格式: 个, 说明: 丙}\n"
    )
    assert [code for code, _ in told(text)] == ["PE650"] * 3


def test_measures_that_name_each_other_in_a_circle_are_told(told: Told) -> None:
    text = (
        "  各类:\n    分组: 资金.资金类别\n    列:\n"
        "      甲: {公式: 乙 + 1, 格式: 个, 说明: 甲}\n"
        "      乙: {公式: 甲, 格式: 个, 说明: 乙}\n"
    )
    assert "PE647" in [code for code, _ in told(text)]
