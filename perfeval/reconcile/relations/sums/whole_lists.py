"""Lists that are whole by their shares: parts whose shares make 100% add up to their whole."""

from __future__ import annotations

import itertools
from dataclasses import replace
from fractions import Fraction

from perfeval.reconcile.figures.figure import Figure, Kind
from perfeval.reconcile.judging.relation import Relation, Status, judged, plus
from perfeval.reconcile.judging.state import State
from perfeval.reconcile.relations.sources import alike

_FEWEST = 2
_REACH = 40


def check_whole_lists(state: State) -> None:
    """Judge the sums of parts whose printed shares make 100%, and shares of a table's totals."""
    shares = [r for r in state.relations if r.kind in ("share", "rate") and _plain(r)]
    shares.sort(key=lambda r: (r.printed.paragraph, r.printed.start))
    for whole, group in itertools.groupby(shares, key=lambda r: id(r.divisors[0][1])):
        same = [r for r in group if id(r.divisors[0][1]) == whole]
        shown = sum((r.printed.value for r in same), Fraction(0))
        slack = sum((r.printed.step for r in same), Fraction(0)) / 2
        if len(same) >= _FEWEST and abs(shown - 1) <= slack:
            _whole(state, same)
    _of_tables(state)


def _plain(relation: Relation) -> bool:
    one = len(relation.terms) == len(relation.divisors) == 1
    return one and relation.status is not Status.FAILS and relation.printed.scope != -1


def _whole(state: State, shares: list[Relation]) -> None:
    parts = [r.terms[0][1] for r in shares]
    if len({id(f) for f in parts}) < len(parts):
        return
    relation = judged("sum", shares[0].divisors[0][1], plus(parts))
    if relation is not None:
        state.add(replace(relation, firm=True))


def _of_tables(state: State) -> None:
    """“产业发展占61.93%” speaks of the total of the column 产业 in a table."""
    used = {id(f) for r in state.relations for f in r.figures()}
    for figures in state.prose:
        for rate in figures:
            if rate.kind is Kind.RATE and rate.decimals and id(rate) not in used:
                _of_columns(state, rate)


def _of_columns(state: State, rate: Figure) -> None:
    near = [f for f in state.grand if abs(f.paragraph - rate.paragraph) <= _REACH]
    for top in near:
        if not alike(rate.clause, top.label):
            continue
        for base in near:
            same_table = base is not top and base.paragraph == top.paragraph
            if not same_table or base.dimension != top.dimension:
                continue
            relation = judged("share", rate, plus([top]), plus([base]))
            if relation is not None and relation.status is Status.HOLDS:
                state.add(relation)
                return
