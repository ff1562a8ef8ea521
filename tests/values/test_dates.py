from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.values.dates import last_day, read_date, read_month

with Path(__file__).with_name("dates.csv").open(encoding="utf-8", newline="") as _file:
    CASES = list(csv.DictReader(_file))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"] or "empty")
def test_a_date_is_read_as_people_write_it(case: dict[str, str]) -> None:
    read = read_date(case["text"])
    if not case["day"]:
        assert read is None
    else:
        assert read is not None
        assert read.day.isoformat() == case["day"]
        assert read.month_only == bool(case["month_only"])


@given(
    st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["%Y-%m-%d", "%Y年%m月%d日", "%Y%m%d"])
)
def test_every_day_comes_back_from_its_text(day: date, form: str) -> None:
    read = read_date(day.strftime(form))
    assert read is not None
    assert (read.day, read.month_only) == (day, False)


@given(st.text(max_size=20))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    read = read_date(text)
    assert read is None or isinstance(read.day, date)


@pytest.mark.parametrize(
    ("text", "year", "month"),
    [
        ("2022年3月", None, (2022, 3)),
        ("2022-03", None, (2022, 3)),
        ("202203", None, (2022, 3)),
        ("2022-03-15", None, (2022, 3)),
        ("3月", 2022, (2022, 3)),
        ("3月份", 2022, (2022, 3)),
        ("12", 2022, (2022, 12)),
        ("3月", None, None),
        ("13月", 2022, None),
        ("三月", 2022, None),
    ],
)
def test_a_month_needs_a_year_from_somewhere(
    text: str, year: int | None, month: tuple[int, int] | None
) -> None:
    assert read_month(text, year) == month


def test_there_is_no_last_day_of_a_month_that_does_not_exist() -> None:
    assert last_day(2022, 13) is None
    assert last_day(0, 1) is None
    assert last_day(2024, 2) == date(2024, 2, 29)
