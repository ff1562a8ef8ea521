from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.values.numbers import half_width, read_number

with Path(__file__).with_name("numbers.csv").open(encoding="utf-8", newline="") as _file:
    CASES = list(csv.DictReader(_file))
FULL = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:20])
def test_a_number_is_read_as_people_write_it(case: dict[str, str]) -> None:
    read = read_number(case["text"])
    if not case["value"]:
        assert read is None
    else:
        assert read is not None
        assert read.value == Decimal(case["value"])
        assert (read.unit, read.relation) == (case["unit"], case["relation"])


@given(
    number=st.decimals(allow_nan=False, allow_infinity=False, places=6, max_value=10**20),
    full=st.booleans(),
    separator=st.sampled_from(["", ","]),
    unit=st.sampled_from(["", "万元", "%", "平方米", "元/人*月"]),
)
def test_a_decimal_written_with_separators_or_full_width_digits_comes_back(
    *, number: Decimal, full: bool, separator: str, unit: str
) -> None:
    text = format(number, f"{separator}f")
    if sum(map(str.isdigit, text)) > 28:
        return
    read = read_number((text.translate(FULL) if full else text) + unit)
    assert read is not None
    assert read.value == number
    assert read.unit == unit


@given(st.text(max_size=30))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    read = read_number(text)
    assert read is None or read.value.is_finite()


def test_square_metres_and_circled_numbers_stay_what_they_are() -> None:
    assert half_width("１２㎡①") == "12㎡①"
