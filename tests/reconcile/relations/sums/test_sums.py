from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.reconcile import Result, Status

Found = Callable[[str], list[str]]
Checked = Callable[[str], Result]


@pytest.mark.parametrize(
    "text",
    [
        "到位500.5万元，其中：中央300万元，省级200.5万元。",
        "到位500.5万元，包括中央300万元、省级200.5万元，已支付400万元。",
        "到位500.5万元（中央300万元、省级200.5万元），全部下达。",
        "到位500.5万元。按级次分，一是中央300万元。二是省级200.5万元。",
        "到位500.5万元，其中：中央300万元，占59.9%；省级200.5万元，占40.1%。",
        "到位500.5万元。其中中央300万元，其中重点县80万元；省级200.5万元。",
        "到位500.5万元。\n其中：中央300万元、省级200.5万元。",
        "下达中央资金300万元，省级资金200.5万元，合计500.5万元。",
        "3月下达300万元；5月下达200.5万元。以上两笔共计500.5万元。",
        "中央300万元，省级200.5万元。全年可用500.5万元。",
    ],
)
def test_a_total_and_its_parts_are_found_in_many_forms(found: Found, text: str) -> None:
    assert "sum holds 500.5万元 = 300万元 + 200.5万元" in found(text)
    wrong = found(text.replace("200.5", "270.5"))
    assert "sum fails 500.5万元 = 300万元 + 270.5万元" in wrong


def test_counts_add_up_by_their_own_unit(found: Found) -> None:
    text = "安排31个项目，其中产业类20个、投资300万元，基建类11个、投资200万元。"
    assert "sum holds 31个 = 20个 + 11个" in found(text)
    assert "sum fails 31个 = 21个 + 11个" in found(text.replace("20个", "21个"))


def test_two_breakdowns_of_one_total_are_both_checked(found: Found) -> None:
    text = "共100万元，其中中央70万元、省级30万元；产业类60万元、基建类40万元。"
    assert found(text)[:2] == [
        "sum holds 100万元 = 70万元 + 30万元",
        "sum holds 100万元 = 60万元 + 40万元",
    ]


def test_an_adjustment_is_no_part(found: Found) -> None:
    text = "下达111万元，其中甲100万元，乙11万元，调减40万元，全年实际下达71万元。"
    assert "difference holds 71万元 = 111万元 - 40万元" in found(text)
    assert "sum holds 111万元 = 100万元 + 11万元" in found(text)


def test_a_partial_list_is_not_judged(checked: Checked) -> None:
    result = checked("共安排500万元，其中主要用于道路200万元、桥梁100万元。")
    assert result.with_status(Status.FAILS) == []
    assert [one.reason for one in checked("共安排500万元，其中道路200万元。").unjudged] == [
        "only_part"
    ]


@given(st.lists(st.integers(10, 10**7), min_size=2, max_size=6), st.data())
def test_a_number_changed_beyond_the_tolerance_of_a_made_sum_is_always_reported(
    checked: Checked, cents: list[int], data: st.DataObject
) -> None:
    numbers = [sum(cents), *cents]
    spot = data.draw(st.integers(0, len(numbers) - 1))
    off = data.draw(st.integers(len(numbers) + 1, max(cents) // 4 + len(numbers) + 1))
    for changed in (0, off):
        numbers[spot] += changed
        total, *parts = (f"{n // 100}.{n % 100:02d}万元" for n in numbers)
        listed = "，".join(
            f"资金{mark}{part}" for mark, part in zip("甲乙丙丁戊己", parts, strict=False)
        )
        failed = checked(f"全县到位资金{total}，其中：{listed}。").with_status(Status.FAILS)
        assert bool(failed) == bool(changed)
