from __future__ import annotations

from collections.abc import Callable

Found = Callable[[str], list[str]]


def test_what_is_left_after_a_rate_is_the_whole_less_what_was_paid(found: Found) -> None:
    text = "收到资金5.62亿元，支出4.83亿元，支出进度85.94%。剩余{}亿元年底前支出。"
    assert "difference holds 0.79亿元 = 5.62亿元 - 4.83亿元" in found(text.format("0.79"))
    assert "difference fails 0.97亿元 = 5.62亿元 - 4.83亿元" in found(text.format("0.97"))


def test_a_part_of_what_is_left_is_not_judged(found: Found) -> None:
    text = "收到资金500万元，支出400万元，支出率80%。剩余资金中30万元用于设备。"
    assert not any("fails" in line for line in found(text))
