from __future__ import annotations

from collections.abc import Callable

Found = Callable[[str], list[str]]


def test_a_part_named_by_its_source_is_not_the_whole(found: Found) -> None:
    text = "批复总投资80万元，其中中央30万元，县级50万元，年内中央下达资金{}万元。"
    assert "same fails 80万元 = 30万元" in found(text.format("80"))
    assert not any("fails" in line for line in found(text.format("30")))


def test_words_in_a_row_repeat_its_amount(found: Found) -> None:
    table = "项目 | 内容 | 金额（万元）\n雨露计划 | 学生1600人，合计{}万元 | 240\n道路 | 硬化 | 35"
    assert "same holds 240 = 240万元" in found(table.format("240"))
    assert "same fails 240 = 250万元" in found(table.format("250"))


def test_one_name_with_amounts_a_digit_apart_is_a_misprint(found: Found) -> None:
    text = "财政衔接资金62371.80万元已到位。\n财政衔接资金{}万元已统筹。"
    assert any("same fails" in line for line in found(text.format("62371.90")))
    assert not any("fails" in line for line in found(text.format("21260.75")))
