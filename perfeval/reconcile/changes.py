"""Differences: adjustments, what is left, growth against an earlier time, complements."""

from __future__ import annotations

import re

from perfeval.reconcile.figure import Figure, Kind
from perfeval.reconcile.judge import Terms, plus
from perfeval.reconcile.rates import is_growth
from perfeval.reconcile.state import State

_CARRIED = re.compile("上年|以前年度|年度?结转|历年|年初结")
_RESULT = re.compile(r"实际|调整后|最终|变更后|[减增]后|后为|核定")
_DOWN = re.compile(r"下降|降低|减少|降幅|少")
_NEGATED = re.compile(r"未([一-鿿]{2,6})")
Reading = tuple[Figure, Terms, Terms]


def check_changes(state: State) -> None:
    """Look for the differences of every paragraph."""
    heads: list[Figure] = []
    for figures in state.prose:
        amounts = [f for f in figures if f.usable]
        for position, figure in enumerate(amounts):
            ahead = amounts[:position]
            if figure.tags & {"minus", "plus"}:
                _adjusted(state, figure, ahead, amounts[position + 1 :])
            elif "negated" in figure.tags and _complement(state, figure, [*heads, *ahead]):
                continue
            elif "remain" in figure.tags:
                _left_over(state, figure, ahead, heads)
            elif "change" in figure.tags:
                _compared(state, figure, ahead, amounts[position + 1 :], heads)
        for figure in figures:
            if figure.kind is Kind.RATE and is_growth(figure):
                _growth(state, figure, figures)
            elif figure.kind is Kind.POINTS:
                _points(state, figure, figures)
        heads += [f for f in amounts if state.is_head(f) and "change" not in f.tags]
        del heads[:-14]


def _adjusted(state: State, change: Figure, ahead: list[Figure], after: list[Figure]) -> None:
    """原下达 111，调减 40，实际 71."""
    sign = -1 if "minus" in change.tags else 1
    bases = [f for f in ahead if f.dimension == change.dimension and not f.tags & {"minus", "plus"}]
    later = [f for f in after if f.dimension == change.dimension]
    results = [f for f in later if not f.tags & {"minus", "plus"}][:2]
    more = [
        f for f in later if f.tags & {"minus", "plus"} and results and f.start < results[0].start
    ]
    signs = ((sign, change), *((-1 if "minus" in f.tags else 1, f) for f in more))
    bases.sort(key=lambda f: (not state.is_head(f), -f.start))
    readings: list[Reading] = [
        (result, ((1, base), *signs), ()) for result in results for base in bases[:8]
    ]
    sure = results and bases and _RESULT.search(results[0].clause)
    close = sure and results[0].sentence == change.sentence
    if state.best("difference", readings, readings[0] if close else None) is None and not results:
        state.pass_by(change, "no_result")


def _left_over(state: State, rest: Figure, ahead: list[Figure], heads: list[Figure]) -> None:
    """结余 = 到位 − 支出."""
    here = [f for f in ahead if f.dimension == rest.dimension]
    far = [f for f in heads if f.dimension == rest.dimension]
    spent = [f for f in reversed(here) if "spent" in f.tags and "remain" not in f.tags][:4]
    if not spent:
        spent = [f for f in reversed(far) if "spent" in f.tags and "remain" not in f.tags][:2]
    pool = [*reversed(here), *reversed(far)]
    readings: list[Reading] = [
        (rest, ((1, whole), (-1, part)), ())
        for part in spent
        for whole in pool
        if whole is not part
    ]
    same = [f for f in here if f.sentence == rest.sentence]
    used = [f for f in same if "spent" in f.tags and "remain" not in f.tags]
    got = [f for f in same if f not in used and "received" in f.tags and state.is_head(f)]
    default: Reading | None = None
    income = _CARRIED.search(rest.before)
    carried = [f for f in same if _CARRIED.search(f.before) and f not in used]
    got = [f for f in got if f not in carried]
    for whole in got:
        for part in used:
            terms = ((1, whole), *plus(carried), (-1, part))
            readings.append((rest, terms, ()))
    if len(used) == 1 and len(got) == 1 and not income:
        default = (rest, ((1, got[0]), *plus(carried), (-1, used[0])), ())
    if state.best("difference", readings, default) is None:
        state.pass_by(rest, "no_terms")


