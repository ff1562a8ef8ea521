"""The six reviews before each payment, and who applied for it; what is planted stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from county_year.months import Payment, payments

GATES = ("扶贫股", "盯办岗", "支付中心", "乡财股", "主管领导", "分管领导")
PEOPLE = ("审核员甲", "审核员乙", "审核员丙", "审核员丁", "审核员戊", "审核员己")


@dataclass(frozen=True, slots=True)
class Review:
    """One gate of a payment."""

    payment: str
    gate: str
    person: str
    day: date
    result: str


# (project, month) -> the gate that is missing.
_MISSING = {
    ("P04", 5): "扶贫股", ("P05", 3): "盯办岗", ("P07", 4): "支付中心", ("P10", 7): "分管领导",
}  # fmt: skip
_NONE = ("P03", 5)
_LATE = ("P08", 5)  # 乡财股 the day after
# From which gate on a payment was reviewed on the day of the payment.
_ON_THE_DAY = {
    ("P01", 6): "扶贫股", ("P02", 6): "盯办岗", ("P03", 6): "支付中心", ("P04", 6): "乡财股",
    ("P05", 6): "主管领导", ("P11", 7): "分管领导",
}  # fmt: skip
_RETURNED = ("P09", 6)  # by 主管领导
_TURNED = ("P12", 4)  # 支付中心 before 盯办岗
_SAME_DAY = ("P13", 4)  # 盯办岗 and 支付中心 on one day
_TWICE = ("P14", 6)  # one person at two gates
_OWN = ("P15", 5)  # the applicant at a gate


def applicant(paid: Payment) -> str:
    """Give who applied for a payment."""
    own = (paid.project.id, paid.day.month) == _OWN
    return PEOPLE[0] if own else f"经办员{int(paid.project.id[1:]) % 5 + 1}"


def reviews() -> list[Review]:
    """Give the reviews of all payments: on the six days before, in order, by six people."""
    return [one for paid in payments() for one in _of(paid)]


def _of(paid: Payment) -> Iterator[Review]:
    key = (paid.project.id, paid.day.month)
    if key == _NONE:
        return
    for number, (gate, person) in enumerate(zip(GATES, PEOPLE, strict=True)):
        if _MISSING.get(key) != gate:
            who = PEOPLE[0] if key == _TWICE and gate == "盯办岗" else person
            result = "退回" if key == _RETURNED and gate == "主管领导" else "通过"
            yield Review(paid.id, gate, who, _day(paid, key, number), result)


def _day(paid: Payment, key: tuple[str, int], number: int) -> date:
    if key == _LATE and GATES[number] == "乡财股":
        return paid.day + timedelta(days=1)
    if key in _ON_THE_DAY and number >= GATES.index(_ON_THE_DAY[key]):
        return paid.day
    if key == _TURNED and GATES[number] in ("盯办岗", "支付中心"):
        number = 2 if GATES[number] == "盯办岗" else 1
    if key == _SAME_DAY and GATES[number] == "支付中心":
        number = 1
    return paid.day - timedelta(days=6 - number)
