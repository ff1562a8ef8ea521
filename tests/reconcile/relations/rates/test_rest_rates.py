from __future__ import annotations

from collections.abc import Callable

Found = Callable[[str], list[str]]


def test_spent_and_left_make_up_the_whole_of_both_rates(found: Found) -> None:
    text = "部门支出10282.59万元，支出进度89.45%，结余1212.39万元，结余率10.55%。"
    assert found(text) == [
        "rate holds 89.45% = 10282.59万元 / 10282.59万元 + 1212.39万元",
        "rate holds 10.55% = 1212.39万元 / 10282.59万元 + 1212.39万元",
    ]
    assert "rate fails 79.45%" in found(text.replace("89.45", "79.45"))[0]


def test_what_is_not_done_is_taken_from_the_whole(found: Found) -> None:
    text = "直达资金45.66亿元，未分配0.32亿元，分配率99.3%。"
    assert found(text) == ["rate holds 99.3% = 45.66亿元 - 0.32亿元 / 45.66亿元"]


def test_the_first_batch_is_all_less_the_second(found: Found) -> None:
    text = "近日下达第二批15763万元，累计到位66185万元。\n第一批支出21185.83万元，支出率42.02%。"
    assert found(text) == ["rate holds 42.02% = 21185.83万元 / 66185万元 - 15763万元"]
    assert found(text.replace("42.02", "52.02")) == []  # all of it may not be what is meant
