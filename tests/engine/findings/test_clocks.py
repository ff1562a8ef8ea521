"""Open clocks: what deadlines still wait for, against findings and counted by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from types import ModuleType

import pytest

from perfeval.engine.findings.clocks import open_clocks
from perfeval.engine.findings.deadlines import find_deadlines
from perfeval.ruleset import Program

AS_OF = date(2022, 12, 31)
Ruled = Callable[..., Program]


def limited(ruled: Ruled, limit: str, first: str = "不计") -> Program:
    return ruled(
        {"分值": 100, "得分": {"全有全无": {"条件": "统筹", "不满足得": 0}}},
        时限=[
            {
                "编号": "T1",
                "名称": "按期完工",
                "出现": "项目.开工",
                "应有": "项目.完工",
                "同": "编号",
                "期限": limit,
                "首日": first,
                "级别": "红",
                "处理": {"谁": "{名称}", "期限": "2 自然日", "要求": "完工"},
                "依据": "约定",
            }
        ],
    )


@pytest.fixture
def rule(ruled: Ruled) -> Ruled:
    return ruled


def projects(made: ModuleType, *rows: tuple[str, str | None, str | None]) -> object:
    names = [
        {"编号": key, "名称": "甲局", "开工": begun, "完工": done} for key, begun, done in rows
    ]
    return made.make_dataset({"项目": names})


def test_what_is_not_done_is_a_clock_with_the_days_left_or_overdue(
    made: ModuleType, rule: Ruled
) -> None:
    dataset = projects(
        made,
        ("前", "2022-12-20", None),
        ("到", "2022-12-26", None),
        ("后", "2022-12-28", None),
        ("办", "2022-12-01", "2022-12-30"),
        ("没", None, None),
        ("将", "2023-01-01", None),
    )
    clocks = open_clocks([limited(rule, "5 自然日")], dataset)
    assert [(c.subject, c.days, c.state, c.due) for c in clocks] == [
        ("前", -6, "逾期", date(2022, 12, 25)),
        ("到", 0, "今天到期", date(2022, 12, 31)),
        ("后", 2, "未到期", date(2023, 1, 2)),
    ]
    assert (clocks[0].duty.who, clocks[0].duty.by) == ("甲局", date(2022, 12, 27))
    assert {c.awaited for c in clocks} == {"完工"}
    assert all(c.workdays is None for c in clocks)


def test_the_first_day_may_count(made: ModuleType, rule: Ruled) -> None:
    dataset = projects(made, ("甲", "2022-12-30", None))
    (clock,) = open_clocks([limited(rule, "2 自然日", "计入")], dataset)
    assert (clock.days, clock.due) == (0, AS_OF)


def test_working_days_that_are_left_are_counted_without_holidays(
    made: ModuleType, rule: Ruled
) -> None:
    # 31 December 2022 to 2 January 2023 are days off; the fifth working day is Monday the 9th.
    dataset = projects(made, ("甲", "2022-12-30", None))
    (clock,) = open_clocks([limited(rule, "5 工作日")], dataset)
    assert (clock.due, clock.days, clock.workdays) == (date(2023, 1, 9), 9, 5)


def test_a_due_day_beyond_the_calendar_is_unknown_and_stands_last(
    made: ModuleType, rule: Ruled
) -> None:
    dataset = projects(made, ("甲", "2022-12-30", None), ("乙", "2013-01-04", None))
    program = limited(rule, "5 工作日")
    clocks = open_clocks([program], dataset)
    assert [(c.subject, c.state) for c in clocks] == [("甲", "未到期"), ("乙", "算不出")]


@pytest.mark.parametrize("limit", ["3 自然日", "5 工作日"])
@pytest.mark.parametrize("first", ["不计", "计入"])
def test_overdue_clocks_are_the_findings_of_what_was_not_done(
    made: ModuleType, rule: Ruled, limit: str, first: str
) -> None:
    rng = Random(f"{limit}{first}")  # noqa: S311
    rows: list[tuple[str, str | None, str | None]] = []
    for number in range(200):
        begun = AS_OF - timedelta(days=rng.randrange(-3, 20))
        done = begun + timedelta(days=rng.randrange(0, 20)) if rng.random() < 0.5 else None
        rows.append((f"P{number}", begun.isoformat(), done and done.isoformat()))
    dataset = projects(made, *rows)
    program = limited(rule, limit, first)
    clocks = open_clocks([program], dataset)
    findings, _ = find_deadlines(program, dataset, matcher="builtin")
    overdue = {c.subject: -c.days for c in clocks if c.days is not None and c.days < 0}
    said = {f.subject: f.message for f in findings if "没有完工" in f.message}
    assert overdue.keys() == said.keys()
    for subject, days in overdue.items():
        assert f"逾期 {days} " in said[subject]
    waiting = {key for key, begun, done in rows if begun and begun <= AS_OF.isoformat()}
    done_by_now = {key for key, _, done in rows if done and done <= AS_OF.isoformat()}
    assert {c.subject for c in clocks} == waiting - done_by_now
    assert [c.due for c in clocks] == sorted(c.due for c in clocks if c.due)
