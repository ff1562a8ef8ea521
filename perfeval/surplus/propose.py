"""The proposal: what was approved, what waits, and the best use of the rest under the rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from perfeval.dataset import Dataset
from perfeval.surplus.allowing import first_rule
from perfeval.surplus.collect import needs, surpluses, unlisted
from perfeval.surplus.flow import Problem, best_plan
from perfeval.surplus.model import Need, PairRule, Proposal, Surplus, Transfer

_ALL_YEARS = 9999
"""Surplus of an unknown year goes last."""


def propose(dataset: Dataset, rules: Sequence[PairRule], as_of: date, years: int) -> Proposal:
    """Match surplus to projects that lack money.

    Args:
        dataset: the tables; only what was known on ``as_of`` is seen.
        rules: which money may go where; the first that allows a pair is the one that is cited.
        as_of: the evaluation date.
        years: carry-over counts as surplus after this many years.

    The aims and the algorithm are those of :mod:`perfeval.surplus.flow`. Nothing that is proposed
    here has moved: every transfer waits for the approval of the leading group.
    """
    found = surpluses(dataset, as_of, years, rules)
    lacking = needs(dataset, found, as_of)
    allowed = {
        (at, to): rule
        for at, one in enumerate(found)
        for to, need in enumerate(lacking)
        if one.available and need.gap and (rule := first_rule(rules, one, need)) is not None
    }
    problem = Problem(
        tuple(one.available for one in found),
        tuple(_ALL_YEARS if one.year is None else one.year for one in found),
        tuple(need.gap for need in lacking),
        tuple(sorted(allowed)),
    )
    plan = best_plan(problem)
    before = _written(found, lacking, rules)
    new = [
        Transfer(found[at], lacking[to], amount, allowed[at, to], new=True, why="")
        for (at, to), amount in plan.amounts.items()
    ]
    transfers = [*before, *(_explained(one, new) for one in new)]
    return Proposal(found, lacking, unlisted(dataset, lacking), tuple(transfers), plan.fewest)


def _written(
    found: Sequence[Surplus], lacking: Sequence[Need], rules: Sequence[PairRule]
) -> list[Transfer]:
    """Give the transfers that the table 结余结转 has already, approved or waiting."""
    by_id = {need.id: need for need in lacking}
    made: list[Transfer] = []
    for one in found:
        need = by_id.get(one.project or "")
        if need is not None:
            rule = first_rule(rules, one, need)
            why = "台账已列，没有规则允许这样安排，请核对" if rule is None else "台账已列"
            if one.reason:
                why = f"台账已列；{one.reason}，请核对"
            made.append(Transfer(one, need, one.amount, rule, new=False, why=why))
    return made


def _explained(one: Transfer, others: Sequence[Transfer]) -> Transfer:
    """Say why a transfer was made: the rule, the age, what it fills and what it leaves."""
    rule, surplus, need = one.rule, one.surplus, one.need
    parts = [] if rule is None else [f"{rule.name}（{rule.id}）"]
    if rule is not None and rule.same:
        parts.append("、".join(rule.same) + "相同")
    if surplus.kind != "结余":
        parts.append("结转已满年限，按结余处理")
    if surplus.year is not None:
        parts.append(f"{surplus.year}年资金")
    given = sum(other.amount for other in others if other.need is need)
    parts.append("补足缺口" if given == need.gap else "补一部分缺口")
    taken = sum(other.amount for other in others if other.surplus is surplus)
    parts.append("结余用完" if taken == surplus.amount else "结余有剩")
    return Transfer(surplus, need, one.amount, rule, one.new, "；".join(parts))
