"""Monthly plans and payments: by the plan, but for what is planted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from county_year.projects import PROJECTS, Project

SHARES = (0, 5, 7, 8, 10, 12, 11, 11, 11, 10, 10, 5)
"""Percent of the budget planned for each month; 75 by the end of September."""
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Plan:
    """The task of a project for a month."""

    project: str
    month: int
    amount: Decimal
    issued: date | None


@dataclass(frozen=True, slots=True)
class Payment:
    """A payment in 万元."""

    id: str
    project: Project
    day: date
    amount: Decimal


def plans() -> list[Plan]:
    """Give the plan of every project for February to December, issued on the 3rd of the month."""
    made: list[Plan] = []
    for project in PROJECTS:
        for month, share in enumerate(SHARES, 1):
            if share:
                amount = project.budget * share / 100
                made.append(Plan(project.id, month, amount, _issued(project.id, month)))
    return made


def _issued(project: str, month: int) -> date | None:
    planted = {("P16", 9): date(2022, 9, 6), ("P17", 9): date(2022, 9, 5), ("P19", 9): None}
    return planted.get((project, month), date(2022, month, 3))


# What was paid other than planned: (project, month) -> amounts by day of a month.
_OTHERWISE: dict[tuple[str, int], list[tuple[date, str]]] = {
    ("P05", 9): [(date(2022, 10, 8), "77")],  # the task of September, paid in October
    ("P09", 8): [(date(2022, 8, 25), "40")],  # 99 planned
    ("P09", 9): [(date(2022, 9, 26), "60.5")],  # 99 planned
    ("P12", 9): [(date(2022, 9, 26), "43.99")],  # 44 planned: one hundredth short
    ("P14", 8): [(date(2022, 8, 25), "60")],  # 44 planned: ahead
    ("P14", 9): [(date(2022, 9, 26), "30")],  # 44 planned, yet the sum is above the plan
    ("P18", 8): [(date(2022, 8, 25), "70")],  # 77 planned, made up in September
    ("P18", 9): [(date(2022, 9, 26), "84")],
    ("P01", 9): [(date(2022, 9, 20), "98")],  # 88 planned: ahead
    ("P24", 9): [(date(2022, 9, 26), "11"), (date(2022, 9, 29), "-1"), (date(2022, 9, 30), "1")],
}


def payments() -> list[Payment]:
    """Give all payments of the year, by day; one month's task is paid on its 25th or 26th."""
    made: list[tuple[date, Project, Decimal]] = []
    for project in PROJECTS:
        for month, share in enumerate(SHARES, 1):
            if share:
                paid = _OTHERWISE.get((project.id, month))
                for day, amount in paid or [
                    (date(2022, month, 25 if month % 2 else 26), str(project.budget * share / 100))
                ]:
                    made.append((day, project, Decimal(amount)))
    made.sort(key=lambda one: (one[0], one[1].id))
    return [
        Payment(f"F{number:04d}", project, day, amount)
        for number, (day, project, amount) in enumerate(made, 1)
    ]
