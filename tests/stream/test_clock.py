"""The clock of a stream: days close, what falls due between events, jumps, late and early lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from perfeval.files.write import write_whole
from perfeval.history.log import LOG_NAME

Run = Callable[..., Any]
PAPER = {"文号": "甲", "收文日期": "2022-03-01"}
FUNDS = {
    "资金编号": "Z1",
    "资金类别": "衔接资金",
    "金额": "50",
    "是否统筹": "是",
    "到位日期": "2022-03-01",
}


def test_limits_that_run_out_between_events_open_on_their_own_day(
    county: Path, streamed: Run, line: Run
) -> None:
    ran = streamed(county, [line("2022-03-01", "资金文件", PAPER), '{"到": "2022-09-30"}'])
    assert ran.days("T1") == [("2022-03-05", "新增")]
    assert ran.days("T2") == [("2022-03-09", "新增")]  # the fifth working day is the 8th


def test_conditions_on_the_date_turn_on_their_own_day_and_again_when_a_parameter_changes(
    county: Path, streamed: Run, line: Run
) -> None:
    ran = streamed(county, [line("2022-03-01", "资金", FUNDS), '{"到": "2022-06-30"}'])
    first = next(one for one in ran.entries if one.rule == "J3")
    assert first.day == dt.date(2022, 3, 15)  # ten days from then on, fourteen have gone
    late = {**FUNDS, "到位日期": "2022-02-10"}
    ran = streamed(county, [line("2022-02-10", "资金", late), '{"到": "2022-06-30"}'])
    assert ran.days("J3")[0] == ("2022-03-03", "新增")  # twenty days until the 2nd


def test_a_pattern_on_the_date_turns_on_its_own_day(county: Path, streamed: Run, line: Run) -> None:
    alert = {"预警编号": "Y1", "产生日期": "2022-03-01"}
    seen = {"预警编号": "Y1", "查证日期": "2022-04-20"}
    lines = [line("2022-03-01", "平台预警", alert), line("2022-04-20", "平台预警", seen)]
    ran = streamed(county, [*lines, '{"到": "2022-05-01"}'])
    assert ran.days("P3") == [("2022-03-07", "新增"), ("2022-04-20", "办结")]


def test_what_is_dated_ahead_comes_to_light_on_its_day(
    county: Path, streamed: Run, line: Run
) -> None:
    whole = {**PAPER, "上报日期": "2022-03-20"}
    ran = streamed(county, [line("2022-03-01", "资金文件", whole), '{"到": "2022-04-30"}'])
    messages = [(one.day.isoformat(), one.message[-12:]) for one in ran.entries if one.rule == "T1"]
    assert [day for day, _ in messages] == ["2022-03-05", "2022-03-20"]
    assert "没有上报日期" in ran.entries[0].message


def test_an_event_that_comes_late_counts_from_then_on_and_is_told_once(
    county: Path, streamed: Run, line: Run
) -> None:
    done = {"文号": "甲", "上报日期": "2022-03-03"}
    lines = [line("2022-03-01", "资金文件", PAPER), '{"到": "2022-03-10"}',
             line("2022-03-03", "资金文件", done), line("2022-03-04", "资金文件", done),
             '{"到": "2022-03-20"}']  # fmt: skip
    ran = streamed(county, lines)
    assert ran.days("T1") == [("2022-03-05", "新增"), ("2022-03-10", "办结")]
    (told,) = [one for one in ran.told if one.code.id == "PE876"]
    assert (told.place.line, told.values["clock"]) == (3, "2022-03-10")
    assert (ran.summary.late, ran.summary.repeated) == (2, 1)


def test_an_older_statement_that_comes_late_does_not_undo_a_newer_one(
    county: Path, streamed: Run, line: Run
) -> None:
    newer = line("2022-03-09", "资金文件", {"文号": "甲", "上报日期": "2022-03-04"})
    older = line("2022-03-08", "资金文件", {"文号": "甲", "上报日期": "2022-03-07"})
    ran = streamed(county, [line("2022-03-01", "资金文件", PAPER), newer, older])
    assert ran.days("T1")[-1] == ("2022-03-09", "办结")


def test_two_values_of_one_day_are_told_and_the_later_line_holds(
    county: Path, streamed: Run, line: Run
) -> None:
    values = [
        line("2022-03-09", "资金文件", {"文号": "甲", "上报日期": f"2022-03-0{n}"}) for n in (7, 4)
    ]
    ran = streamed(county, [line("2022-03-01", "资金文件", PAPER), *values])
    (told,) = [one for one in ran.told if one.code.id == "PE879"]
    assert (told.place.line, told.values["line"]) == (3, "2")
    assert ran.open_on() == {} or all(one[0] != "T1" for one in ran.open_on().values())


def test_a_clock_that_goes_back_is_told_and_loses_nothing(
    county: Path, streamed: Run, line: Run
) -> None:
    lines = [
        line("2022-03-01", "资金文件", PAPER),
        '{"until": "2022-04-01"}',
        '{"到": "2022-03-02"}',
    ]
    ran = streamed(county, lines)
    assert [one.place.line for one in ran.told if one.code.id == "PE877"] == [3]
    assert ran.summary.day == dt.date(2022, 4, 1)
    assert ran.days("T1") == [("2022-03-05", "新增")]


def test_a_year_that_is_mistyped_does_not_carry_the_clock_away(
    county: Path, streamed: Run, line: Run
) -> None:
    far = line("2202-03-02", "资金文件", {"文号": "乙", "收文日期": "2022-03-02"})
    ran = streamed(county, [line("2022-03-01", "资金文件", PAPER), far, '{"到": "2022-03-10"}'])
    assert [one.place.line for one in ran.told if one.code.id == "PE878"] == [2]
    assert ran.summary.day == dt.date(2022, 3, 10)


def test_a_day_to_end_at_leaves_out_what_comes_after_and_is_reached_without_events(
    county: Path, streamed: Run, line: Run
) -> None:
    lines = [line("2022-03-01", "资金文件", PAPER),
             line("2022-03-20", "资金文件", {"文号": "甲", "上报日期": "2022-03-20"})]  # fmt: skip
    ran = streamed(county, lines, until=dt.date(2022, 3, 10))
    assert ran.days("T1") == [("2022-03-05", "新增")]
    assert (ran.summary.day, ran.summary.left_out) == (dt.date(2022, 3, 10), 1)
    assert "PE882" in ran.codes()


def test_weeks_and_months_evaluate_their_last_days_only(
    county: Path, streamed: Run, line: Run
) -> None:
    lines = [line("2022-03-01", "资金文件", PAPER), '{"到": "2022-05-04"}']
    weekly = streamed(county, lines, every="周")
    assert weekly.days("T1") == [("2022-03-06", "新增")]
    monthly = streamed(county, lines, every="月")
    assert monthly.days("T1") == [("2022-03-31", "新增")]
    daily = streamed(county, lines)
    assert monthly.open_on() == weekly.open_on() == daily.open_on()


def test_days_before_the_parameters_begin_are_left_out_and_that_is_told(
    county: Path, streamed: Run, line: Run
) -> None:
    old = {"文号": "旧", "收文日期": "2020-03-01"}
    ran = streamed(county, [line("2020-03-01", "资金文件", old), '{"到": "2021-02-01"}'])
    assert ran.codes().count("PE886") == 1
    assert ran.days("T1") == [("2021-01-01", "新增")]


@pytest.fixture
def needs(tmp_path: Path) -> Path:
    """A folder with a rule that needs a table."""
    rules = (
        "规则集: stream-rules\n名称: 要表\n版本: 一\n施行: 2022-01-01\n对象: 项目\n"
        "依据:\n  约定: {名称: 本单位约定}\n预警:\n"
        "  - {编号: N1, 名称: 没有审核, 对象: 支付, 需要: [审核], 当: 个数(审核) = 0, 级别: 红,"
        " 提示: 没有审核, 依据: 约定}\n"
    )  # fmt: skip
    folder = tmp_path / "needs"
    write_whole(folder / "rulesets" / "stream-rules" / "ruleset.yaml", rules.encode())
    write_whole(folder / "perfeval.toml", b'[project]\nrulesets = ["stream-rules"]\n')
    return folder


@pytest.fixture
def one_payment(line: Run) -> list[str]:
    project = line("2022-03-01", "项目", {"项目编号": "P1", "项目名称": "甲"})
    paid = {"支付编号": "F1", "项目编号": "P1", "支付日期": "2022-03-02", "金额": "1"}
    return [project, line("2022-03-02", "支付", paid)]


def test_a_table_that_is_handed_in_without_rows_lets_rules_run(
    needs: Path, streamed: Run, one_payment: list[str]
) -> None:
    without = streamed(needs, one_payment)
    assert (without.days("N1"), "PE507" in without.codes()) == ([], True)
    later = [*one_payment, '{"到": "2022-03-05"}', '{"有表": ["审核"]}']
    ran = streamed(needs, later)
    assert (ran.days("N1"), "PE507" in ran.codes()) == ([("2022-03-05", "新增")], False)


def test_findings_of_rules_that_cannot_run_stay_as_the_log_has_them(
    needs: Path, streamed: Run, one_payment: list[str]
) -> None:
    log = needs / LOG_NAME
    first = streamed(needs, ['{"有表": ["审核"]}', *one_payment], log=log)
    assert first.days("N1") == [("2022-03-02", "新增")]
    assert streamed(needs, [*one_payment, '{"到": "2022-03-09"}'], log=log).entries == []
