from __future__ import annotations

import pytest

from perfeval.dataset.names import bare_sheet_name, entity_of_sheet, squeeze
from perfeval.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("written", "squeezed"),
    [
        ("全年 预算数\n（Ａ）", "全年预算数(ａ)"),
        ("＊项目编号", "项目编号"),
        (" Project\u200b ID ", "projectid"),
        ("金额：万元", "金额:万元"),
    ],
)
def test_a_name_is_compared_without_decoration(written: str, squeezed: str) -> None:
    assert squeeze(written) == squeezed


@pytest.mark.parametrize(
    ("sheet", "entity"),
    [
        ("项目", "项目"),
        (" 项 目 清 单（2022）", "项目"),
        ("2022年度项目库", "项目"),
        ("附件1-支付明细", "支付"),
        ("附表三：资金安排表", "资金安排"),
        ("到位资金表", "资金"),
        ("payment", "支付"),
        ("Sheet1", None),
        ("学校", None),
    ],
)
def test_a_sheet_is_known_by_its_name(
    vocabulary: Vocabulary, sheet: str, entity: str | None
) -> None:
    found = entity_of_sheet(vocabulary, sheet)
    assert (found.name if found else None) == entity


def test_a_name_of_nothing_but_a_year_stays() -> None:
    assert bare_sheet_name("甲2022") == "甲"