def _complement(state: State, rest: Figure, ahead: list[Figure]) -> bool:
    """统筹 and 未统筹 make up the whole that was named before them."""
    found = _NEGATED.search(rest.before)
    if found is None:
        return False
    stem = found.group(1)[:2]
    same = [f for f in ahead if f.dimension == rest.dimension]
    others = [f for f in reversed(same) if stem in f.before and f"未{stem}" not in f.before]
    others = [f for f in others if state.is_head(f)]
    if not others:
        return False
    part = others[0]
    earlier = [f for f in same if same.index(f) < same.index(part) and state.is_head(f)]
    wholes = [f for f in reversed(earlier) if "spent" not in f.tags or stem in f.before]
    later = [f for f in same if same.index(f) > same.index(part)]
    readings: list[Reading] = [
        (rest, ((1, whole), (-1, part)), ()) for whole in [*wholes, *later] if whole is not part
    ]
    default = readings[0] if wholes and _sure_whole(state, wholes[0]) else None
    return state.best("difference", readings, default) is not None


def _sure_whole(state: State, whole: Figure) -> bool:
    return id(whole) in state.totals and whole.kind is Kind.MONEY


def _compared(
    state: State, change: Figure, ahead: list[Figure], after: list[Figure], heads: list[Figure]
) -> None:
    """比上年的 90 增加 10, where both years' amounts are printed."""
    pool = [f for f in [*ahead[-6:], *after[:3]] if f.dimension == change.dimension]
    sign = -1 if _DOWN.search(change.before) else 1
    previous = [f for f in pool if "previous" in f.tags and "change" not in f.tags]
    current = [f for f in pool if f not in previous and "change" not in f.tags]
    readings: list[Reading] = [
        (change, ((sign, now), (-sign, then)), ()) for now in reversed(current) for then in previous
    ]
    close = [r for r in readings if all(f.sentence == change.sentence for _, f in r[1])]
    if len(close) > 1:
        close = [r for r in close if all(f.segment == change.segment for _, f in r[1])]
    said = [*heads[-6:], *ahead]
    readings += [
        (change, ((sign, now), (-sign, then)), ())
        for now in reversed(said)
        for then in previous
        if now.dimension == change.dimension and "change" not in now.tags and now is not then
    ]
    state.best("difference", readings, close[0] if len(close) == 1 else None)


def _growth(state: State, rate: Figure, figures: list[Figure]) -> None:
    pool = [f for f in figures if f.usable and abs(f.sentence - rate.sentence) <= 1]
    pool = [f for f in pool if f.start < rate.start or f.sentence == rate.sentence][-8:]
    down = -1 if _DOWN.search(rate.before) else 1
    steps = [f for f in pool if "change" in f.tags]
    then = [f for f in pool if "previous" in f.tags and "change" not in f.tags]
    now = [f for f in pool if f not in then and f not in steps][::-1]
    readings: list[Reading] = []
    for step in reversed(steps):
        readings += [
            (rate, plus([step]), ((1, n), (-down, step)))
            for n in now
            if n.dimension == step.dimension
        ]
        readings += [(rate, plus([step]), plus([t])) for t in then if t.dimension == step.dimension]
    for past in then:
        readings += [
            (rate, ((down, n), (-down, past)), plus([past]))
            for n in now
            if n.dimension == past.dimension
        ]
    near = [r for r in readings if all(f.sentence == rate.sentence for _, f in (*r[1], *r[2]))]
    default = near[0] if len(near) == 1 else None
    if state.best("growth", readings, default) is None:
        state.pass_by(rate, "no_previous")


def _points(state: State, points: Figure, figures: list[Figure]) -> None:
    """98.28% less 96.18% is 2.1个百分点."""
    rates = [f for f in figures if f.kind is Kind.RATE and f.sentence == points.sentence]
    rates = [f for f in rates if not is_growth(f)]
    pairs = [(a, b) for a in rates for b in rates if a is not b]
    readings: list[Reading] = [(points, ((1, a), (-1, b)), ()) for a, b in pairs]
    default = None
    if len(rates) == 2:
        high, low = sorted(rates, key=lambda f: -f.value)
        default = (points, ((1, high), (-1, low)), ())
    if state.best("difference", readings, default) is None:
        state.pass_by(points, "no_terms")
