from __future__ import annotations

from collections.abc import Callable

Found = Callable[[str], list[str]]


def test_growth_is_held_against_the_amounts_beside_it(found: Found) -> None:
    text = "本年安排531万元，与2020年的500万元相比，增加31万元，增长6.2%。"
    assert any(line.startswith("growth holds 6.2% = 31万元 / ") for line in found(text))
    wrong = found(text.replace("6.2%", "7.2%"))
    assert not any(line.startswith("growth holds") for line in wrong)


def test_what_is_left_is_received_less_spent(found: Found) -> None:
    text = "到位535.6万元，支出512.35万元，结余23.25万元。"
    assert "difference holds 23.25万元 = 535.6万元 - 512.35万元" in found(text)
    wrong = found(text.replace("23.25", "32.25"))
    assert "difference fails 32.25万元 = 535.6万元 - 512.35万元" in wrong


def test_what_was_not_pooled_and_what_was_make_up_the_whole(found: Found) -> None:
    text = (
        "到位资金900.5万元，其中：甲类600万元，乙类300.5万元。\n"
        "统筹整合资金700万元，用于产业。\n未统筹整合资金200.5万元。"
    )
    assert "difference holds 200.5万元 = 900.5万元 - 700万元" in found(text)
    wrong = found(text.replace("200.5", "220.5"))
    assert "difference fails 220.5万元 = 900.5万元 - 700万元" in wrong


def test_points_are_the_difference_of_two_rates(found: Found) -> None:
    text = "支付率98.3%，高于序时进度91.7%，快6.6个百分点。"
    assert "difference holds 6.6个百分点 = 98.3% - 91.7%" in found(text)
