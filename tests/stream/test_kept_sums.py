"""Rules about towns and departments read sums that are kept: on any day as in batch."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

Run = Callable[..., Any]
Fact = tuple[str, str, dict[str, Any]]
RULES = """规则集: stream-rules
名称: 乡镇和部门
版本: "1"
施行: 2022-01-01
对象: 项目
依据:
  约定: {名称: 本单位约定}
参数:
  检查截止:
    2021-01-01: {值: "2022-02-20", 依据: 本单位约定}
  最低进度:
    2021-01-01: {值: 20%, 依据: 本单位约定}
    2022-03-10: {值: 40%, 依据: 本单位约定}
派生:
  项目.支出: 合计(支付.金额)
  支付.合同额: 项目.合同金额
  乡镇.预算: 合计(项目.全年预算数)
  乡镇.支出: 合计(支付.金额)
  乡镇.进度: 支出 / 预算
  乡镇.位次: 名次(进度, 从高到低, 并列取小, 缺数剔除)
  乡镇.本月支出: 合计(支付.金额, 支付.支付日期 >= 当月首日)
  乡镇.拖期: 个数(项目, 缺数(项目.完工日期) 且 截止日 > 项目.开工日期 + 15 天)
  乡镇.未付项目: 个数(项目, 项目.支出 = 0 万元)
  乡镇.全部支出: 合计(支付.金额)
  部门.均价: 平均(项目.合同金额)
  部门.签约占比: 占比(项目, 有值(项目.合同金额))
  部门.大额: 个数(支付, 支付.金额 > 支付.合同额)
预警:
  - {编号: A1, 名称: 进度低, 对象: 乡镇, 当: 进度 < 最低进度, 级别: 黄, 依据: 约定,
     提示: "支出 {支出}，预算 {预算}，进度 {进度}"}
  - {编号: A2, 名称: 排在后面, 对象: 乡镇, 当: 位次 > 1, 级别: 蓝, 依据: 约定, 提示: "第 {位次} 名"}
  - {编号: A3, 名称: 有拖期, 对象: 乡镇, 当: 拖期 > 0, 级别: 红, 依据: 约定, 提示: "{拖期} 个"}
  - {编号: A4, 名称: 到期没有支付, 对象: 乡镇, 当: 截止日 > 检查截止 且 未付项目 > 0,
     级别: 黄, 依据: 约定, 提示: "{未付项目} 个"}
  - {编号: A5, 名称: 本月没有支出, 对象: 乡镇, 当: 本月支出 = 0 万元, 级别: 蓝, 依据: 约定,
     提示: "预算 {预算}"}
  - {编号: B1, 名称: 合同高, 对象: 部门, 当: 均价 > 60 万元, 级别: 黄, 依据: 约定,
     提示: "平均 {均价}，占比 {签约占比}"}
  - {编号: B2, 名称: 支付超过合同, 对象: 部门, 当: 大额 > 0, 级别: 红, 依据: 约定,
     提示: "{大额} 笔"}
