"""The calendar that ships, against an independent list of the same holidays, and counting on it."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.calendar import Calendar, shipped_calendar

FIRST, LAST = date(2015, 1, 1), date(2026, 12, 31)
DAYS = st.dates(FIRST, LAST)
ONE = timedelta(days=1)


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    found, problems = shipped_calendar()
    assert problems == ()
    assert found is not None
    return found


def all_days() -> list[date]:
    return [FIRST + n * ONE for n in range((LAST - FIRST).days + 1)]


def test_every_day_of_twelve_years_is_as_an_independent_list_has_it(calendar: Calendar) -> None:
    assert (calendar.first, calendar.last, calendar.span) == (FIRST, LAST, "2015—2026")
    days = all_days()
    assert len(days) == 4383
    theirs = {day: chinese_calendar.is_workday(day) for day in days}
    assert {day: calendar.is_working_day(day) for day in days} == theirs


def test_every_notice_has_a_number_a_date_before_its_year_ends_and_an_address(
    calendar: Calendar,
) -> None:
    years = [one.year for one in calendar.arrangements if not one.name]
    assert years == list(range(2015, 2027))
    changes = {one.notice.number for one in calendar.arrangements if one.name}
    assert changes == {"国发明电〔2015〕1号", "国办发明电〔2019〕3号", "国办发明电〔2020〕1号"}
    for one in calendar.arrangements:
        assert one.notice.confirmed
        assert f"〔{one.notice.day.year}〕" in one.notice.number
        assert one.notice.day.year == (one.year if one.name else one.year - 1)
        assert "gov.cn/" in one.notice.url


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2015-09-03", False),  # the anniversary of the victory, announced in May
        ("2015-09-06", True),
        ("2018-12-29", True),  # the notice about 2019
        ("2018-12-31", False),
        ("2019-05-02", False),  # the change of March 2019
        ("2019-05-05", True),
        ("2020-01-31", False),  # the extension of the Spring Festival
        ("2020-02-01", False),  # was a make-up day before it
        ("2020-02-02", False),
        ("2020-02-03", True),
        ("2022-01-29", True),
        ("2022-01-30", True),
        ("2022-01-31", False),
        ("2023-01-27", False),
        ("2023-01-28", True),
        ("2024-02-09", True),  # the eve was encouraged, not given
        ("2022-07-04", True),
        ("2022-07-03", False),
    ],
)
def test_a_tricky_day_is_as_announced(calendar: Calendar, day: str, *, works: bool) -> None:
    assert calendar.is_working_day(date.fromisoformat(day)) is works


def one_by_one(start: date, end: date) -> int:
    """Count days after ``start`` up to ``end`` with the independent list."""
    if end < start:
        return -one_by_one(end, start)
    days = ((start + n * ONE) for n in range(1, (end - start).days + 1))
    return sum(chinese_calendar.is_workday(day) for day in days)


@given(start=DAYS, length=st.integers(-80, 80))
def test_two_lookups_count_what_counting_day_by_day_does(start: date, length: int) -> None:
    calendar, _ = shipped_calendar()
    assert calendar is not None
    end = min(max(start + length * ONE, FIRST), LAST)
    expected = one_by_one(start, end)
    assert calendar.between(start, end) == expected
    first = chinese_calendar.is_workday(start)
    assert calendar.between(start, end, count_first=True) == expected + first
    assert calendar.between(end, start) == -expected


@given(start=DAYS, days=st.integers(1, 60), count_first=st.booleans())
def test_the_day_after_so_many_working_days_is_the_first_that_counts_them(
    start: date, days: int, *, count_first: bool
) -> None:
    calendar, _ = shipped_calendar()
    assert calendar is not None
    found = calendar.after(start, days, count_first=count_first)
    if found is None:
        counted = calendar.between(start, LAST, count_first=count_first)
        assert counted is not None
        assert counted < days
        return
    assert calendar.is_working_day(found)
    assert calendar.between(start, found, count_first=count_first) == days
    assert found >= start if count_first else found > start


def test_a_day_outside_gives_nothing_and_a_diagnostic_that_names_the_years(
    calendar: Calendar,
) -> None:
    for day in (date(2014, 12, 31), date(2027, 1, 1), date.max, date.min):
        assert calendar.is_working_day(day) is None
        assert calendar.between(day, FIRST) is None
        assert calendar.between(LAST, day, count_first=True) is None
        assert calendar.after(day, 1) is None
        outside = calendar.outside(day)
        assert outside is not None
        assert outside.code.id == "PE415"
        assert day.isoformat() in outside.message()
        assert "2015 年到 2026 年" in outside.message()
        assert "2015 to 2026" in outside.message("en")
    assert calendar.outside(FIRST) is None
    assert calendar.outside(LAST) is None


def test_the_end_of_the_calendar_is_reached_and_not_passed(calendar: Calendar) -> None:
    assert calendar.after(date(2026, 12, 30), 1) == LAST
    assert calendar.after(date(2026, 12, 30), 2, count_first=True) == LAST
    assert calendar.after(date(2026, 12, 30), 2) is None
    assert calendar.after(FIRST, 1, count_first=True) == date(2015, 1, 4)


@pytest.mark.parametrize("days", [0, -1])
def test_a_deadline_of_no_days_is_refused(calendar: Calendar, days: int) -> None:
    with pytest.raises(ValueError, match="not above 0"):
        calendar.after(FIRST, days)
