"""Rates that are told with what is left: 支出 and 结余 make up the whole of 支出进度 and 结余率."""

from __future__ import annotations

import re
from collections.abc import Sequence

from perfeval.reconcile.figures.clauses import beside, role
from perfeval.reconcile.figures.figure import Figure
from perfeval.reconcile.judging.relation import Terms, plus
from perfeval.reconcile.relations.rates.bases import OF_FUNDS

_OF_REST = re.compile("(?:结余|剩余|节余|未[一-鿿]{2})(?:率|比例|占比)")
Reading = tuple[Figure, Terms, Terms]


def rest_readings(
    rate: Figure, around: Sequence[Figure]
) -> tuple[list[Reading], list[Reading], bool]:
    """Give the readings of a rate by what is left, the sure ones, and whether there is a rest.

    Args:
        rate: A rate of a clause.
        around: The amounts of its sentence, before it and behind it.
    """
    here = [f for f in around if beside(f, rate)]
    rests = [f for f in here if role(f) == "rest"]
    spent = [f for f in here if role(f) == "spent"]
    others = [f for f in around if f.sentence == rate.sentence and f.scope == rate.scope]
    wholes = [f for f in others if f not in rests and f not in spent and "change" not in f.tags]
    of_rest = bool(_OF_REST.search(rate.before))
    together: list[Reading] = [
        (rate, plus([rest if of_rest else used]), plus([used, rest]))
        for used in spent
        for rest in rests
        if used.dimension == rest.dimension
    ]
    without: list[Reading] = [
        (rate, ((1, whole), (-1, rest)), plus([whole]))
        for whole in wholes
        for rest in rests
        if whole.dimension == rest.dimension and whole.start < rest.start and not of_rest
    ]
    sure = [] if any(f in here for f in wholes) else together
    sure = sure or (without[:1] if not spent and OF_FUNDS.search(rate.before) else [])
    return [*together, *without], sure, bool(rests)
