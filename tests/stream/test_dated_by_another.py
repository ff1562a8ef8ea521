"""A cell that is known since the date of another cell, as a stream and in batch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Run = Callable[..., Any]
RULES = """规则集: stream-rules
名称: 结算
版本: "1"
施行: 2022-01-01
对象: 项目
依据:
  约定: {名称: 本单位约定}
预警:
  - 编号: S1
    名称: 结算超过合同
    对象: 项目
    适用: 有值(合同金额) 且 有值(结算金额)
    当: 结算金额 > 合同金额
    级别: 黄
    提示: "结算 {结算金额}"
    依据: 约定
"""
PROJECT = {"项目编号": "P1", "项目名称": "甲", "合同金额": "90"}
DATA_DAY = "2022-04-30"
DAYS = [(dt.date(2022, 3, 1) + dt.timedelta(days=7 * n)).isoformat() for n in range(12)]


@pytest.fixture
def settled(county: Path) -> Path:
    """A folder with one rule about what was settled, whose data are of the end of April."""
    (county / "rulesets" / "stream-rules" / "ruleset.yaml").write_text(RULES, encoding="utf-8")
    toml = (county / "perfeval.toml").read_text(encoding="utf-8")
    (county / "perfeval.toml").write_text(f"{toml}as_of = {DATA_DAY}\n", encoding="utf-8")
    return county


@pytest.mark.parametrize(
    ("cells", "changes"),
    [
        ({"结算日期": "2022-03-20"}, [("2022-03-20", "新增")]),
        ({"结算日期": "2022-02-20"}, [("2022-03-05", "新增")]),
        ({"结算日期": "2022-05-20"}, [("2022-05-20", "新增")]),
        ({}, [(DATA_DAY, "新增")]),
    ],
)
def test_it_comes_to_light_on_that_date_and_without_one_on_the_day_of_the_data(
    settled: Path, streamed: Run, line: Run, cells: dict[str, str], changes: list[object]
) -> None:
    row = {**PROJECT, "结算金额": "97", **cells}
    ran = streamed(settled, [line("2022-03-05", "项目", row), '{"到": "2022-06-30"}'])
    assert ran.days("S1") == changes


def test_a_date_that_is_told_later_brings_it(settled: Path, streamed: Run, line: Run) -> None:
    lines = [
        line("2022-03-05", "项目", {**PROJECT, "结算金额": "97"}),
        line("2022-03-10", "项目", {"项目编号": "P1", "结算日期": "2022-03-08"}),
        '{"到": "2022-06-30"}',
    ]
    assert streamed(settled, lines).days("S1") == [("2022-03-10", "新增")]


def test_a_date_that_is_taken_back_hides_it_until_the_day_of_the_data(
    settled: Path, streamed: Run, line: Run
) -> None:
    lines = [
        line("2022-03-05", "项目", {**PROJECT, "结算金额": "97", "结算日期": "2022-03-08"}),
        line("2022-03-15", "项目", {"项目编号": "P1", "结算日期": None}),
        '{"到": "2022-06-30"}',
    ]
    assert streamed(settled, lines).days("S1") == [
        ("2022-03-08", "新增"), ("2022-03-15", "办结"), (DATA_DAY, "重现"),
    ]  # fmt: skip


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    told=st.lists(st.tuples(st.sampled_from(DAYS), st.sampled_from(["80", "97"])), max_size=2),
    dated=st.lists(st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)), max_size=2),
    days=st.sets(st.sampled_from(DAYS), max_size=3),
)
def test_on_any_day_it_is_what_the_batch_knows(
    *, settled: Path, streamed: Run, in_batch: Run, line: Run,
    told: list[tuple[str, str]], dated: list[tuple[str, str]], days: set[str],
) -> None:  # fmt: skip
    key = {"项目编号": "P1"}
    facts = [("2022-02-25", "项目", PROJECT)]
    facts += [(day, "项目", {**key, "结算金额": amount}) for day, amount in dict(told).items()]
    facts += [(day, "项目", {**key, "结算日期": on}) for day, on in dict(dated).items()]
    facts.sort(key=lambda fact: fact[0])
    ran = streamed(settled, [line(*fact) for fact in facts], until=dt.date(2022, 6, 30))
    for day in (*sorted(days), DATA_DAY, "2022-06-30"):
        known = [fact for fact in facts if fact[0] <= day]
        assert ran.open_on(day) == in_batch(settled, known, day)
