"""The last day in time, in natural and in working days."""

from __future__ import annotations

from datetime import date

import pytest

from perfeval.calendar import shipped_calendar
from perfeval.engine.findings.due_days import delay_text, due_day, limit_text, soonest
from perfeval.ruleset.program import Deadline


def deadline(limit: int, *, working: bool, count_first: bool = False) -> Deadline:
    calendar = shipped_calendar()[0] if working else None
    event = ("资金文件", "收文日期")
    return Deadline("T", "试", event, event, "文号", limit, count_first, "红", (), None, calendar)


@pytest.mark.parametrize(
    ("start", "limit", "count_first", "due"),
    [
        ("2022-01-28", 2, False, "2022-01-30"),  # Saturday and Sunday made up
        ("2022-01-28", 3, False, "2022-02-07"),  # the Spring Festival lies between
        ("2022-01-28", 3, True, "2022-01-30"),
        ("2022-02-02", 1, False, "2022-02-07"),  # begun on a holiday
        ("2022-02-02", 1, True, "2022-02-07"),
        ("2020-01-22", 5, False, "2020-02-06"),  # 23 January, then from 3 February on
        ("2023-01-20", 2, False, "2023-01-29"),
        ("2022-09-30", 5, False, "2022-10-12"),
        ("2022-07-01", 5, False, "2022-07-08"),
        ("2026-12-30", 1, False, "2026-12-31"),
        ("2026-12-30", 2, False, None),
        ("2027-01-04", 1, False, None),
        ("2014-12-31", 1, False, None),
    ],
)
def test_working_days_skip_holidays_and_count_make_up_days(
    start: str, limit: int, due: str | None, *, count_first: bool
) -> None:
    rule = deadline(limit, working=True, count_first=count_first)
    found = due_day(rule, date.fromisoformat(start).toordinal())
    assert found == (None if due is None else date.fromisoformat(due).toordinal())


@pytest.mark.parametrize(("count_first", "due"), [(False, 4), (True, 3)])
def test_natural_days_skip_nothing(due: int, *, count_first: bool) -> None:
    rule = deadline(3, working=False, count_first=count_first)
    first = date(2022, 5, 1).toordinal()
    assert due_day(rule, first) == date(2022, 5, due).toordinal()
    assert soonest(rule, first) == date(2022, 5, due).toordinal()


@pytest.mark.parametrize(
    ("start", "due"),
    [("2026-12-30", "2027-01-01"), ("2027-01-04", "2027-01-09"), ("2014-12-30", "2015-01-04")],
)
def test_a_due_day_out_of_reach_is_not_before_the_natural_one_nor_within_the_calendar(
    start: str, due: str
) -> None:
    rule = deadline(5, working=True)
    expected = date.fromisoformat(due).toordinal()
    if start == "2026-12-30":
        expected = max(expected, date(2027, 1, 4).toordinal())
    assert soonest(rule, date.fromisoformat(start).toordinal()) == expected


def test_a_limit_is_said_with_its_kind_of_day() -> None:
    natural, working = deadline(5, working=False), deadline(5, working=True)
    assert (limit_text(natural), limit_text(working)) == ("5 天", "5 个工作日")
    assert (delay_text(natural, 2), delay_text(working, 2)) == ("2 天", "2 个自然日")
