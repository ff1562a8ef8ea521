"""Deadlines in working days: findings around holidays, and where the calendar ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import ModuleType

import pytest

from perfeval.calendar import shipped_calendar
from perfeval.engine.findings.deadlines import find_deadlines
from perfeval.engine.outcome import Finding
from perfeval.language.scope import Scope
from perfeval.ruleset.program import Deadline, Program

Rows = Sequence[tuple[str, str | None]]


def findings(
    made: ModuleType,
    rows: Rows,
    as_of: str,
    *limits: int,
    working: bool = True,
    matcher: str = "builtin",
) -> list[Finding]:
    """Give the findings of deadlines from 开工 to 完工 on rows of both dates."""
    calendar = shipped_calendar()[0] if working else None
    deadlines = tuple(
        Deadline(
            f"T{n}", "限", ("项目", "开工"), ("项目", "完工"), "编号", limit, count_first=False,
            level="红", basis=(), place=None, calendar=calendar,
        )
        for n, limit in enumerate(limits)
    )  # fmt: skip
    day = date.fromisoformat(as_of)
    program = Program(
        "试", "试", "1", "f", "0", "项目", day, (), (), deadlines, (), None, 2,
        round_each=True, scope=Scope(made.VOCABULARY, day),
    )  # fmt: skip
    given = [
        {"编号": f"P{n}", "开工": start, **({"完工": done} if done else {})}
        for n, (start, done) in enumerate(rows)
    ]
    dataset = made.make_dataset({"项目": given})
    found, problems = find_deadlines(program, dataset, matcher=matcher)
    assert [one for one in problems if one.severity != "info"] == []  # PE501 from Python 3.13 on
    return found


def test_the_spring_festival_does_not_run_down_a_limit_in_working_days(made: ModuleType) -> None:
    rows = [("2022-01-28", "2022-02-07"), ("2022-01-28", "2022-02-08")]
    late = findings(made, rows, "2022-12-31", 3)
    assert [one.subject for one in late] == ["P1"]
    assert late[0].message == (
        "开工 2022年1月28日，期限 3 个工作日，最迟 2022年2月7日；完工 2022年2月8日，迟 1 个自然日"
    )
    natural = findings(made, rows, "2022-12-31", 3, working=False)
    assert [one.subject for one in natural] == ["P0", "P1"]
    assert natural[0].message.endswith("期限 3 天，最迟 2022年1月31日；完工 2022年2月7日，迟 7 天")


def test_what_is_not_done_is_overdue_from_the_day_after_the_last_working_day(
    made: ModuleType,
) -> None:
    rows = [("2022-01-28", None)]
    assert findings(made, rows, "2022-02-07", 3) == []
    (overdue,) = findings(made, rows, "2022-02-08", 3)
    assert overdue.certain
    assert overdue.message.endswith("到 2022年2月8日 没有完工，逾期 1 个自然日")


def test_what_the_calendar_does_not_reach_is_said_to_be_undecided(made: ModuleType) -> None:
    (found,) = findings(made, [("2026-12-30", None)], "2027-03-01", 5)
    assert not found.certain
    assert found.message == (
        "无法判断：开工 2026年12月30日，期限 5 个工作日，"
        "最迟哪一天算不出，工作日历只有 2015—2026 年"
    )
    assert str(found.place) == "data.xlsx[项目!2]"


@pytest.mark.parametrize(
    ("start", "done", "as_of", "undecided"),
    [
        ("2026-12-30", None, "2026-12-31", False),  # due after the last day known: not yet over
        ("2026-12-30", None, "2027-01-04", False),  # five natural days are not over either
        ("2026-12-30", None, "2027-01-05", True),
        ("2026-12-30", "2027-01-04", "2027-03-01", False),  # in time wherever the due day falls
        ("2026-12-30", "2027-01-05", "2027-03-01", True),
        ("2014-12-25", "2014-12-30", "2015-03-01", False),
        ("2014-12-25", "2014-12-31", "2015-03-01", True),
        ("2027-02-01", None, "2027-01-01", False),  # not known yet
    ],
)
def test_only_what_may_be_late_is_undecided(
    made: ModuleType, start: str, done: str | None, as_of: str, *, undecided: bool
) -> None:
    found = findings(made, [(start, done)], as_of, 5)
    assert [one.certain for one in found] == [False] * undecided


@pytest.mark.parametrize("matcher", ["auto", "builtin"])
def test_findings_of_both_kinds_come_in_the_order_of_rules_then_rows(
    made: ModuleType, matcher: str
) -> None:
    rows = [("2026-12-30", None), ("2026-11-02", None)]
    found = findings(made, rows, "2027-03-01", 5, 1, matcher=matcher)
    assert [(one.rule, one.row, one.certain) for one in found] == [
        ("T0", 0, False), ("T0", 1, True), ("T1", 0, True), ("T1", 1, True),
    ]  # fmt: skip
