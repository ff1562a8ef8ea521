"""How values are shown in sentences, and that rounding is the one of the schoolbook."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.engine.plain import shown
from perfeval.language.types import (
    BOOL,
    DATE,
    DAYS_TYPE,
    MONTH,
    NUMBER,
    POINTS_TYPE,
    RATE,
    TEXT,
    Type,
)
from perfeval.values.exact import round_half_up
from perfeval.values.show import show_number, show_percent, show_plain


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (Fraction(5), NUMBER, "5"),
        (Fraction(-5, 2), NUMBER, "-2.5"),
        (Fraction(1, 3), NUMBER, "0.3333"),
        (Fraction(1, 100000), NUMBER, "0"),
        (Fraction(431, 500), RATE, "86.20%"),
        (Fraction(1, 3), RATE, "33.33%"),
        (Fraction(-1, 8), POINTS_TYPE, "-12.50个百分点"),
        (Fraction(3565894, 100), Type("money", "万元"), "35658.94万元"),
        (Fraction(3), DAYS_TYPE, "3天"),
        (Fraction(date(2022, 3, 5).toordinal()), DATE, "2022年3月5日"),
        (Fraction(date(2022, 3, 5).toordinal() * 2 + 1, 2), DATE, "2022年3月5日"),
        (Fraction(0), DATE, shown.NO_DAY),
        (Fraction(date.max.toordinal() + 1), DATE, shown.NO_DAY),
        (Fraction(2022 * 12 + 8), MONTH, "2022年9月"),
        (True, BOOL, "是"),
        (False, BOOL, "否"),
        ("道路", TEXT, "道路"),
        (None, NUMBER, "（缺）"),
        (None, TEXT, "（缺）"),
    ],
)
def test_a_value_is_shown_by_its_type(
    value: Fraction | str | bool | None,
    kind: Type,
    text: str,
) -> None:
    assert shown.show(value, kind) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [("5", "公里", "5公里"), ("0.98", "%", "98%"), ("5", None, "5"), ("2.5", "", "2.5")],
)
def test_a_quantity_is_shown_with_the_unit_of_its_row(
    value: str, unit: str | None, text: str
) -> None:
    assert shown.show(Fraction(value), Type("quantity"), unit) == text


@given(st.integers(-(10**9), 10**9), st.sampled_from([1, 2, 4, 5, 8, 125, 1000]), st.integers(0, 4))
def test_rounding_is_half_up_away_from_zero(top: int, over: int, places: int) -> None:
    exact = Decimal(top) / Decimal(over)
    expected = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    assert Decimal(round_half_up(top, over, places)).scaleb(-places) == expected


RATIOS = st.tuples(
    st.integers(-(10**7), 10**7), st.sampled_from([1, 3, 7, 10, 64, 100, 1000, 10**6])
)


@given(RATIOS, st.integers(1, 50))
def test_a_ratio_is_shown_alike_however_it_is_written(ratio: tuple[int, int], factor: int) -> None:
    top, over = ratio
    exact = Fraction(top, over)
    for kind in (NUMBER, RATE, POINTS_TYPE, Type("money", "元"), DAYS_TYPE, DATE, MONTH):
        form, _ = shown.number_form(kind)
        assert form(top * factor, over * factor) == form(exact.numerator, exact.denominator)


@given(RATIOS)
def test_numbers_and_rates_are_shown_as_documents_show_them(ratio: tuple[int, int]) -> None:
    exact = Fraction(*ratio)
    assert shown.percent(*ratio) == show_percent(exact)
    if exact.denominator > 1:
        assert shown.plain(*ratio) == show_plain(exact)
    assert shown.points(*ratio) == f"{show_number(exact * 100, 2)}个百分点"
