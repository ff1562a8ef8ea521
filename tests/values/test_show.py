from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from perfeval.values.show import (
    chinese_numeral,
    show_date,
    show_number,
    show_percent,
    show_plain,
    show_scaled,
)


def test_a_scaled_integer_keeps_its_zeros() -> None:
    assert show_scaled(800, 2) == "8.00"
    assert show_scaled(-5, 2) == "-0.05"
    assert show_scaled(12829324, 2, grouping=True) == "128,293.24"


def test_a_ratio_is_rounded_half_up_when_shown() -> None:
    assert show_number(Fraction(2675, 1000), 2) == "2.68"
    assert show_percent(Fraction(9336251, 9499547)) == "98.28%"


def test_a_plain_number_has_no_needless_zeros() -> None:
    assert show_plain(Fraction(10)) == "10"
    assert show_plain(Fraction(5, 2)) == "2.5"
    assert show_plain(Fraction(1, 3)) == "0.3333"


def test_a_date_is_written_as_official_documents_do() -> None:
    assert show_date(date(2022, 12, 5)) == "2022年12月5日"


@pytest.mark.parametrize(("number", "text"), [(1, "一"), (10, "十"), (12, "十二"), (99, "九十九")])
def test_chinese_numerals(number: int, text: str) -> None:
    assert chinese_numeral(number) == text


def test_a_chinese_numeral_ends_at_99() -> None:
    with pytest.raises(ValueError, match="100"):
        chinese_numeral(100)
