from __future__ import annotations

from collections.abc import Callable

Found = Callable[[str], list[str]]


def test_parts_whose_shares_make_up_all_must_add_up(found: Found) -> None:
    text = "投入1000万元。\n（一）产业560万元，占56%。\n（二）基建{}万元，占44%。"
    assert not any("fails" in line for line in found(text.format("440")))
    assert "sum fails 1000万元 = 560万元 + 443万元" in found(text.format("443"))


def test_a_share_speaks_of_the_columns_of_a_table(found: Found) -> None:
    text = (
        "用于产业发展的占61.93%。\n单位：万元\n乡镇 | 金额 | 产业\n"
        "甲镇 | 865 | 600\n乙镇 | 1000 | 555\n合计 | 1865 | 1155"
    )
    assert "share holds 61.93% = 1155 / 1865" in found(text)
