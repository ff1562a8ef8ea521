from __future__ import annotations

from collections.abc import Callable

from perfeval.reconcile import Result, Status

Found = Callable[[str], list[str]]
RANKED = "各乡镇支出进度从高到低为：向阳乡90.31%，白水镇87.18%，旧城镇86.18%，金马镇75.47%。"


def test_a_list_in_the_order_that_its_words_say_holds(found: Found) -> None:
    assert found(RANKED) == ["order holds 90.31% = 87.18% + 86.18% + 75.47%"]


def test_a_figure_out_of_its_order_is_told(found: Found) -> None:
    assert found(RANKED.replace("86.18", "88.18")) == ["order fails 88.18% = 87.18%"]
    rising = RANKED.replace("从高到低", "从低到高")
    assert found(rising) == []


def test_words_that_put_nothing_in_order_are_no_list(checked: Callable[[str], Result]) -> None:
    text = "评分从高到低排列，甲县支付12万元，支付率60%；乙县支付80万元，支付率40%。"
    assert checked(text).with_status(Status.FAILS) == []
