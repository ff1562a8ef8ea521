from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

HEAD = ["项目编号", "项目名称"]


@pytest.mark.parametrize(
    ("header", "cell", "value"),
    [
        ("全年预算数（万元）", 35658.939999999995, "35658.94"),
        ("全年预算数（元）", 12345.67, "1.234567"),
        ("全年预算数（亿元）", 1.5, "15000"),
        ("全年预算数（万元）", "1.2亿元", "12000"),
        ("全年预算数（元）", "３５，６５８．９４万元", "35658.94"),
    ],
)
def test_money_is_converted_exactly_to_the_unit_of_its_field(
    load_rows: Callable[..., Any], header: str, cell: Any, value: str
) -> None:
    loaded = load_rows({"项目": [[*HEAD, header], ["P1", "路", cell]]})
    assert loaded.codes == []
    assert loaded.column("项目", "全年预算数") == [Fraction(value)]


def test_money_without_any_unit_is_told_once_a_column(load_rows: Callable[..., Any]) -> None:
    rows = [["P1", "路", 5], ["P2", "水", 6]]
    loaded = load_rows({"项目": [[*HEAD, "全年预算数"], *rows]})
    assert loaded.places == [("PE225", "表.xlsx[项目!C1]")]
    assert load_rows({"项目": [["单位：万元"], [*HEAD, "全年预算数"], *rows]}).codes == []


def test_money_that_carries_its_unit_needs_none_in_the_header(
    load_rows: Callable[..., Any],
) -> None:
    loaded = load_rows(
        {"项目": [[*HEAD, "全年预算数"], ["P1", "路", "5万元"], ["P2", "水", "6元"]]}
    )
    assert loaded.codes == []
    assert loaded.column("项目", "全年预算数") == [5, Fraction(6, 10_000)]


def test_a_column_in_a_foreign_currency_is_not_read(load_rows: Callable[..., Any]) -> None:
    loaded = load_rows({"项目": [[*HEAD, "合同金额（美元）"], ["P1", "路", 5]]})
    assert loaded.codes == ["PE226"]
    assert loaded.column("项目", "合同金额") == [None]


def test_a_wrong_cell_is_missing_and_said_once(load_rows: Callable[..., Any]) -> None:
    head = ["支付编号", "项目编号", "支付日期", "金额（万元）"]
    loaded = load_rows(
        {"项目": [HEAD, ["P1", "路"]], "支付": [head, ["Z1", "P1", "2022-1-5", "若干"]]}
    )
    assert loaded.places == [("PE232", "表.xlsx[支付!D2]")]
    assert loaded.column("支付", "金额") == [None]


def test_a_merged_category_fills_its_rows_and_a_merged_amount_is_doubted(
    write_xlsx: Callable[..., Path], load: Callable[..., Any]
) -> None:
    def merge(book: xlsxwriter.Workbook) -> None:
        sheet = book.get_worksheet_by_name("项目")
        sheet.merge_range("C2:C3", "东乡")
        sheet.merge_range("D2:D3", 300)

    rows = [[*HEAD, "乡镇", "全年预算数（万元）"], ["P1", "路"], ["P2", "水"]]
    loaded = load(write_xlsx({"项目": rows}, change=merge))
    assert loaded.column("项目", "乡镇") == ["东乡", "东乡"]
    assert loaded.places == [("PE229", "表.xlsx[项目!D2]")]


def test_a_percent_format_is_the_ratio_that_the_user_sees(
    write_xlsx: Callable[..., Path], load: Callable[..., Any]
) -> None:
    def percent(book: xlsxwriter.Workbook) -> None:
        sheet = book.get_worksheet_by_name("项目")
        sheet.write(1, 2, 0.9828, book.add_format({"num_format": "0.00%"}))

    rows = [[*HEAD, "执行率（%）"], ["P1", "路"], ["P2", "水", 85.87], ["P3", "电", "1.5%"]]
    loaded = load(write_xlsx({"项目": rows}, change=percent))
    assert loaded.codes == []
    assert loaded.column("项目", "执行率") == [
        Fraction("0.9828"), Fraction("0.8587"), Fraction("0.015"),
    ]  # fmt: skip
