"""The same facts give the same findings, as a stream in any order that keeps their days."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

Fact = tuple[str, str, dict[str, Any]]
DAYS = [(dt.date(2022, 1, 20) + dt.timedelta(days=n)).isoformat() for n in range(90)]
day = st.sampled_from(DAYS)
amount = st.sampled_from(["5", "10", "10.50", "40"])
PROJECTS = ["P1", "P2", "P3", "P4"]


@st.composite
def facts_of_a_quarter(draw: st.DrawFn) -> list[Fact]:
    """Projects, documents, payments, plans, funds and alerts, each row told once or twice."""
    facts: list[Fact] = [
        (DAYS[0], "项目", {"项目编号": p, "项目名称": p, "全年预算数": "100"}) for p in PROJECTS
    ]
    for n in range(draw(st.integers(0, 3))):
        received = draw(day)
        facts.append((received, "资金文件", {"文号": f"文{n}", "收文日期": received}))
        for name in ("上报日期", "通知日期"):
            later = draw(day)
            if later >= received and draw(st.booleans()):
                facts.append((later, "资金文件", {"文号": f"文{n}", name: later}))
    arrived = draw(day)
    cells = {"资金类别": "衔接资金", "金额": "50", "是否统筹": "是"}
    facts.append((arrived, "资金", {"资金编号": "Z1", "到位日期": arrived, **cells}))
    for n in range(draw(st.integers(0, 3))):
        on = draw(day)
        row = {"安排编号": f"A{n}", "项目编号": draw(st.sampled_from(PROJECTS)), "资金编号": "Z1"}
        facts.append((max(on, arrived), "资金安排", {**row, "金额": draw(amount), "安排日期": on}))
    for n in range(draw(st.integers(0, 6))):
        on = draw(day)
        row = {"支付编号": f"F{n}", "项目编号": draw(st.sampled_from(PROJECTS)), "支付日期": on}
        row["收款人"] = draw(st.sampled_from(["甲公司", "乙公司"]))
        facts.append((on, "支付", {**row, "金额": draw(amount)}))
        corrected = draw(day)
        if corrected > on and draw(st.booleans()):
            other = draw(st.sampled_from(PROJECTS))
            facts.append((corrected, "支付", {"支付编号": f"F{n}", "项目编号": other}))
    for n in range(draw(st.integers(0, 2))):
        arose = draw(day)
        row = {"预警编号": f"Y{n}", "产生日期": arose, "项目编号": draw(st.sampled_from(PROJECTS))}
        facts.append((arose, "平台预警", row))
        later = draw(day)
        if later > arose and draw(st.booleans()):
            facts.append((later, "平台预警", {"预警编号": f"Y{n}", "查证日期": later}))
    return facts


def in_some_order(facts: list[Fact], rng: random.Random) -> list[Fact]:
    """Order facts by day, those of a day anyhow."""
    shuffled = list(facts)
    rng.shuffle(shuffled)
    return sorted(shuffled, key=lambda fact: fact[0])


quick = settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@quick
@given(facts=facts_of_a_quarter(), rng=st.randoms(use_true_random=False), between=day)
def test_a_shuffled_stream_with_repeats_is_the_batch_on_any_day_and_at_the_end(
    *, county: Path, streamed: Callable[..., Any], in_batch: Callable[..., Any],
    line: Callable[..., str], facts: list[Fact], rng: random.Random, between: str,
) -> None:  # fmt: skip
    again = rng.sample(facts, len(facts) // 3)
    ordered = in_some_order([*facts, *again], rng)
    last = "2022-05-10"
    lines = [line(*fact) for fact in ordered]
    ran = streamed(county, lines, until=dt.date.fromisoformat(last))
    assert "PE879" not in ran.codes()
    assert ran.open_on() == in_batch(county, facts, last)
    known = [fact for fact in facts if fact[0] <= between]

    def local(found: dict[str, Any]) -> dict[str, Any]:
        """Give rule, level and certainty of what needs no look at all rows."""
        return {name: one[:3] for name, one in found.items() if one[0] != "J5"}

    assert local(ran.open_on(between)) == local(in_batch(county, known, between))


@quick
@given(facts=facts_of_a_quarter(), rng=st.randoms(use_true_random=False))
def test_events_that_come_late_leave_no_other_findings_at_the_end(
    *, county: Path, streamed: Callable[..., Any], in_batch: Callable[..., Any],
    line: Callable[..., str], facts: list[Fact], rng: random.Random,
) -> None:  # fmt: skip
    shuffled = list(facts)
    rng.shuffle(shuffled)
    ran = streamed(county, [line(*fact) for fact in shuffled], until=dt.date(2022, 5, 10))
    assert ran.open_on() == in_batch(county, facts, "2022-05-10")
    assert ran.codes().count("PE876") == (1 if ran.summary.late else 0)
