"""Payments, the six reviews before each of them, and the monthly spending plans."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from jiashi.allocations import Allocation
from jiashi.amounts import split, wan, workday_on_or_after, workdays_before
from jiashi.projects import Project

_LAST_DAY = date(2022, 12, 30)
GATES = (
    ("扶贫股", "审核员甲"), ("盯办岗", "审核员乙"), ("支付中心", "审核员丙"),
    ("乡财股", "审核员丁"), ("主管领导", "审核员戊"), ("分管领导", "审核员己"),
)  # fmt: skip
# The last working day not after the 5th of each month.
_ISSUED = (
    "01-05", "01-28", "03-04", "04-01", "05-05", "06-02",
    "07-05", "08-05", "09-05", "09-30", "11-04", "12-05",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment to a project, in 分."""

    id: str
    project: Project
    day: date
    amount: int


@dataclass(frozen=True, slots=True)
class Review:
    """One gate that a payment went through."""

    payment: Payment
    gate: str
    person: str
    day: date


@dataclass(frozen=True, slots=True)
class Plan:
    """What a project was to spend in a month, in 分 (whole hundreds of yuan)."""

    project: Project
    month: int
    amount: int
    issued: date


def _number(amount: int) -> int:
    if amount < wan("250"):
        return 1
    return 2 if amount < wan("1700") else 3


def intended(given: list[Allocation]) -> list[Payment]:
    """Give the payments as they would be if each allocation were spent to the end in the year."""
    chance = random.Random("payments")
    made = []
    for allocation in given:
        first = allocation.usable or _LAST_DAY
        count = _number(allocation.amount)
        reach = min((_LAST_DAY - first).days, 50 + 45 * count + chance.randint(0, 90))
        start = chance.randint(9, 40)
        parts = split(allocation.amount, count, chance, 137)
        for turn, part in enumerate(parts):
            step = start + (reach - start) * turn // count + chance.randint(0, 9)
            day = min(workday_on_or_after(first + timedelta(days=max(step, 9))), _LAST_DAY)
            made.append(Payment("", allocation.project, day, part))
    return sorted(made, key=lambda payment: (payment.day, payment.project.id))


def payments(meant: list[Payment], projects: list[Project]) -> list[Payment]:
    """Give the payments that took place: what a project did not spend is held back at its end."""
    kept: list[Payment] = []
    for project in projects:
        own = [payment for payment in meant if payment.project is project]
        over = project.budget - project.paid
        while own and over >= own[-1].amount:
            over -= own.pop().amount
        if over:
            own[-1] = replace(own[-1], amount=own[-1].amount - over)
        kept.extend(own)
    kept.sort(key=lambda payment: (payment.day, payment.project.id))
    return [replace(payment, id=f"ZF{count:04d}") for count, payment in enumerate(kept, start=1)]


def reviews(made: list[Payment]) -> list[Review]:
    """Give six reviews a payment, on six working days before it, by six people in order."""
    return [
        Review(payment, gate, person, day)
        for payment in made
        for (gate, person), day in zip(GATES, workdays_before(payment.day, 6), strict=True)
    ]


MISSED = "XM2022056"
"""The project whose last task was as its money allowed, and was not met."""


def plans(meant: list[Payment], paid: list[Payment], projects: list[Project]) -> list[Plan]:
    """Give twelve monthly plans a project: what could be paid in the month, and was.

    One project's plan is what was meant to be paid, which its payments did not reach.
    """
    unit = wan("0.01")
    made = []
    for project in projects:
        given = meant if project.id == MISSED else paid
        own = [payment for payment in given if payment.project is project]
        before = 0
        for month in range(1, 13):
            by_then = sum(payment.amount for payment in own if payment.day.month <= month)
            by_then = by_then // unit * unit
            issued = date.fromisoformat(f"2022-{_ISSUED[month - 1]}")
            made.append(Plan(project, month, by_then - before, issued))
            before = by_then
    return made
