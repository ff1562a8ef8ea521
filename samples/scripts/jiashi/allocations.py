"""Which fund gives how much to which project. Every fund is given out to the last fen."""

from __future__ import annotations

import random
from collections import deque
from dataclasses import dataclass
from datetime import date, timedelta

from jiashi.amounts import split, wan, workday_on_or_after
from jiashi.funds import Fund
from jiashi.projects import Project


@dataclass(frozen=True, slots=True)
class Allocation:
    """One amount of a fund for a project; ``usable`` is None while the fund is not disbursed."""

    id: str
    project: Project
    fund: Fund
    amount: int
    day: date
    usable: date | None


def _tranches(chosen: list[Project], chance: random.Random) -> deque[tuple[Project, int]]:
    """Cut the projects' budgets into shares and deal them out in rounds."""
    shares = {
        project.id: split(
            project.budget, 3 if project.budget > wan("2000") else 2, chance, wan("1")
        )
        for project in chosen
    }
    dealt: deque[tuple[Project, int]] = deque()
    for turn in range(3):
        order = [project for project in chosen if turn < len(shares[project.id])]
        chance.shuffle(order)
        dealt.extend((project, shares[project.id][turn]) for project in order)
    return dealt


def _pour(
    funds: list[Fund], tranches: deque[tuple[Project, int]]
) -> list[tuple[Fund, Project, int]]:
    """Fill the tranches from the funds in the order in which the money came."""
    poured = []
    for fund in funds:
        left = fund.amount
        while left:
            project, wanted = tranches.popleft()
            amount = min(left, wanted)
            poured.append((fund, project, amount))
            left -= amount
            if wanted > amount:
                tranches.appendleft((project, wanted - amount))
    if tranches:
        raise ValueError(tranches)
    return poured


def _own_purpose(funds: list[Fund], projects: list[Project]) -> list[tuple[Fund, Project, int]]:
    """Give unpooled money to the projects of its own purpose, a project's own fund last."""
    left = {fund.theme: fund.amount for fund in funds}
    given = []
    for fund in reversed(funds):
        for project in projects:
            themes = project.theme.split("+")
            if fund.theme not in themes:
                continue
            earlier = sum(amount for _, other, amount in given if other is project)
            amount = min(project.budget - earlier, left[fund.theme])
            left[fund.theme] -= amount
            given.append((fund, project, amount))
    if any(left.values()):
        raise ValueError(left)
    return given


def allocations(funds: list[Fund], projects: list[Project]) -> list[Allocation]:
    """Give all allocations in order of date."""
    chance = random.Random("allocations")
    free = [fund for fund in funds if fund.pooled and not fund.theme]
    pooled = [project for project in projects if project.pooled and not project.theme]
    rows = [
        (fund, project, amount, fund.document.approved)
        for fund, project, amount in _pour(free, _tranches(pooled, chance))
    ]
    tied_funds = [fund for fund in funds if fund.theme]
    tied_projects = [project for project in projects if project.theme]
    for fund, project, amount in _own_purpose(tied_funds, tied_projects):
        if fund.document.disbursed is None:
            rows.append((fund, project, amount, fund.document.approved))
            continue
        first, second = split(amount, 2, chance, wan("1"))
        later = workday_on_or_after(fund.document.approved + timedelta(days=chance.randint(35, 80)))
        rows.append((fund, project, first, fund.document.approved))
        rows.append((fund, project, second, later))
    rows.sort(key=lambda row: (row[3], row[0].id, row[1].id))
    made = []
    for count, (fund, project, amount, day) in enumerate(rows, start=1):
        disbursed = fund.document.disbursed
        usable = None if disbursed is None else max(disbursed, day + timedelta(days=2))
        made.append(Allocation(f"AP{count:03d}", project, fund, amount, day, usable))
    return made
