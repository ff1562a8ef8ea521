"""Twelve month ends of the sample: the log against an oracle that reads the tables itself."""

from __future__ import annotations

import datetime as dt
import shutil
from calendar import monthrange
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from perfeval.dataset import Dataset
from perfeval.history.entry import Entry, Event
from perfeval.history.lives import lives
from perfeval.history.log import LOG_NAME, read_log
from perfeval.project.project import open_project

MONTH_ENDS = [dt.date(2022, month, monthrange(2022, month)[1]) for month in range(1, 13)]
SCHEDULE = [833, 1667, 2500, 3333, 4167, 5000, 5833, 6667, 7500, 8333, 9167, 10000]


@pytest.fixture(scope="module")
def folder(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(samples / "jiashi-2022", tmp_path_factory.mktemp("year") / "县"))


@pytest.fixture(scope="module")
def whole(folder: Path) -> Dataset:
    project, _ = open_project(folder, as_of="2023-12-31")
    assert project is not None
    return project.dataset


@pytest.fixture
def log(folder: Path, recorded: Callable[..., list[str]]) -> list[Entry]:
    if not (folder / LOG_NAME).exists():
        for day in MONTH_ENDS:
            recorded(folder, day.isoformat())
    read, problems = read_log(folder / LOG_NAME)
    assert read is not None
    assert problems == []
    return list(read.entries)


def behind(whole: Dataset, day: dt.date) -> set[str]:
    """Give the projects whose payments lag by more than ten points, from the payments alone."""
    paid: dict[object, Fraction] = {}
    payments, projects = whole.tables["支付"], whole.tables["项目"]
    for row in range(len(payments)):
        if int(payments.value(row, "支付日期") or 0) <= day.toordinal():
            amount = payments.columns["金额"].exact(row)
            assert amount is not None
            name = payments.value(row, "项目编号")
            paid[name] = paid.get(name, Fraction(0)) + amount
    wanted = Fraction(SCHEDULE[day.month - 1] - 1000, 10000)
    found = set()
    for row in range(len(projects)):
        budget = projects.columns["全年预算数"].exact(row)
        name = projects.value(row, "项目编号")
        if budget and paid.get(name, Fraction(0)) / budget < wanted:
            found.add(str(name))
    return found


def undone(whole: Dataset, day: dt.date, started: str, done: str, limit: int) -> set[str]:
    """Give the documents for which something was late or is overdue on a day."""
    table = whole.tables["资金文件"]
    found = set()
    for row in range(len(table)):
        start, end = table.value(row, started), table.value(row, done)
        if not isinstance(start, int) or start > day.toordinal():
            continue
        by = min(end, day.toordinal()) if isinstance(end, int) else day.toordinal()
        if by > start + limit:
            found.add(str(table.value(row, "文号")))
    return found


def test_what_is_open_at_each_month_end_is_what_the_tables_say(
    log: list[Entry], whole: Dataset
) -> None:
    for day in MONTH_ENDS:
        opened = [one.last for one in lives(log, until=day).values() if one.open]
        by_rule = {
            rule: {one.subject for one in opened if one.rule == rule}
            for rule in ("J01", "T01", "T02", "T03")
        }
        assert by_rule == {
            "J01": behind(whole, day),
            "T01": undone(whole, day, "收文日期", "上报日期", 3),
            "T02": undone(whole, day, "收文日期", "通知日期", 3),
            "T03": undone(whole, day, "批准日期", "拨付日期", 5),
        }


def test_the_year_ends_with_what_was_planted(log: list[Entry], folder: Path) -> None:
    planted = (folder / "planted.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    opened = [one.last.rule for one in lives(log).values() if one.open]
    assert sorted(opened) == sorted(line.split(",")[0] for line in planted)


def test_findings_open_close_and_come_back_over_the_year(log: list[Entry]) -> None:
    events = {one.event for one in log}
    assert {Event.OPENED, Event.CHANGED, Event.RESOLVED, Event.REOPENED} <= events
    self_evaluation = {one.day for one in log if one.rule in ("J03", "J04", "J05", "J07")}
    assert self_evaluation == {MONTH_ENDS[-1]}


def test_a_clock_that_runs_on_is_no_change(log: list[Entry]) -> None:
    overdue = [one for one in log if one.rule == "T01" and "没有上报日期" in one.message]
    assert [(one.event, one.day) for one in overdue] == [(Event.OPENED, dt.date(2022, 8, 31))]
