from __future__ import annotations

from collections.abc import Callable

Found = Callable[[str], list[str]]


def test_a_number_of_a_list_that_runs_into_the_text_is_no_decimal(found: Found) -> None:
    text = "共安排350万元。\n1.水渠100万元。\n2.道路110万元。\n3.2个村的桥梁140万元。"
    assert "sum holds 350万元 = 100万元 + 110万元 + 140万元" in found(text)


def test_an_amount_at_the_start_of_a_line_stays_an_amount(found: Found) -> None:
    text = "1.安排5万元。\n2.5万元用于培训，3万元用于设备，合计5.5万元。"
    assert "sum holds 5.5万元 = 2.5万元 + 3万元" in found(text)
