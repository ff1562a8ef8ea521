from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from perfeval.dataset.cells import ErrorCell, MonthCell
from perfeval.dataset.kinds.dates import read_dates, read_months
from perfeval.vocabulary import Field, Kind

DAY = Field("日期", "date", Kind.DATE)
LAST = Field("时点", "date", Kind.DATE, month_end=True)
MONTH = Field("月份", "month", Kind.MONTH)


@pytest.mark.parametrize(
    "cell",
    [
        date(2022, 12, 31),
        datetime(2022, 12, 31, 8, 30),  # noqa: DTZ001 - cells have no zone
        44926.0,
        20221231.0,
        "2022.12.31",
        " 2022年12月31日 ",
        "44926",
    ],
)
def test_a_day_is_read_in_all_its_forms(cell: Any) -> None:
    read = read_dates([cell], DAY)
    assert read.problems == []
    assert read.values == [date(2022, 12, 31).toordinal()]


@pytest.mark.parametrize("cell", ["2022年12月", MonthCell(date(2022, 12, 1)), 2022.12])
def test_a_month_without_a_day_is_its_last_day_only_where_that_is_meant(cell: Any) -> None:
    assert read_dates([cell], LAST).values == [date(2022, 12, 31).toordinal()]
    strict = read_dates([cell], DAY)
    assert strict.values == [None]
    assert [p.code.id for _, p in strict.problems] == ["PE240"]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2022-02-30", "PE239"),
        ("昨天", "PE239"),
        (True, "PE239"),
        (5.0, "PE239"),
        (time(8, 30), "PE239"),
        (2022.1, "PE243"),
        (ErrorCell("#REF!"), "PE235"),
    ],
)
def test_what_is_no_day_is_told(cell: Any, code: str) -> None:
    read = read_dates([cell], DAY)
    assert [p.code.id for _, p in read.problems] == [code]
    assert read.values == [None]


@pytest.mark.parametrize("cell", ["", "-", "/", "无数据"])
def test_what_says_nothing_is_missing(cell: str) -> None:
    assert read_dates([cell], DAY).problems == []
    assert read_months([cell], MONTH, 2022).values == [None]


@pytest.mark.parametrize(
    "cell",
    ["2022年3月", "2022-03", "3月", 3.0, 202203.0, date(2022, 3, 9), MonthCell(date(2022, 3, 1))],
)
def test_a_month_is_read_in_all_its_forms(cell: Any) -> None:
    assert read_months([cell], MONTH, 2022).values == [2022 * 12 + 2]


@pytest.mark.parametrize(
    ("cell", "code"), [("3月", "PE242"), ("三月", "PE241"), (2022.1, "PE243"), (True, "PE241")]
)
def test_what_is_no_month_is_told(cell: Any, code: str) -> None:
    assert [p.code.id for _, p in read_months([cell], MONTH, None).problems] == [code]
