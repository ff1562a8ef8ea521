from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from perfeval.dataset.cells import (
    Cell,
    ErrorCell,
    FormulaCell,
    MonthCell,
    PercentCell,
    as_decimal,
    is_blank,
    number_text,
    shown,
    text_of,
)


@pytest.mark.parametrize(
    ("stored", "seen"),
    [
        (0.30000000000000004, "0.3"),
        (35658.939999999995, "35658.94"),
        (12.0, "12"),
        (1e15, "1000000000000000"),
        (1e-7, "0.0000001"),
        (0.1, "0.1"),
    ],
)
def test_a_number_cell_is_read_as_excel_shows_it(stored: float, seen: str) -> None:
    assert number_text(stored) == seen
    assert as_decimal(stored) == Decimal(seen)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (" 路 ", "路"),
        (True, "TRUE"),
        (5, "5"),
        (PercentCell(Decimal("0.985")), "98.5%"),
        (MonthCell(date(2022, 12, 1)), "2022年12月"),
        (ErrorCell("#N/A"), "#N/A"),
        (FormulaCell(), ""),
        (date(2022, 1, 5), "2022-01-05"),
        (datetime(2022, 1, 5, 8, 30), "2022-01-05 08:30"),  # noqa: DTZ001 - cells have no zone
        (timedelta(hours=1), "1:00:00"),
    ],
)
def test_a_cell_has_the_text_that_the_user_sees(cell: Cell, text: str) -> None:
    assert text_of(cell) == text


def test_a_long_text_is_shown_short_and_on_one_line() -> None:
    assert shown("第一行\n第二行") == "第一行 第二行"
    assert len(shown("长" * 100)) == 40


def test_white_space_is_blank_and_zero_is_not() -> None:
    assert is_blank(" \n　")
    assert not is_blank(0)
