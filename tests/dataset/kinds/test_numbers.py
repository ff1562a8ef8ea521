from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.dataset.cells import ErrorCell, FormulaCell, PercentCell
from perfeval.dataset.kinds.column import ReadColumn
from perfeval.dataset.kinds.numbers import read_numbers, scaled_number
from perfeval.vocabulary import Field, Kind

MONEY = Field("金额", "amount", Kind.MONEY, unit="万元")
SIGNED = Field("金额", "amount", Kind.MONEY, unit="万元", signed=True)
RATE = Field("率", "rate", Kind.RATE, unit="%")
COUNT = Field("次数", "times", Kind.COUNT)
NUMBER = Field("分值", "weight", Kind.NUMBER)


def exact(read: ReadColumn) -> list[Fraction | None]:
    return [None if v is None else Fraction(v, 10**read.scale) for v in read.values]  # type: ignore[arg-type]


def codes(read: ReadColumn) -> list[str]:
    return [problem.code.id for _, problem in read.problems]


@pytest.mark.parametrize(
    ("field", "unit", "cell", "value"),
    [
        (MONEY, "万元", 0.30000000000000004, "0.3"),
        (MONEY, "元", 1e-5, "0.000000001"),
        (MONEY, "元", 123456789012345.0, "12345678901.2345"),
        (MONEY, "万元", 1e16, "10000000000000000"),
        (SIGNED, "万元", -0.05, "-0.05"),
        (SIGNED, "元", "-1,234.50", "-0.12345"),
        (MONEY, "", "5亿元", "50000"),
        (MONEY, "元", 5, "0.0005"),
        (RATE, "", 0.8587, "0.8587"),
        (RATE, "", "85.87%", "0.8587"),
        (RATE, "%", "85.87%", "0.8587"),
        (RATE, "%", 85.87, "0.8587"),
        (RATE, "‰", 5, "0.005"),
        (RATE, "", 1.2, "1.2"),
        (RATE, "", PercentCell(Decimal("2.5")), "2.5"),
        (RATE, "%", PercentCell(Decimal("0.5")), "0.5"),
        (COUNT, "", 12.0, "12"),
        (COUNT, "", "12次", "12"),
        (COUNT, "", "2022年", "2022"),
        (NUMBER, "", "10分", "10"),
    ],
)
def test_a_number_is_read_exactly_into_the_unit_of_its_field(
    field: Field, unit: str, cell: Any, value: str
) -> None:
    read = read_numbers([cell], field, unit)
    assert codes(read) == []
    assert exact(read) == [Fraction(value)]


@pytest.mark.parametrize("cell", ["", " ", "-", "—", "——", "/", "无数据", "无"])
def test_what_says_nothing_is_missing_and_not_zero(cell: str) -> None:
    read = read_numbers([cell, 0.0], MONEY, "万元")
    assert exact(read) == [None, 0]
    assert codes(read) == []


@pytest.mark.parametrize(
    ("field", "cell", "code"),
    [
        (MONEY, "若干", "PE232"),
        (MONEY, "≥5", "PE232"),
        (MONEY, True, "PE232"),
        (MONEY, float("inf"), "PE232"),
        (MONEY, "5%", "PE238"),
        (MONEY, "5户", "PE238"),
        (MONEY, PercentCell(Decimal("0.5")), "PE238"),
        (MONEY, -1.5, "PE233"),
        (MONEY, "-1.5", "PE233"),
        (RATE, 98.28, "PE237"),
        (RATE, "98.28", "PE237"),
        (RATE, "5元", "PE238"),
        (COUNT, 1.5, "PE244"),
        (COUNT, "5%", "PE238"),
        (NUMBER, ErrorCell("#N/A"), "PE235"),
        (NUMBER, FormulaCell(), "PE236"),
    ],
)
def test_a_wrong_cell_is_missing_with_its_reason(field: Field, cell: Any, code: str) -> None:
    read = read_numbers([cell], field, "")
    assert codes(read) == [code]
    assert read.values == [None]


def test_all_values_of_a_column_have_one_scale() -> None:
    read = read_numbers([1.0, 2.25, "3.125"], MONEY, "万元")
    assert (read.scale, read.values) == (3, [1000, 2250, 3125])


def test_a_percent_header_over_ratios_is_doubted() -> None:
    assert read_numbers([0.98, 0.5], RATE, "%").doubt == "0.98"
    assert read_numbers([0.98, 50.0], RATE, "%").doubt == ""
    assert read_numbers([0.98], RATE, "").doubt == ""


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, max_value=10**12))
def test_scaling_keeps_the_value_and_no_needless_zeros(value: Decimal) -> None:
    made = scaled_number(value, 4)
    assert made is not None
    assert Fraction(made[0], 10 ** made[1]) == Fraction(value) / 10_000
    assert made[1] == 0 or made[0] % 10


@given(st.integers(-(10**14), 10**14), st.sampled_from(["元", "万元", "亿元"]))
def test_a_cell_of_cents_reads_the_same_as_its_text(cents: int, unit: str) -> None:
    number = cents / 100
    cell = read_numbers([number], SIGNED, unit)
    text = read_numbers(
        [f"{cents // 100}.{cents % 100:02}" if cents >= 0 else repr(number)], SIGNED, unit
    )
    assert exact(cell) == exact(text)
