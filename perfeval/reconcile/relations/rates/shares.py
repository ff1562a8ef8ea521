"""Shares: “占总额66.24%”, with the part before it and the whole that the words name."""

from __future__ import annotations

import re

from perfeval.reconcile.figures.clauses import apart, is_plain
from perfeval.reconcile.figures.figure import Figure, Kind
from perfeval.reconcile.judging.relation import Terms, holds, plus
from perfeval.reconcile.judging.state import State
from perfeval.reconcile.relations.rates.bases import SAME_STEMS

_WHOLE = re.compile(
    r"占(?:全部|全县|全年|已|总)?([一-鿿]{2})(?:的)?(?:总额|总量|总数|资金总额|总)的?$"
)
_OF_WHAT = re.compile(r"占(?:到|了)?([一-鿿]{2,16}?)(?:的比重|的比例|比重|比例|的)?(?:约|为|达)?$")
_GENERAL = re.compile(r"全[部县市省区州年国]|总[额量数]?|金额|资金|合计|已|的|本年|年度")
_UNPRINTED = re.compile("占[^，。；]{0,8}(?:预算|计划|任务|目标)(?:数|的)*$")
"""“占调整预算 105%”: the budget often stands in another document."""
_FEWEST_WORDS = 2
Reading = tuple[Figure, Terms, Terms]


def check_share(
    state: State,
    rate: Figure,
    same: list[Figure],
    following: list[Figure],
    wholes: list[Figure],
) -> None:
    """“占总额66.24%”: the part is the amount before it, or the items that the sentence names."""
    same = [f for f in same if "change" not in f.tags] or same
    named = _named(rate, wholes)
    whole = _spoken_whole(state, rate, wholes, following)
    tops: list[list[Figure]] = [[f] for f in same[::-1][:4]] + ([named] if len(named) > 1 else [])
    bases = [*wholes, *following][::-1]
    readings: list[Reading] = []
    for top in tops:
        readings += [
            (rate, plus(top), plus([base]))
            for base in bases
            if base.dimension == top[0].dimension and all(base is not t for t in top)
        ]
    default = _sure(state, rate, same, named, (whole, wholes, following))
    if state.best("share", readings, default) is None:
        state.pass_by(rate, "no_numerator" if not tops else "no_denominator")


def _sure(
    state: State,
    rate: Figure,
    same: list[Figure],
    named: list[Figure],
    wholes: tuple[Figure | None, list[Figure], list[Figure]],
) -> Reading | None:
    """Give the share to report when no reading holds."""
    spoken, ahead, following = wholes
    inner = [f for f in same if "占" in rate.clause and f.start > rate.start - len(rate.clause)]
    if not same:
        return None
    top = same[-1]
    called = _called(rate, top, ahead)
    if called is None and _UNPRINTED.search(rate.clause):
        return None
    if spoken is not None and spoken is not top:
        return (rate, plus([top]), plus([spoken]))
    if not inner and (beside := _sibling(state, rate, top)) is not None:
        return beside
    if inner and len(same) > 1 and same[-2].dimension == inner[-1].dimension:
        return (rate, plus([same[-2]]), plus([inner[-1]]))
    if not inner and not any(f.segment == rate.segment for f in following):
        whole = called or _whole_of_part(top, same)
        if whole is not None:
            return (rate, plus([top]), plus([whole]))
    alike = [f for f in same if f.sentence == rate.sentence and f.dimension == top.dimension]
    if not _OF_WHAT.search(rate.clause) and len(alike) == 2 and all(map(is_plain, alike)):
        return (rate, plus([top]), plus([alike[0]]))
    if top.end + 12 > rate.start and state.totals:
        return _share_of_total(state, rate, top)
    if len(named) > 1:
        total = next((f for f in [*ahead, *following][::-1] if id(f) in state.totals), None)
        return (rate, plus(named), plus([total])) if total is not None else None
    return None


def _called(rate: Figure, top: Figure, ahead: list[Figure]) -> Figure | None:
    """“占地方财政收入的 66.19%” names its whole: the nearest amount that is called so."""
    found = _OF_WHAT.search(rate.clause)
    words = _pairs(_GENERAL.sub("", found.group(1))) if found else set()
    if not words:
        return None
    if len(words) < _FEWEST_WORDS:  # a single word must be in one amount only
        said = [f for f in ahead if words <= _pairs(f.clause) and f.dimension == top.dimension]
        others = {f.value: f for f in said if f is not top and not apart(f, top)}
        return next(iter(others.values())) if len(others) == 1 else None
    near: tuple[int, Figure | None] = (0, None)
    for figure in ahead:
        if figure is top or figure.dimension != top.dimension:
            continue
        common = len(words & _pairs(_GENERAL.sub("", figure.clause + figure.label)))
        if common * 2 >= len(words) and common >= near[0] and not apart(figure, top):
            near = (common, figure)
    return near[1]


def _whole_of_part(top: Figure, same: list[Figure]) -> Figure | None:
    """“支出98240万元，其中民生80242万元，占…” has its whole before 其中."""
    if "其中" not in top.clause:
        return None
    before = [f for f in same[:-1] if f.sentence == top.sentence and is_plain(f)]
    return before[-1] if before and before[-1].dimension == top.dimension else None


def _pairs(text: str) -> set[str]:
    return {text[n : n + 2] for n in range(len(text) - 1)}


def _spoken_whole(
    state: State, rate: Figure, wholes: list[Figure], following: list[Figure]
) -> Figure | None:
    """“占支出总额的 62%” names what it is a share of: the one amount before that is called so."""
    found = _WHOLE.search(rate.clause)
    if found is None or following:
        return None
    group = next((g for g in SAME_STEMS if found.group(1) in g), {found.group(1)})
    called = [f for f in wholes if any(word in f.before for word in group)]
    called = [f for f in called if state.is_head(f) and f.kind is Kind.MONEY]
    largest = max(called, key=lambda f: f.value, default=None)
    return largest if largest is not None and largest is not wholes[-1] else None


def _sibling(state: State, rate: Figure, top: Figure) -> Reading | None:
    """Give the share of what the share beside it in the same sentence is a share of."""
    for relation in reversed(state.relations):
        other = relation.printed
        beside = (other.paragraph, other.sentence) == (rate.paragraph, rate.sentence)
        kind = relation.kind in ("share", "rate") and len(relation.divisors) == 1
        if kind and beside and holds(relation) and other is not rate:
            whole = relation.divisors[0][1]
            if whole.dimension == top.dimension and whole is not top:
                return (rate, plus([top]), plus([whole]))
    return None


def _share_of_total(state: State, rate: Figure, top: Figure) -> Reading | None:
    """Give the share of a part in the sum that it is a part of."""
    for relation in reversed(state.relations):
        if relation.kind == "sum" and any(f is top for _, f in relation.terms):
            return (rate, plus([top]), plus([relation.printed]))
    return None


def _named(rate: Figure, wholes: list[Figure]) -> list[Figure]:
    """Give the earlier parts whose names the sentence of a share repeats."""
    said = rate.quotation
    found: dict[str, Figure] = {}
    for figure in wholes:
        if len(figure.label) > 1 and figure.label in said and figure.quotation != said:
            found[figure.label] = figure
    return list(found.values())
