from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.values.exact import fraction, round_half_up, rounded, scale_of, scaled


@given(st.integers(-(10**12), 10**12), st.integers(0, 4))
def test_rounding_agrees_with_the_decimal_module(number: int, places: int) -> None:
    value = Decimal(number).scaleb(-5)
    expected = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    assert round_half_up(number, 10**5, places) == expected.scaleb(places)


def test_a_half_goes_away_from_zero_on_both_sides() -> None:
    assert round_half_up(25, 10, 0) == 3
    assert round_half_up(-25, 10, 0) == -3
    assert round_half_up(25, -10, 0) == -3


def test_places_below_zero_round_to_tens() -> None:
    assert rounded(Fraction(155), -1) == 160


def test_a_quotient_is_rounded_from_its_exact_value() -> None:
    assert rounded(fraction("93362.51") / fraction("94995.47"), 4) == Fraction("0.9828")


def test_dividing_by_zero_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        round_half_up(1, 0, 2)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, max_value=10**15))
def test_scaling_loses_nothing(value: Decimal) -> None:
    assert Fraction(scaled(value, 4), 10**4) == Fraction(value)
    assert scale_of(value) <= 4


def test_a_scale_that_would_lose_digits_is_refused() -> None:
    with pytest.raises(ValueError, match="more than 1"):
        scaled(Decimal("1.25"), 1)


def test_infinity_cannot_be_scaled() -> None:
    with pytest.raises(ValueError, match="not finite"):
        scaled(Decimal("Infinity"), 2)
