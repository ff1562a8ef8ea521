from __future__ import annotations

from collections.abc import Callable

from perfeval.reconcile import Result, Status

Found = Callable[[str], list[str]]


def test_a_step_and_its_rate_are_judged_against_the_amount_they_follow(found: Found) -> None:
    text = "累计入库24627万元，为年初预算60999万元的40.4%，同比减收1070万元，下降4.2%。"
    assert "growth holds 4.2% = 1070万元 / 24627万元 + 1070万元" in found(text)
    assert "growth fails 5.2% = 1070万元 / 24627万元 + 1070万元" in found(
        text.replace("4.2%", "5.2%")
    )


def test_the_step_may_stand_behind_its_rate(found: Found) -> None:
    text = "财政收入191347万元，比上年同期增长15.35%，增收25457万元。"
    assert found(text) == ["growth holds 15.35% = 25457万元 / 191347万元 - 25457万元"]


def test_growth_of_another_scope_is_no_failure(checked: Callable[[str], Result]) -> None:
    text = "收入30161万元，同口径增收4376万元，增长14.6%。"  # 4376 ÷ 25785 is 16.97%
    assert checked(text).with_status(Status.FAILS) == []


def test_two_years_under_one_name_give_the_step_and_its_rate(found: Found) -> None:
    text = (
        "2022年预算21.8万元，其中接待费11.8万元，车辆费10万元。\n"
        "2021年决算20.12万元，其中接待费12.39万元，车辆费7.73万元。\n"
        "2022年预算比2021年决算增加1.68万元，其中车辆费增加2.27万元，增长29.37%。"
    )
    said = found(text)
    assert "difference holds 2.27万元 = 10万元 - 7.73万元" in said
    assert "growth holds 29.37% = 2.27万元 / 7.73万元" in said


def test_changes_of_parts_add_up_to_the_change_of_the_whole(found: Found) -> None:
    text = (
        "收入24627万元，减收1070万元。其中：税收8103万元，增收1284万元；"
        "非税16524万元，减收2354万元。"
    )
    assert "sum holds 1070万元 = - 1284万元 + 2354万元" in found(text)
    wrong = text.replace("2354", "2345")
    assert "sum fails 1070万元 = - 1284万元 + 2345万元" in found(wrong)
