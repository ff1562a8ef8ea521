from __future__ import annotations

from collections.abc import Callable

TABLE = """补助资金300万元，任务37户。
单位：万元
序号 | 乡镇 | 户数 | 预算数 | 支出数 | 执行率
1 | 甲乡 | 10 | 100 | 90 | 90%
2 | 乙乡 | 7 | 80（其中，救灾6万元） | 60 | 75%
小计 | | 17 | 180 | 150 | 83.3%
3 | 丙乡 | 20 | 120 | 120 | 100%
合计 | | 37 | 300 | 270 | 90%"""
Found = Callable[[str], list[str]]


def test_columns_add_up_to_subtotals_and_totals(found: Found) -> None:
    said = found(TABLE)
    assert "sum holds 180 = 100 + 80" in said
    assert "sum holds 300 = 180 + 120" in said
    assert "sum holds 37 = 17 + 20" in said
    assert "rate holds 83.3% = 150 / 180" in said
    assert not any(" fails " in line for line in said)


def test_the_total_of_the_table_is_that_of_the_text(found: Found) -> None:
    assert "same holds 300 = 300万元" in found(TABLE)
    assert "same fails 300 = 310万元" in found(TABLE.replace("资金300万元", "资金310万元"))


def test_a_changed_cell_is_told(found: Found) -> None:
    assert "sum fails 180 = 130 + 80" in found(TABLE.replace("| 100 | 90 |", "| 130 | 90 |"))


def test_a_total_column_is_the_sum_of_its_columns(found: Found) -> None:
    text = "乡镇 | 合计 | 中央 | 省级\n甲 | 30 | 20 | 10\n乙 | 50 | 30 | 20\n丙 | 70 | 40 | 40"
    said = found(text)
    assert "sum holds 30 = 20 + 10" in said
    assert "sum fails 70 = 40 + 40" in said


def test_numbered_levels_add_up_each_to_the_one_above(found: Found) -> None:
    text = (
        "序号 | 项目 | 金额\n一 | 产业 | 70\n1 | 甲 | 30\n2 | 乙 | 40\n"
        "二 | 基建 | 50\n1 | 丙 | 50\n合计 | | 120"
    )
    said = found(text)
    assert "sum holds 70 = 30 + 40" in said
    assert "sum holds 120 = 70 + 50" in said


def test_a_column_with_a_cell_that_cannot_be_read_is_not_reported(found: Found) -> None:
    text = "乡镇 | 金额\n甲 | 30\n乙 | 约20至30\n丙 | 40\n合计 | 95"
    assert not any(" fails " in line for line in found(text))
