"""What is left after a rate was told: “支付率95%。结余5万元” is the whole less what was paid."""

from __future__ import annotations

import re

from perfeval.reconcile.figures.figure import Figure
from perfeval.reconcile.judging.relation import Relation, Status
from perfeval.reconcile.judging.state import State

_REST = re.compile(
    r"^(?:尚|还)?(?:剩余|结余|余额|结存|尚余|剩下|有|余)?(?:资金|指标|款项)?"
    r"(?:未(?:支付|支出|使用|执行|拨付|完成|发放|分配|整改|兑付))?(?:资金|的)?(?:为|共)?$"
)
_NAMED = re.compile("剩|余|结存|未")


def check_leftovers(state: State) -> None:
    """Look for amounts called 剩余 or 结余 behind a rate of two amounts."""
    judged = {id(r.printed) for r in state.relations if r.kind == "difference"}
    told = [r for r in state.relations if r.status is not Status.FAILS]
    rates = [r for r in told if r.kind in ("rate", "share")]
    for figures in state.prose:
        for figure in figures:
            if figure.usable and id(figure) not in judged and _is_rest(figure):
                _left(state, figure, rates)


def _is_rest(figure: Figure) -> bool:
    return bool(_REST.match(figure.before) and _NAMED.search(figure.before))


def _left(state: State, rest: Figure, rates: list[Relation]) -> None:
    here = [
        r
        for r in rates
        if len(r.terms) == len(r.divisors) == 1
        and r.printed.paragraph == rest.paragraph
        and r.printed.start < rest.start
        and rest.sentence - r.printed.sentence <= 1
        and r.terms[0][1].dimension == rest.dimension
        and r.divisors[0][1].value > r.terms[0][1].value
        and (r.kind == "rate" or r.printed.sentence == rest.sentence)
    ]
    if here:
        spent, whole = here[-1].terms[0][1], here[-1].divisors[0][1]
        reading = (rest, ((1, whole), (-1, spent)), ())
        sure = here[-1].kind == "rate"
        state.best("difference", [reading], reading if sure else None)