"""
DAYS = [(dt.date(2022, 1, 20) + dt.timedelta(days=n)).isoformat() for n in range(70)]
day, later = st.sampled_from(DAYS), st.sampled_from(DAYS[1:])
town = st.sampled_from(["甲镇", "乙镇", "丙镇", None])
money = st.sampled_from(["5", "10", "33.33", "80", None])
PROJECTS = ["P1", "P2", "P3", "P4"]


@pytest.fixture
def towns(county: Path) -> Path:
    """A folder with rules about towns and departments."""
    (county / "rulesets" / "stream-rules" / "ruleset.yaml").write_text(RULES, encoding="utf-8")
    return county


@st.composite
def facts_of_towns(draw: st.DrawFn) -> list[Fact]:
    """Projects that are begun, contracted, moved and finished, and payments of them."""
    facts: list[Fact] = []
    for number in PROJECTS:
        row: dict[str, Any] = {"项目编号": number, "项目名称": number}
        office = draw(st.sampled_from(["水利局", "住建局"]))
        cells = {"乡镇": draw(town), "主管部门": office, "全年预算数": draw(money),
                 "合同金额": draw(money), "开工日期": draw(day)}  # fmt: skip
        row.update({name: value for name, value in cells.items() if value is not None})
        facts.append((DAYS[0], "项目", row))
        for name, value in (("乡镇", draw(town)), ("完工日期", draw(later)), ("合同金额", "70")):
            if value is not None and draw(st.booleans()):
                on = value if name == "完工日期" else draw(later)
                facts.append((on, "项目", {"项目编号": number, name: value}))
    for n in range(draw(st.integers(0, 5))):
        on = draw(day)
        row = {"支付编号": f"F{n}", "项目编号": draw(st.sampled_from(PROJECTS)), "支付日期": on}
        facts.append((on, "支付", {**row, "金额": draw(money) or "1"}))
    return facts


def without_places(found: dict[str, Any]) -> dict[str, Any]:
    """Leave out where something lacks: a line of a stream is no cell."""
    cut = re.compile(r"\S*(\.jsonl:\d+|\.csv\[?\S*)\s")
    return {name: (*one[:3], cut.sub("", one[3])) for name, one in found.items()}


@settings(
    max_examples=12, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(facts=facts_of_towns(), rng=st.randoms(use_true_random=False), between=day)
def test_towns_are_judged_on_any_day_as_in_batch(
    *, towns: Path, streamed: Run, in_batch: Run, line: Run, facts: list[Fact],
    rng: random.Random, between: str,
) -> None:  # fmt: skip
    shuffled = list(facts)
    rng.shuffle(shuffled)
    ordered = sorted(shuffled, key=lambda fact: fact[0])
    ran = streamed(towns, [line(*one) for one in ordered], until=dt.date(2022, 4, 5))
    assert "PE884" not in ran.codes()
    for on in (between, "2022-04-05"):
        known = [fact for fact in facts if fact[0] <= on]
        assert without_places(ran.open_on(on)) == without_places(in_batch(towns, known, on))


def test_a_town_without_a_budget_says_which_project_lacks_it_and_then_no_more(
    towns: Path, streamed: Run, line: Run
) -> None:
    first = {"项目编号": "P1", "项目名称": "渠", "乡镇": "甲镇", "全年预算数": "10"}
    lines = [line("2022-01-20", "项目", first),
             line("2022-01-22", "项目", {"项目编号": "P2", "项目名称": "路", "乡镇": "甲镇"}),
             line("2022-01-25", "项目", {"项目编号": "P2", "全年预算数": "30"})]  # fmt: skip
    ran = streamed(towns, lines)
    told = [
        (one.day.isoformat(), one.certain, one.message) for one in ran.entries if one.rule == "A1"
    ]
    assert [(on, sure) for on, sure, _ in told] == [
        ("2022-01-20", True), ("2022-01-22", False), ("2022-01-25", True),
    ]  # fmt: skip
    assert "e.jsonl:2" in told[1][2]
    assert "缺“全年预算数”" in told[1][2]
    assert "预算 40万元" in told[2][2]


def test_a_project_that_moves_counts_in_its_new_town_only(
    towns: Path, streamed: Run, line: Run
) -> None:
    project = {"项目编号": "P1", "项目名称": "渠", "全年预算数": "10", "开工日期": "2022-01-01"}
    lines = [line("2022-01-20", "项目", {**project, "乡镇": "甲镇"}),
             line("2022-01-28", "项目", {"项目编号": "P1", "乡镇": "乙镇"})]  # fmt: skip
    ran = streamed(towns, lines)
    late = [
        (one.day.isoformat(), one.subject, str(one.event))
        for one in ran.entries
        if one.rule == "A3"
    ]
    assert late == [
        ("2022-01-20", "甲镇", "新增"),
        ("2022-01-28", "乙镇", "新增"),
        ("2022-01-28", "甲镇", "办结"),
    ]


def test_sums_turn_with_the_days_that_have_no_event(towns: Path, streamed: Run, line: Run) -> None:
    project = {"项目编号": "P1", "项目名称": "渠", "乡镇": "甲镇", "开工日期": "2022-01-10"}
    ran = streamed(towns, [line("2022-01-20", "项目", project), '{"到": "2022-03-31"}'])
    assert ran.days("A3") == [("2022-01-26", "新增")]  # the fifteenth day is the 25th
    assert ran.days("A4") == [("2022-02-21", "新增")]  # the town's own condition turns
