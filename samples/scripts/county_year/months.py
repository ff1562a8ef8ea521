"""Monthly plans and payments: by the plan, but for what is planted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from county_year.projects import PROJECTS, Project

_SHARES = dict(enumerate(("8", "9.5", "8.5", "9", "8", "10", "11", "11", "10", "10", "5"), start=2))
"""Percent of the budget planned for each month; 75 by the end of September, 100 in December.

No two months in a row have one share but for two whose days are more than thirty days apart.
"""
_DAYS = {2: 26, 3: 25, 4: 26, 5: 25, 6: 26, 7: 25, 8: 26, 9: 27, 10: 20, 11: 25, 12: 23}
"""The day on which a month's task is paid."""
_OTHER_SHARES: dict[str, dict[int, str]] = {
    "P24": {9: "11", 10: "70", 11: "10", 12: "9"},  # approved in September
    "P25": {9: "75", 10: "10", 11: "10", 12: "5"},  # money that was held up at every step
}
# What was planned other than by the shares, in 万元.
_OTHER_PLANS: dict[tuple[str, int], str] = {
    ("P20", 2): "26.68", ("P20", 3): "43.32",  # at the end of February 10 points behind
    ("P02", 12): "8",  # 388 in all, as settled
    ("P06", 12): "6.5",  # 291.50 in all, the contract
}  # fmt: skip


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

    @property
    def use(self) -> str:
        """What the money is for, of what may be or must not be paid for."""
        return _USES.get((self.project.id, self.day.month), self.project.kind)

    @property
    def purpose(self) -> str:
        """What the voucher says."""
        return _PURPOSES.get((self.project.id, self.day.month), "按进度支付项目款")


_USES = {("P19", 11): "交通工具及通讯设备"}
_PURPOSES = {
    ("P19", 11): "购置工程用车",
    ("P20", 7): "公益性岗位补贴和年终奖金",  # a word of the negative list
    ("P20", 8): "公益性岗位补贴",  # no word of it
}


def _planned(project: Project) -> dict[int, Decimal]:
    shares = _OTHER_SHARES.get(project.id, _SHARES)
    made = {month: project.budget * Decimal(share) / 100 for month, share in shares.items()}
    for (name, month), amount in _OTHER_PLANS.items():
        if name == project.id:
            made[month] = Decimal(amount)
    return made


def plans() -> list[Plan]:
    """Give the plan of every project for its months, issued on the 3rd of the month."""
    return [
        Plan(project.id, month, amount, _issued(project.id, month))
        for project in PROJECTS
        for month, amount in _planned(project).items()
    ]


def _issued(project: str, month: int) -> date | None:
    planted = {("P16", 9): date(2022, 9, 6), ("P17", 9): date(2022, 9, 5), ("P19", 9): None}
    return planted.get((project, month), date(2022, month, 3))


# What was paid other than planned: (project, month) -> amounts by day of a month.
_OTHERWISE: dict[tuple[str, int], list[tuple[date, str]]] = {
    ("P05", 9): [],  # the task of September, 77, paid in October
    ("P05", 10): [
        (date(2022, 10, 8), "77"), (date(2022, 10, 13), "46"), (date(2022, 10, 21), "47"),
    ],  # ... and 23 ahead; the two just under the limit are eight days apart
    ("P05", 11): [(date(2022, 11, 25), "47")],  # 70 planned, 23 of it paid before
    ("P09", 8): [(date(2022, 8, 25), "40")],  # 99 planned
    ("P09", 9): [(date(2022, 9, 26), "60.5")],  # 99 planned
    ("P09", 10): [
        (date(2022, 10, 18), "49.5"), (date(2022, 10, 24), "49"), (date(2022, 10, 27), "89"),
    ],  # 90 planned, 97.50 made up; two just under the limit within seven days
    ("P09", 11): [(date(2022, 11, 25), "60")],  # 90 planned
    ("P09", 12): [(date(2022, 12, 8), "30"), (date(2022, 12, 23), "45")],  # made up
    ("P12", 9): [(date(2022, 9, 27), "43.99")],  # 44 planned: one hundredth short
    ("P12", 10): [],  # 40 planned
    ("P12", 11): [(date(2022, 11, 4), "40.01"), (date(2022, 11, 25), "40")],  # made up
    ("P13", 10): [(date(2022, 10, 12), "29.99"), (date(2022, 10, 20), "30.01")],
    ("P14", 8): [(date(2022, 8, 25), "60")],  # 44 planned: ahead
    ("P14", 9): [(date(2022, 9, 26), "30")],  # 44 planned, yet the sum is above the plan
    ("P14", 12): [(date(2022, 12, 23), "18")],
    ("P16", 10): [(date(2022, 10, 10), "30"), (date(2022, 10, 28), "30")],  # twice the same
    ("P17", 12): [(date(2022, 12, 23), "26")],  # one more than the budget
    ("P18", 8): [(date(2022, 8, 25), "70")],  # 77 planned, made up in September
    ("P18", 9): [(date(2022, 9, 26), "84")],
    ("P01", 9): [(date(2022, 9, 20), "98")],  # 88 planned: ahead
    ("P01", 10): [(date(2022, 10, 20), "70")],
    ("P01", 11): [(date(2022, 11, 25), "100")],  # 80 planned; a large payment
    ("P01", 12): [(date(2022, 12, 23), "20")],
    ("P23", 6): [(date(2022, 6, 26), "78.75")],  # three times the median before: ahead
    ("P23", 7): [],
    ("P23", 8): [(date(2022, 8, 26), "8.25")],
    ("P25", 9): [(date(2022, 9, 20), "45")],
    ("P24", 9): [
        (date(2022, 9, 15), "0.5"), (date(2022, 9, 16), "0.25"), (date(2022, 9, 26), "10.25"),
        (date(2022, 9, 29), "-1"), (date(2022, 9, 30), "1"),
    ],  # 11 planned; the first before the money was allocated
}  # fmt: skip


@cache
def payments() -> tuple[Payment, ...]:
    """Give all payments of the year, by day."""
    made: list[tuple[date, Project, Decimal]] = []
    for project in PROJECTS:
        for month, task in _planned(project).items():
            day = date(2022, month, _DAYS[month])
            paid = _OTHERWISE.get((project.id, month), [(day, str(task))])
            made += [(when, project, Decimal(amount)) for when, amount in paid]
    made.sort(key=lambda one: (one[0], one[1].id))
    return tuple(
        Payment(f"F{number:04d}", project, day, amount)
        for number, (day, project, amount) in enumerate(made, 1)
    )


def payment(project: str, day: date) -> str:
    """Give the number of the one payment to a project on a day."""
    (found,) = (one.id for one in payments() if one.project.id == project and one.day == day)
    return found
