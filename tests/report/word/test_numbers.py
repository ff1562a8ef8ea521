from __future__ import annotations

import pytest

from perfeval.report.word.document import Document
from perfeval.report.word.numbers import literal_numbers, plain_numbers, same_number


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("到位33,297.77 万元，支付率98.28％", ["33297.77万元", "98.28%"]),
        ("安排３１个项目", ["31个"]),
        ("提高1.5个百分点", ["1.5个百分点"]),
        ("金额128293，其中100，200各一", ["128293"]),
        ("到位2022.12万元", ["2022.12万元"]),
        ("共6个月，3日内上报，每月5日前", []),
        ("2018-2022年，2022年12月31日，2022.12.31，2022-03", []),
        ("新扶贫领字〔2018〕27号", []),
        ("1.统筹整合情况", []),
        ("（1）线上监管", []),
        ("1.2.3 版", []),
        ("1.2亿元已到位", ["1.2亿元"]),
        ("GB9704、A4", []),
    ],
)
def test_amounts_and_rates_are_found_and_dates_and_numbers_of_things_are_not(
    text: str, numbers: list[str]
) -> None:
    assert [number.text for number in plain_numbers(text)] == numbers


def test_a_number_knows_where_it_stands() -> None:
    (number,) = plain_numbers("支出９３.５％了")
    assert (number.start, number.end) == (2, 7)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("128,293.24", "128293.24", "same"),
        ("62.50", "62.5", "same"),
        ("９８.28", "98.28", "same"),
        ("98.28", "98.3", "other"),
        ("—", "—", "same"),
        ("—", "0", "other"),
        ("12", "12万", "other"),
    ],
)
def test_numbers_are_compared_by_value(left: str, right: str, same: str) -> None:
    assert same_number(left, right) is (same == "same")


def test_the_literals_of_a_document_are_its_unmarked_numbers(every_block: Document) -> None:
    assert literal_numbers(every_block) == ("2次",)
