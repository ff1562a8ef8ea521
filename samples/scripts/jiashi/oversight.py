"""Monitoring in the course of the year, disclosures, surplus money and the daily watch."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from jiashi.allocations import Allocation
from jiashi.amounts import AS_OF, half_up, is_workday, wan
from jiashi.funds import Document
from jiashi.indicators import Indicator, cut
from jiashi.projects import Project, is_settled

CHECKPOINTS = (date(2022, 6, 30), date(2022, 9, 30))
_SHARES = ((42, 58), (70, 90))


@dataclass(frozen=True, slots=True)
class Monitoring:
    """How far an indicator was at a checkpoint."""

    indicator: Indicator
    day: date
    to_date: str
    expected: str
    cause: str
    likelihood: str
    note: str


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A piece of information that had to be made public."""

    id: str
    subject: str
    group: str
    arose: date
    published: date


@dataclass(frozen=True, slots=True)
class Surplus:
    """Money left over: ``project`` and ``reused`` are project ids, ``project`` may be unknown."""

    id: str
    project: str | None
    year: int
    kind: str
    amount: int
    found: date
    approved: date | None
    reused: str | None


@dataclass(frozen=True, slots=True)
class Watch:
    """One look at the monitoring platform."""

    day: date
    shift: str
    person: str
    alerts: int
    investigated: int
    note: str


def monitoring(rows: list[Indicator], given: list[Allocation]) -> list[Monitoring]:
    """Give the records of all indicators of projects with money two months old or more."""
    chance = random.Random("monitoring")
    begun: dict[str, date] = {}
    for allocation in given:
        begun.setdefault(allocation.project.id, allocation.day)
    made = []
    for day, (low, high) in zip(CHECKPOINTS, _SHARES, strict=True):
        for row in rows:
            goal, actual = row.goal, row.actual
            early = begun[row.project.id] > day - timedelta(days=60)
            if goal is None or actual is None or row.slot not in ("quantity", "benefit"):
                if not early:
                    made.append(_on_course(row, day))
                continue
            share = Fraction(chance.randint(low, high), 100)
            if early:
                continue
            short = actual < goal.target and day.month == 9
            reached = cut(min(actual, goal.target) * share, goal.places, up=False)
            made.append(
                Monitoring(
                    row,
                    day,
                    f"{half_up(reached, goal.places)}{goal.unit}",
                    f"{half_up(actual if short else goal.target, goal.places)}{goal.unit}",
                    "其他" if short else "",
                    "有可能" if short else "确定能",
                    "实施进度偏慢，已督促实施单位加快" if short else "",
                )
            )
    return made


def _on_course(row: Indicator, day: date) -> Monitoring:
    """Give the record of an indicator that is not counted over the year: a rate, a cost, words."""
    goal = row.goal
    if goal is None:
        return Monitoring(row, day, "按计划推进", "达到预期", "", "确定能", "")
    share = Fraction(day.month, 12) if goal.relation == "≤" else Fraction(1)
    reached = cut(goal.target * share, goal.places, up=False)
    texts = [f"{half_up(value, goal.places)}{goal.unit}" for value in (reached, goal.target)]
    return Monitoring(row, day, *texts, "", "确定能", "")


_POLICIES = (
    ("县级衔接资金管理办法", "02-15", 9), ("县级衔接资金支付审核制度", "02-15", 9),
    ("县级项目资金绩效管理办法", "03-22", 14), ("县级公告公示制度", "05-17", 20),
)  # fmt: skip
_RESULTS = (
    ("衔接资金项目绩效目标", "03-30", 12), ("衔接资金项目上半年绩效监控情况", "07-15", 17),
    ("衔接资金项目三季度绩效监控情况", "10-14", 20), ("上年度衔接资金项目自评结果", "04-20", 16),
    ("到户补贴类项目绩效情况", "11-18", 11), ("工程类项目绩效情况", "11-25", 13),
)  # fmt: skip


def disclosures(papers: list[Document]) -> list[Disclosure]:
    """Give what was made public, all of it within 20 days; three things on the last day."""
    chance = random.Random("disclosures")
    found: list[tuple[date, int, str, str]] = []
    for group, listed in (("政策制度", _POLICIES), ("项目绩效", _RESULTS)):
        for subject, day, days in listed:
            found.append((date.fromisoformat(f"2022-{day}"), days, group, subject))
    for paper in papers:
        found.append(
            (paper.received, chance.randint(4, 18), "资金到账", f"{paper.number}资金到账情况")
        )
        longest = min(18, (AS_OF - paper.approved).days - 2)
        days = 20 if paper.number.endswith("37号") else chance.randint(4, longest)
        found.append((paper.approved, days, "分配结果", f"{paper.number}资金分配结果"))
    found.sort(key=lambda row: row[0])
    return [
        Disclosure(f"GS{count:03d}", subject, group, arose, arose + timedelta(days=days))
        for count, (arose, days, group, subject) in enumerate(found, start=1)
    ]


# project | year | kind | 万元 | found | approved | reused for (place in the list of projects)
_SURPLUS = """
-|2020|结余|36.28|02-25|03-18|10
-|2020|结余|18.75|02-25|03-18|10
-|2021|结余|52.40|02-25|03-18|22
-|2021|结余|27.13|02-25|03-18|28
-|2021|结转|140.00|02-25|03-18|12
-|2021|结转|86.50|02-25|03-18|13
5|2022|结余|30.23|12-05|12-23|18
6|2022|结余|39.42|12-05|12-23|24
13|2022|结余|39.08|12-05|12-23|21
25|2022|结余|21.50|12-05|12-23|22
33|2022|结转|1369.20|12-20|-|-
44|2022|结转|665.70|12-20|-|-
"""


def surplus(projects: list[Project]) -> list[Surplus]:
    """Give what was found left over, of this year and of earlier ones.

    Every project that was settled below its budget has a row.
    """
    made = []
    for count, line in enumerate(_SURPLUS.strip().splitlines(), start=1):
        source, year, kind, amount, found, approved, reused = line.split("|")
        made.append(
            Surplus(
                f"JY{count:02d}",
                None if source == "-" else projects[int(source) - 1].id,
                int(year),
                kind,
                wan(amount),
                date.fromisoformat(f"2022-{found}"),
                None if approved == "-" else date.fromisoformat(f"2022-{approved}"),
                None if reused == "-" else projects[int(reused) - 1].id,
            )
        )
    listed = {one.project for one in made}
    for project in projects:
        left = project.budget - project.paid
        if is_settled(project) and left > 0 and project.id not in listed:
            day = date(2022, 12, 20)
            count = len(made) + 1
            made.append(Surplus(f"JY{count:02d}", project.id, 2022, "结余", left, day, None, None))
    return made


def watches() -> list[Watch]:
    """Give two looks a day on every day of the year."""
    chance = random.Random("watches")
    people = ("值班员甲", "值班员乙", "值班员丙", "值班员丁")
    alarming = {1: "支付信息缺少附件，当日补齐", 2: "两笔支付收款人重名，经核对无误"}
    made = []
    for step in range(365):
        day = date(2022, 1, 1) + timedelta(days=step)
        for turn, shift in enumerate(("上午", "下午")):
            alerts = chance.randint(1, 2) if is_workday(day) and chance.random() < 0.03 else 0
            person = people[(step // 7 * 2 + turn) % len(people)]
            made.append(Watch(day, shift, person, alerts, alerts, alarming.get(alerts, "")))
    return made
