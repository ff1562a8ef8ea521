from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfeval.history.entry import Entry, Event
from perfeval.history.lives import Life, lives
from perfeval.history.log import read_log

Make = Callable[..., Entry]
NOTE = {"by": "张三", "note": "已催办"}


def only(entries: list[Entry]) -> Life:
    (life,) = lives(entries).values()
    return life


def test_a_finding_opens_closes_and_opens_again(entry: Make) -> None:
    told = [
        entry("2022-01-31"),
        entry("2022-03-31", Event.RESOLVED, 2),
        entry("2022-05-31", Event.REOPENED, 3),
    ]
    assert only(told[:2]).resolved == dt.date(2022, 3, 31)
    assert (only(told).open, only(told).since) == (True, dt.date(2022, 5, 31))


def test_a_note_holds_until_the_finding_rises_or_comes_back(entry: Make) -> None:
    told = [entry("2022-01-31"), entry("2022-02-01", Event.ACKNOWLEDGED, 2, **NOTE)]
    assert only(told).state == "已确认"
    changed = entry("2022-02-28", Event.CHANGED, 3)
    assert only([*told, changed]).state == "已确认"
    risen = entry("2022-02-28", Event.ESCALATED, 3, level="红")
    assert only([*told, risen]).state == "未处理"
    gone = entry("2022-03-31", Event.RESOLVED, 3)
    assert only([*told, gone]).state == "已办结"
    assert only([*told, gone, entry("2022-04-30", Event.REOPENED, 4)]).state == "未处理"


def test_what_is_said_to_be_corrected_stays_open_until_the_data_says_so(entry: Make) -> None:
    told = [entry("2022-01-31"), entry("2022-02-01", Event.CORRECTED, 2, **NOTE)]
    assert (only(told).open, only(told).state) == (True, "报已更正")


def test_the_log_tells_where_a_finding_stood_on_a_day(entry: Make) -> None:
    told = [entry("2022-01-31"), entry("2022-03-31", Event.RESOLVED, 2)]
    assert lives(told, until=dt.date(2022, 1, 30)) == {}
    assert lives(told, until=dt.date(2022, 2, 28))["A1-0000000000"].open


def test_several_events_of_one_day_keep_their_order(entry: Make) -> None:
    day = "2022-01-31"
    told = [entry(day), entry(day, Event.RESOLVED, 2), entry(day, Event.REOPENED, 3)]
    assert only(told[::-1]).open
    assert not only([*told, entry(day, Event.RESOLVED, 4)][::-1]).open


def test_where_two_logs_disagree_the_finding_stays_open(entry: Make) -> None:
    day = "2022-02-28"
    one, other = entry(day, Event.RESOLVED, 2), entry(day, Event.CHANGED, 2)
    assert only([entry("2022-01-31"), one, other]).open
    assert only([entry("2022-01-31"), other, one]).open


def test_a_note_whose_finding_is_missing_from_the_log_is_kept(entry: Make) -> None:
    note = entry("2022-02-01", Event.ACKNOWLEDGED, 2, **NOTE)
    assert only([note]).open
    assert only([note, entry("2022-02-28", Event.CHANGED, 3)]).since == dt.date(2022, 2, 28)


EVENTS = st.lists(
    st.tuples(st.integers(1, 28), st.sampled_from(list(Event)), st.integers(1, 4)), max_size=10
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=EVENTS, data=st.data())
def test_logs_joined_in_any_way_give_the_same_lives(
    events: list[tuple[int, Event, int]], data: st.DataObject, tmp_path: Path, entry: Make
) -> None:
    entries = [entry(f"2022-02-{day:02}", event, number) for day, event, number in events]
    mine = [one for one in entries if data.draw(st.booleans())]
    yours = [one for one in entries if one not in mine or data.draw(st.booleans())]
    shuffled = data.draw(st.permutations([*mine, *yours]))
    path = tmp_path / "发现记录.jsonl"
    path.write_text("".join(f"{one.line()}\n" for one in shuffled), encoding="utf-8")
    log, problems = read_log(path)
    assert log is not None
    assert problems == []
    assert lives(log.entries) == lives(entries) == lives([*yours, *mine])


@pytest.mark.parametrize("event", list(Event))
def test_every_event_is_read_back_from_its_line(event: Event, entry: Make, tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    one = entry("2022-02-01", event, **NOTE)
    path.write_text(one.line(), encoding="utf-8")
    log, _ = read_log(path)
    assert log is not None
    assert log.entries == (one,)
