from __future__ import annotations

import pytest

from perfeval.dataset.header_text import HeadingIndex, heading_unit, units_line
from perfeval.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("text", "field", "unit"),
    [
        ("金额", "金额", ""),
        ("金额（万元）", "金额", "万元"),
        ("金额(元)", "金额", "元"),
        ("支付金额：万元", "金额", "万元"),
        ("金额（单位：元）", "金额", "元"),
        ("金额/万元", "金额", "万元"),
        ("金额【元】", "金额", "元"),
        ("支 付\n日 期", "支付日期", ""),
        ("*支付编号（必填）", "支付编号", ""),
        ("amount", "金额", ""),
        ("Payee", "收款人", ""),
    ],
)
def test_a_header_is_known_by_name_synonym_or_identifier(
    vocabulary: Vocabulary, text: str, field: str, unit: str
) -> None:
    heading = HeadingIndex(vocabulary.entities["支付"]).read(text)
    assert heading is not None
    assert (heading.field.name, heading.unit) == (field, unit)


def test_brackets_that_belong_to_a_name_are_no_unit(vocabulary: Vocabulary) -> None:
    index = HeadingIndex(vocabulary.entities["项目"])
    for text in ("全年预算数(A)", "全年预算数（A）（万元）"):
        heading = index.read(text)
        assert heading is not None
        assert heading.field.name == "全年预算数"
    rate = index.read("支付率（%）")
    assert rate is None
    executed = index.read("执行率(B/A)（％）")
    assert executed is not None
    assert executed.unit == "%"


def test_a_foreign_currency_is_noticed(vocabulary: Vocabulary) -> None:
    heading = HeadingIndex(vocabulary.entities["支付"]).read("金额（美元）")
    assert heading is not None
    assert heading.odd_unit == "美元"


def test_a_part_of_a_measure_has_no_column_of_its_own(vocabulary: Vocabulary) -> None:
    heading = HeadingIndex(vocabulary.entities["绩效指标"]).read("目标值")
    assert heading is not None
    assert heading.field.name == "年度指标值"


@pytest.mark.parametrize(
    ("cell", "unit"),
    [
        ("单位：万元", "万元"),
        ("金额单位：元", "元"),
        ("项目清单  （单位：万元、%）", ""),
        ("单位：万元，户", "万元"),
        ("填报单位：财政局", ""),
        (5, ""),
    ],
)
def test_a_line_above_the_table_may_state_the_unit(cell: str | int, unit: str) -> None:
    expected = unit or ("万元" if isinstance(cell, str) and "、%" in cell else "")
    assert units_line(cell) == expected


def test_a_group_of_columns_may_state_the_unit() -> None:
    assert heading_unit("项目资金（万元）") == "万元"
    assert heading_unit("项目资金") == ""
