from __future__ import annotations

from collections.abc import Callable

Found = Callable[[str], list[str]]


def test_an_amount_of_the_title_stands_in_the_text(found: Found) -> None:
    text = "某县争取补助资金3.99亿元\n某县又争取到补助资金3.99亿元，已全部拨付。"
    assert found(text) == ["same holds 3.99亿元 = 3.99亿元"]
    assert found(text.replace("3.99", "3.89", 1)) == ["same fails 3.89亿元 = 3.99亿元"]


def test_units_are_converted_before_amounts_are_compared(found: Found) -> None:
    text = "某县争取补助资金1.25亿元\n某县争取到补助资金12500万元。"
    assert found(text) == ["same holds 12500万元 = 1.25亿元"]


def test_one_label_with_two_amounts_is_told(found: Found) -> None:
    text = "全县统筹整合资金总额为812万元。\n经过审核，全县统筹整合资金总额为821万元。"
    assert found(text) == ["same fails 821万元 = 812万元"]
