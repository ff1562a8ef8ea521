from __future__ import annotations

from collections.abc import Callable

from perfeval.reconcile import Result, Status

Found = Callable[[str], list[str]]


def test_the_denominator_may_stand_in_an_earlier_paragraph(found: Found) -> None:
    text = "全年到位资金800万元。\n项目进展顺利。\n已支付712万元，支付率89%。"
    assert found(text) == ["rate holds 89% = 712万元 / 800万元"]
    assert found(text.replace("89%", "98%")) == ["rate fails 98% = 712万元 / 800万元"]


def test_a_share_may_name_its_parts(found: Found) -> None:
    text = "下达1000万元，其中：甲县400万元、乙县350万元、丙县250万元。甲县、乙县占总额75.0%。"
    assert "share holds 75.0% = 400万元 + 350万元 / 1000万元" in found(text)


def test_one_hundred_percent_without_amounts_is_not_judged(
    checked: Callable[[str], Result],
) -> None:
    result = checked("下达71万元，已全部发放，发放率100%，合格率达到98%以上。")
    assert result.relations == ()
    assert [one.reason for one in result.unjudged] == ["no_numerator"]


def test_rates_of_other_things_are_not_reported(checked: Callable[[str], Result]) -> None:
    text = "到位800万元，支付700万元。群众满意度95.6%，贷款利率4.35%。"
    assert checked(text).with_status(Status.FAILS) == []
