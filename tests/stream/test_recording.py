"""A stream with the log beside the data: the same lines as batch runs day by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from perfeval.history.entry import Entry, Event
from perfeval.history.lives import lives
from perfeval.history.log import LOG_NAME, read_log
from perfeval.history.recording import tell

Run = Callable[..., Any]


@pytest.fixture
def lines(line: Run) -> list[str]:
    return [
        line("2022-03-01", "资金文件", {"文号": "甲", "收文日期": "2022-03-01"}),
        line("2022-03-20", "资金文件", {"文号": "甲", "上报日期": "2022-03-04"}),
        line("2022-03-21", "资金文件", {"文号": "甲", "上报日期": "2022-03-06"}),
        '{"到": "2022-03-31"}',
    ]


def entries(path: Path) -> list[Entry]:
    log, problems = read_log(path)
    assert log is not None
    assert problems == []
    return list(log.entries)


def test_a_second_run_adds_nothing_and_a_longer_stream_goes_on(
    county: Path, streamed: Run, lines: list[str]
) -> None:
    log = county / LOG_NAME
    first = streamed(county, lines, log=log)
    assert sorted(first.entries, key=Entry.order) == entries(log)
    events = [(one.day.day, one.event) for one in entries(log) if one.rule == "T1"]
    assert events == [(5, Event.OPENED), (20, Event.RESOLVED), (21, Event.REOPENED)]
    again = streamed(county, lines, log=log)
    assert (again.entries, again.summary.recorded) == ([], 0)
    other = streamed(
        county, [*lines, lines[0].replace("甲", "乙"), '{"到": "2022-04-30"}'], log=log
    )
    assert {one.subject for one in other.entries if one.rule == "T1"} == {"乙"}


def test_a_log_that_is_cut_in_a_line_gets_the_lost_entries_again_and_none_twice(
    county: Path, streamed: Run, lines: list[str]
) -> None:
    log = county / LOG_NAME
    streamed(county, lines, log=log)
    whole = entries(log)
    data = log.read_bytes()
    for cut in (3, 40, data.rindex(b"\n", 0, -1) - len(data) - 10):
        log.write_bytes(data[:cut])
        streamed(county, lines, log=log)
        read, problems = read_log(log)
        assert read is not None
        assert [one.code.id for one in problems] == ["PE851"]
        assert list(read.entries) == whole
        log.write_bytes(data)


def test_what_people_said_stays_and_what_the_stream_no_longer_has_is_resolved(
    county: Path, streamed: Run, lines: list[str]
) -> None:
    log = county / LOG_NAME
    streamed(county, lines, log=log)
    (open_one,) = [x for x in lives(entries(log)).values() if x.open and x.last.rule == "T1"]
    tell(log, open_one.id, Event.ACKNOWLEDGED, by="张三", note="已催", day=dt.date(2022, 4, 2))
    ran = streamed(county, ['{"有表": ["资金文件"]}', '{"到": "2022-04-30"}'], log=log)
    gone = [(one.event, one.cause) for one in ran.entries if one.rule == "T1"]
    assert gone == [(Event.RESOLVED, "数据里没有这一行了")]
    life = lives(entries(log))[open_one.id]
    assert (life.open, life.entries[-2].by) == (False, "张三")
