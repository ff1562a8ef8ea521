from __future__ import annotations

from collections.abc import Callable

from perfeval.reconcile import Result, Status
from perfeval.reconcile.figures.tokens import figures_of
from perfeval.reconcile.judging.misprint import explanations, misprinted
from perfeval.reconcile.judging.relation import plus

Found = Callable[[str], list[str]]


def test_one_wrong_digit_is_named_with_what_it_would_be() -> None:
    total, *parts = figures_of("662130万元 516411万元 245719万元")
    assert misprinted(total, plus(parts)) is not None
    meant = {f.text: value / 10**4 for f, value in explanations(total, plus(parts))}
    assert meant == {"662130万元": 762130, "516411万元": 416411, "245719万元": 145719}


def test_two_swapped_digits_are_one_misprint_and_other_gaps_are_none() -> None:
    total, *parts = figures_of("662130万元 480000万元 245719万元")
    assert misprinted(total, plus(parts)) is None
    total, *parts = figures_of("662130万元 146411万元 245719万元")
    assert misprinted(total, plus(parts)) is parts[0]


def test_short_numbers_prove_nothing() -> None:
    total, *parts = figures_of("100万元 60万元 30万元")
    assert misprinted(total, plus(parts)) is None


def test_a_vague_list_is_told_when_one_digit_explains_it(found: Found) -> None:
    text = "奥运会173225万元，主要用于安全99248万元、设施56151万元、交通8850万元、清理8976万元。"
    assert found(text)[0].startswith("sum holds 173225万元")
    assert found(text.replace("99248", "19248"))[0].startswith("sum fails 173225万元")


def test_a_list_of_the_largest_parts_is_not_told(checked: Callable[[str], Result]) -> None:
    text = "收入21489亿元，其中：保险费收入17554亿元；财政补贴收入3038亿元。"
    assert checked(text).with_status(Status.FAILS) == []


def test_a_part_in_a_wrong_unit_is_told(found: Found) -> None:
    text = "支出131385万元，其中：教育29104元；社保62281万元；农林水40000万元。"
    assert found(text) == ["sum fails 131385万元 = 29104元 + 62281万元 + 40000万元"]
