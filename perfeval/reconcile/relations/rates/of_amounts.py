"""Rates and shares: “支付率98.28%” with the amounts it is made of, wherever they stand."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from perfeval.reconcile.figures.clauses import beside, is_plain, role
from perfeval.reconcile.figures.figure import Figure, Kind
from perfeval.reconcile.judging.relation import Terms, holds, judged, plus
from perfeval.reconcile.judging.state import State
from perfeval.reconcile.relations.changes.growth import is_growth
from perfeval.reconcile.relations.rates.bases import (
    OF_FUNDS,
    bases,
    batches,
    can_be_whole,
    comparable,
    matched,
    namesakes,
    pooled,
)
from perfeval.reconcile.relations.rates.rest import rest_readings
from perfeval.reconcile.relations.rates.shares import check_share
from perfeval.reconcile.relations.rates.targets import over_target
from perfeval.reconcile.relations.sources import alike

_RATE_WORD = re.compile(
    r"率|进度|比例|比重|满意度|占|达到?|完成|执行|支付|使用|拨付|到位|发放|落实"
)
_SHARE = re.compile(r"占")
_OF = re.compile("(预算|任务|计划|目标|指标|安排|下达|到位)数?的$")
_SHOULD = re.compile("计划|任务|目标|应")
_SAID = r"(?:数|总?投资|总?额|安排|任务|资金|为|是|共|\s)*$"
_MOST_HEADS = 14
_MOST_RECENT = 40
Reading = tuple[Figure, Terms, Terms]


def check_rates(state: State) -> None:
    """Look for the amounts behind every rate that is not a growth."""
    heads: list[Figure] = []
    recent: list[Figure] = []
    for figures in state.prose:
        for position, figure in enumerate(figures):
            if figure.kind is Kind.RATE and not is_growth(figure):
                around = figures[:position], figures[position + 1 :]
                _rate(state, figure, around, heads, recent)
        recent = [*recent, *(f for f in figures if f.usable)][-_MOST_RECENT:]
        heads += [f for f in figures if f.usable and state.is_head(f) and "change" not in f.tags]
        del heads[:-_MOST_HEADS]


def _rate(
    state: State,
    rate: Figure,
    around: tuple[list[Figure], list[Figure]],
    heads: list[Figure],
    recent: list[Figure],
) -> None:
    before, after = around
    ahead = [f for f in before if f.usable and "each" not in f.tags]
    if over_target(state, rate, [*heads, *ahead]) or _of_whole(state, rate, ahead, after):
        return
    close = bool(rate.scope) and bool(ahead) and ahead[-1].end + 2 >= rate.opener > 0
    if not close and not _RATE_WORD.search(rate.clause + rate.after[:4]):
        state.pass_by(rate, "not_a_relation")
        return
    same = [f for f in ahead if f.sentence == rate.sentence or f.scope != rate.scope]
    following = [f for f in after if f.usable and f.sentence == rate.sentence][:2]
    if _SHARE.search(rate.clause):
        check_share(state, rate, same, following, [*heads, *ahead])
        return
    if rate.value == 1:
        _whole(state, rate, [f for f in ahead if f.scope == rate.scope][-6:], heads)
        return
    pair = _pair(rate, same)
    if pair is not None:
        others = rest_readings(rate, [*same, *following])[0]
        state.best("rate", [pair, *others], pair)
        return
    near = same[::-1][:4] + following or ahead[-3:][::-1] or heads[-3:][::-1]
    if not near:
        state.pass_by(rate, "no_numerator")
        return
    pairs: Iterator[Reading] = (
        (rate, plus([top]), plus([base]))
        for top in near
        for base in [*bases(rate, top, ahead, heads), *namesakes(top, recent)]
    )
    rests, sure, left = rest_readings(rate, [*same, *following])
    readings = itertools.chain(pairs, rests, batches(rate, near, [*heads, *ahead]))
    default = sure[0] if len(sure) == 1 else None
    if default is None and not (left and sure):
        default = _default(state, rate, same, ahead, heads, close=close)
    if rate.decimals and default is None:
        readings = itertools.chain(readings, pooled(rate, ahead[-8:]))
    relation = state.best("rate", readings, default)
    if relation is None:
        if matched(rate, near[0]):
            state.pass_by(rate, "no_denominator")
        else:
            state.pass_by(rate, "no_numerator")


def _pair(rate: Figure, same: list[Figure]) -> Reading | None:
    """Give the pair that a rate closes: “甲县到位4200万元，支出3150万元，支出率75%”."""
    here = [f for f in same if beside(f, rate)][-3:]
    if len(here) < 2 or here[-1].dimension != here[-2].dimension:
        return None
    base, top = here[-2:]
    told = is_plain(base) and is_plain(top) and role(base) == "got" and matched(rate, top)
    if not told or (len(here) > 2 and here[0].dimension == top.dimension):
        return None
    return (rate, plus([top]), plus([base])) if can_be_whole(rate, top, base) else None


def _of_whole(state: State, rate: Figure, ahead: list[Figure], after: list[Figure]) -> bool:
    """“完成任务 200 人的 103%” has its whole before it, “为预算的 103%” names it."""
    if not rate.before.endswith("的"):
        return False
    same = [f for f in ahead if (f.sentence, f.scope) == (rate.sentence, rate.scope)]
    if rate.before == "的" and len(same) > 1 and same[-1].after == "的":
        tops = [f for f in same[:-1] if comparable(f, same[-1])]
        readings: list[Reading] = [(rate, plus([top]), plus([same[-1]])) for top in tops[::-1]]
        sure = readings[0] if len(readings) == 1 else None
        return bool(readings) and state.best("rate", readings, sure) is not None
    named = _OF.search(rate.before)
    if named is None or not same:
        return False
    called = [f for f in [*ahead, *after] if named.group(1) in f.before and f is not same[-1]]
    readings = [
        (rate, plus([top]), plus([base]))
        for top in same[::-1]
        for base in called
        if base.dimension == top.dimension and base is not top
    ]
    own = next((f for f in reversed(same) if is_plain(f) and f not in called), None)
    said = re.compile(named.group(1) + _SAID)
    called = [f for f in called if said.search(f.before)]
    alone = len(called) == 1 and own is not None and own.dimension == called[0].dimension
    sure = (rate, plus([own]), plus(called)) if alone and own is not None else None
    return state.best("rate", readings, sure) is not None


def _default(
    state: State,
    rate: Figure,
    same: list[Figure],
    ahead: list[Figure],
    heads: list[Figure],
    *,
    close: bool,
) -> Reading | None:
    """Give the reading to report as wrong: name and amount match, and a whole stands before."""
    if rate.kind is not Kind.RATE:
        return None
    own = [f for f in same if f.sentence == rate.sentence and f.scope == rate.scope]
    top = _top(rate, same, own)
    if close and (top is None or not matched(rate, top)):
        top = ahead[-1]
    if top is None or sum(f.start > top.start and f.usable for f in same) > 1:
        return None
    pool = [f for f in ahead if f.dimension == top.dimension and f is not top]
    wholes = [f for f in pool if state.is_head(f) or beside(f, rate)]
    wholes = [f for f in wholes if not f.tags & {"change", "minus", "remain"}]
    wholes = [f for f in wholes if can_be_whole(rate, top, f)]
    here = [f for f in wholes if f.sentence == rate.sentence]
    pair = len(own) == 2 and own[1] is top and can_be_whole(rate, top, own[0])
    if pair and own[0].dimension == top.dimension and "spent" not in own[0].tags:
        here = own[:1]
    here.sort(key=lambda f: (f.segment != rate.segment, not _SHOULD.search(f.before), f.start))
    far = [f for f in heads if can_be_whole(rate, top, f)]
    known = [f for f in (*far, *wholes) if id(f) in state.totals or "received" in f.tags]
    known = [f for f in known if f.dimension == top.dimension]
    if len({f.value for f in known}) > 1:  # which of them is meant, its name must say
        known = [f for f in known if f.paragraph == rate.paragraph or _named_alike(f, top, rate)]
    for group in (here, known[::-1]):
        chosen = next((f for f in group if f.dimension == top.dimension and f is not top), None)
        if chosen is not None:
            return (rate, plus([top]), plus([chosen]))
    return None


def _named_alike(base: Figure, top: Figure, rate: Figure) -> bool:
    return alike(base.clause + base.label, top.clause + rate.clause)


def _top(rate: Figure, same: list[Figure], own: list[Figure]) -> Figure | None:
    """Give the amount that a rate tells: the nearest that is called as the rate is."""
    called = [f for f in reversed(same) if matched(rate, f) and role(f) != "rest"]
    if called:
        return called[0]
    several = len(own) > 1 and any(f.dimension == own[-1].dimension for f in own[:-1])
    return own[-1] if several and OF_FUNDS.search(rate.before) else None


def _whole(state: State, rate: Figure, same: list[Figure], heads: list[Figure]) -> None:
    """100% needs two equal amounts, one of them beside it; else it is said, not shown."""
    for top in same[::-1][:2]:
        for base in [*same, *reversed(heads)]:
            equal = base is not top and base.dimension == top.dimension
            relation = judged("rate", rate, plus([top]), plus([base])) if equal else None
            near = top.sentence == base.sentence == rate.sentence or matched(rate, top)
            if relation is not None and holds(relation) and near:
                state.add(relation)
                return
    planned = [f for f in same if _SHOULD.search(f.before) or role(f) == "got"]
    here = [f for f in same if (f.sentence, f.segment) == (rate.sentence, rate.segment)]
    here = [f for f in here if f.dimension == here[-1].dimension]
    two = len(here) == 2 and here[0].dimension == here[1].dimension
    if two and matched(rate, here[1]) and here[0] in planned:
        reading = (rate, plus(here[1:]), plus(here[:1]))
        sure = reading if can_be_whole(rate, here[1], here[0]) else None
        if state.best("rate", [reading], sure) is not None:
            return
    state.pass_by(rate, "no_numerator")
