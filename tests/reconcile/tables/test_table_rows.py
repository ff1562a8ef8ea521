from __future__ import annotations

from collections.abc import Callable

Found = Callable[[str], list[str]]


TABLE = "项目 | 预算 | 支出 | 结余 | 支出率\n甲 | 600 | 480 | 120 | 80\n乙 | 500 | 450 | {} | 90\n"
MORE = "丙 | 300 | 60 | 240 | 20\n"


def test_a_column_of_what_is_left_is_checked_row_by_row(found: Found) -> None:
    assert "difference holds 50 = 500 - 450" in found((TABLE + MORE).format("50"))
    assert "difference fails 70 = 500 - 450" in found((TABLE + MORE).format("70"))


def test_a_rate_in_a_table_of_one_row_goes_by_the_names_of_its_columns(found: Found) -> None:
    table = "资金 | 下达（万元） | 支付（万元） | 支付率\n甲 | 400 | 300 | {}"
    assert "rate holds 75 = 300 / 400" in found(table.format("75"))
    assert "rate fails 57 = 300 / 400" in found(table.format("57"))


def test_a_rate_can_be_one_column_over_two_together(found: Found) -> None:
    table = "类别 | 支出 | 结余 | 进度\n甲 | 75 | 25 | 75\n乙 | 180 | 20 | 90\n丙 | 33 | 77 | {}"
    assert "rate holds 30 = 33 / 33 + 77" in found(table.format("30"))
    assert "rate fails 43 = 33 / 33 + 77" in found(table.format("43"))
