"""The payments of a project and the six reviews of each."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from county.tables import Row

GATES = ("扶贫股", "盯办岗", "支付中心", "乡财股", "主管领导", "分管领导")
_PAYEES_A_PROJECT = 2
# One payment in so many goes to the same big contractor, whose payments are one long group.
_BIG_ONE_IN = 100


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment; amounts in 万元. ``first`` tells the one that a violation is planted in."""

    id: str
    day: date
    amount: Decimal
    payee: str | None
    applicant: str | None
    first: bool

    def row(self, project: str, fund: str) -> Row:
        """Give it as a row."""
        return {
            "支付编号": self.id,
            "项目编号": project,
            "支付日期": self.day,
            "金额": self.amount,
            "收款人": self.payee,
            "申请人": self.applicant,
            "用途": "工程款",
            "资金编号": fund,
            "使用事项": "产业发展",
        }


def payments_of(
    number: int, violation: str, months: Sequence[int], rng: random.Random
) -> list[Payment]:
    """Make the payments of a project, one in each of some months."""
    amounts = [Decimal(rng.randrange(500, 4400)) / 100 for _ in months]
    days = [date(2022, month, rng.randrange(8, 28)) for month in months]
    payees: list[str | None] = [
        f"公司{number * _PAYEES_A_PROJECT + rng.randrange(_PAYEES_A_PROJECT):05}" for _ in months
    ]
    for place in range(len(payees)):
        if rng.randrange(_BIG_ONE_IN) == 0:
            payees[place] = "县建设集团"
    if rng.randrange(50) == 0:
        payees[-1] = None
    if violation in {"重复支付", "拆分支付"}:
        days[1], payees[1] = days[0] + timedelta(days=7), payees[0]
        amounts[1] = amounts[0]
        if violation == "拆分支付":
            amounts[:2] = [Decimal("48.50"), Decimal("47.25")]
    return [
        Payment(
            f"ZF{number:05}-{place + 1}",
            days[place],
            amounts[place],
            payees[place],
            None if rng.randrange(60) == 0 else f"经办{number % 97}",
            place == 0,
        )
        for place in range(len(months))
    ]


def reviews_of(payment: Payment, violation: str, people: Sequence[str]) -> Iterator[Row]:
    """Give the six reviews of a payment, in order and before it but for the planted violation."""
    wrong = violation if payment.first else ""
    days = [payment.day - timedelta(days=6 - gate) for gate in range(len(GATES))]
    reviewers = list(people)
    if wrong == "关口倒序":
        days[2], days[3] = days[3], days[2]
    elif wrong == "先付后审":
        days[5] = payment.day + timedelta(days=1)
    elif wrong == "一人两关":
        reviewers[4] = reviewers[1]
    elif wrong == "申请人自审" and payment.applicant:
        reviewers[0] = payment.applicant
    for gate, name in enumerate(GATES):
        if wrong == "缺一关" and gate == 3:
            continue
        yield {
            "支付编号": payment.id,
            "关口": name,
            "审核人": reviewers[gate],
            "审核日期": days[gate],
            "结论": "退回" if wrong == "退回仍付" and gate == 5 else "通过",
        }
