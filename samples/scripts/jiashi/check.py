"""The sample checked by arithmetic of its own: published totals, and no deviation but the planted.

Nothing here asks how the rows were made; it recounts the rows and holds them against the figures
that the county published for 2022.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from jiashi.amounts import AS_OF, half_up, wan
from jiashi.county import County
from jiashi.planted import DISBURSE_DAYS, REPORT_DAYS, Planted

_RECEIVED = {
    "财政专项衔接资金": "62371.80", "涉农整合资金": "35658.94", "地方政府债券资金": "30000",
    "地区财政资金": "62.5", "县级投入资金": "200",
}  # fmt: skip
_POOLED = {**_RECEIVED, "涉农整合资金": "2361.17"}
_EXPECTED = {"J01": 5, "J02": 1, "J03": 2, "J04": 3, "J05": 2, "J06": 1, "J07": 1,
             "T01": 3, "T02": 1, "T03": 2, "Y02": 1, "Y04": 1}  # fmt: skip


class CheckError(Exception):
    """The sample does not hold what it promises."""


def _same(what: str, found: object, wanted: object) -> None:
    if found != wanted:
        raise CheckError(f"{what}: {found} instead of {wanted}")


def check_totals(county: County) -> None:
    """Hold sums and counts against the published figures."""
    received: Counter[str] = Counter()
    pooled: Counter[str] = Counter()
    for fund in county.funds:
        received[fund.category] += fund.amount
        pooled[fund.category] += fund.amount * fund.pooled
    _same("received", dict(received), {key: wan(text) for key, text in _RECEIVED.items()})
    _same("pooled", dict(pooled), {key: wan(text) for key, text in _POOLED.items()})
    _same("received in all", sum(received.values()), wan("128293.24"))
    for side, count, budget, paid, rate in (
        (True, 31, "94995.47", "93362.51", "98.28"),
        (False, 26, "33297.77", "28591.65", "85.87"),
    ):
        projects = [project for project in county.projects if project.pooled is side]
        spent = sum(one.amount for one in county.payments if one.project.pooled is side)
        given = sum(one.amount for one in county.allocations if one.project.pooled is side)
        _same("projects", len(projects), count)
        _same("budgets", sum(project.budget for project in projects), wan(budget))
        _same("allocated", given, wan(budget))
        _same("paid", spent, wan(paid))
        _same("rate", half_up(Fraction(100 * spent, wan(budget))), Decimal(rate))


def check_links(county: County) -> None:
    """Hold the tables against one another: allocations, payments, reviews, plans, dates."""
    by_fund: Counter[str] = Counter()
    by_project: Counter[str] = Counter()
    for one in county.allocations:
        _same(f"pooling of {one.id}", one.fund.pooled, one.project.pooled)
        by_fund[one.fund.id] += one.amount
        by_project[one.project.id] += one.amount
    _same("funds", dict(by_fund), {fund.id: fund.amount for fund in county.funds})
    _same("projects", dict(by_project), {one.id: one.budget for one in county.projects})
    planned: Counter[str] = Counter()
    for plan in county.plans:
        planned[plan.project.id] += plan.amount
        if plan.issued.day > 5 and plan.issued.month == plan.month:
            raise CheckError(f"plan issued late: {plan}")
    for one in county.projects:
        if not 0 < planned[one.id] <= max(one.budget, one.paid):
            raise CheckError(f"plans of {one.id}")
    _same("months with payments", {one.day.month for one in county.payments}, set(range(1, 13)))
    gates = defaultdict(list)
    for review in county.reviews:
        gates[review.payment.id].append(review)
    for payment in county.payments:
        steps = gates[payment.id]
        days = [step.day for step in steps] + [payment.day]
        usable = min(
            o.usable for o in county.allocations if o.project is payment.project and o.usable
        )
        in_order = all(first < second for first, second in pairwise(days))
        people = len({step.person for step in steps})
        if people != 6 or not in_order or payment.day > AS_OF or payment.day < usable:
            raise CheckError(f"reviews of {payment.id}")
    for item in county.disclosures:
        if not 0 <= (item.published - item.arose).days <= 20 or item.published > AS_OF:
            raise CheckError(f"disclosure {item.id}")


def _found_projects(county: County) -> set[tuple[str, str]]:
    found = set()
    for project in county.projects:
        paid = sum(one.amount for one in county.payments if one.project is project)
        weights = 10 + sum(row.weight for row in county.indicators if row.project is project)
        if 10 * paid < 9 * project.budget:
            found.add(("J01", project.id))
        if paid > project.budget:
            found.add(("J02", project.id))
        if weights != 100:
            found.add(("J06", project.id))
    return found


def _found_months(county: County) -> set[tuple[str, str]]:
    """Find the month ends at which a month's task and all tasks up to it were not met."""
    found = set()
    for plan in county.plans:
        own = [
            p for p in county.payments if p.project is plan.project and p.day.month <= plan.month
        ]
        tasks = [p for p in county.plans if p.project is plan.project and p.month <= plan.month]
        spent = sum(p.amount for p in own if p.day.month == plan.month)
        if spent < plan.amount and sum(p.amount for p in own) < sum(p.amount for p in tasks):
            found.add(("Y02", f"{plan.project.id}/2022年{plan.month}月"))
            found.add(("Y04", f"{plan.project.department}（{plan.project.town}）"))
    return found


def _found_indicators(county: County) -> set[tuple[str, str]]:
    found = set()
    for row in county.indicators:
        subject = f"{row.project.id}/{row.name}"
        if row.score < row.weight and not row.reason:
            found.add(("J03", subject))
        if row.score > row.weight:
            found.add(("J07", subject))
        if row.goal is None or row.actual is None:
            continue
        signs = ("≥", "≤", "=", ">", "<", "不低于", "不高于")
        if row.actual_text.startswith(signs) and row.actual == row.goal.target:
            found.add(("J04", subject))
        target, actual = row.goal.target, row.actual
        missed = actual > target if row.goal.relation == "≤" else actual < target
        if missed and row.score >= row.weight:
            found.add(("J05", subject))
        if 10 * actual > 13 * target:
            raise CheckError(f"{subject} is over 130 %")
    return found


def _found_documents(county: County) -> set[tuple[str, str]]:
    found = set()
    for paper in county.documents:
        steps = (
            ("T01", paper.received, paper.reported, REPORT_DAYS),
            ("T02", paper.received, paper.notified, REPORT_DAYS),
            ("T03", paper.approved, paper.disbursed, DISBURSE_DAYS),
        )
        for rule, start, end, limit in steps:
            if ((end or AS_OF) - start).days > limit:
                found.add((rule, paper.number))
    return found


def check_deviations(county: County, listed: list[Planted]) -> None:
    """Find every deviation anew and hold the list of planted ones against it."""
    found = _found_projects(county) | _found_indicators(county) | _found_documents(county)
    found |= _found_months(county)
    _same("deviations", found, {(one.rule, one.subject) for one in listed})
    _same("kinds", dict(Counter(one.rule for one in listed)), _EXPECTED)
    # A month's task missed and a payment rate that lags are two findings about one project.
    subjects = Counter(one.subject.split("/")[0] for one in listed if one.rule[0] != "Y")
    if max(subjects.values()) > 1:
        raise CheckError(f"two deviations on one subject: {subjects.most_common(1)}")
