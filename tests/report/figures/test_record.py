from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.report.figures.record import exact_text, figure_id


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction("128293.24"), "128293.24"),
        (Fraction("-0.005"), "-0.005"),
        (Fraction(30000), "30000"),
        (Fraction(0), "0"),
        (Fraction(1, 3), "1/3"),
        (Fraction(1, 8), "0.125"),
    ],
)
def test_an_exact_value_is_a_decimal_where_it_can_be(value: Fraction, text: str) -> None:
    assert exact_text(value) == text


@given(st.fractions(max_denominator=10**6))
def test_an_exact_value_reads_back_the_same(value: Fraction) -> None:
    assert Fraction(exact_text(value)) == value


def test_the_id_of_a_family_figure_names_its_group() -> None:
    assert figure_id("到位.各类", "债券", "") == "到位.各类[债券]"
    assert figure_id("到位.各类", "债券", "金额") == "到位.各类[债券].金额"
