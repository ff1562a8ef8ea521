"""Differences: adjustments, what is left, change against an earlier time, complements."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from perfeval.reconcile.figures.clauses import is_plain, role, year_of
from perfeval.reconcile.figures.figure import Figure, Kind
from perfeval.reconcile.judging.relation import Terms, holds, judged, plus
from perfeval.reconcile.judging.state import State
from perfeval.reconcile.relations.sources import alike

_CARRIED = re.compile("上年|以前年度|年度?结转|历年|年初结")
_AT_THE_END = re.compile("滚存|累计结[余转]|历年|[年期]末结[余转]")
"""What was left of all years is not this year's income less its spending."""
_MOST_TOLD = 40
_A_PAIR = 2
_SIDES = ("收入[^，。；]{0,4}(?:合计|总计)", "支出[^，。；]{0,4}(?:合计|总计)")
_THAN = re.compile("比([一-鿿]{2,6}?)(?:减?少|增?多|增加|减少|增长|下降)")
_SAVED = re.compile("节约|节省|差异|差额")
_RESULT = re.compile(r"实际|调整后|最终|变更后|[减增]后|后为|核定")
_DOWN = re.compile(r"下降|降低|减|降幅|少|回落")
_NEGATED = re.compile(r"未([一-鿿]{2,6})")
Reading = tuple[Figure, Terms, Terms]


def check_changes(state: State) -> None:
    """Look for the differences of every paragraph."""
    heads: list[Figure] = []
    told: list[Figure] = []
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
            elif _SAVED.search(figure.before):
                _saved(state, figure, ahead)
            elif "change" in figure.tags:
                around = (ahead, amounts[position + 1 :])
                _compared(state, figure, around, heads, [*told, *ahead])
        heads += [f for f in amounts if state.is_head(f) and "change" not in f.tags]
        del heads[:-14]
        told = [*told, *(f for f in amounts if is_plain(f))][-_MOST_TOLD:]
    _against_the_way(state)


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


def _against_the_way(state: State) -> None:
    """A part that rises when its whole was only reduced is told: one of the two is wrong."""
    sums = {id(r.printed): r for r in state.relations if r.kind == "sum" and holds(r)}
    for change in [r for r in state.relations if r.kind == "difference" and holds(r)]:
        moves = [figure for _, figure in change.terms[1:] if figure.tags & {"minus", "plus"}]
        whole, result = sums.get(id(change.terms[0][1])), sums.get(id(change.printed))
        if not moves or len(moves) < len(change.terms) - 1 or not whole or not result:
            continue
        before = {figure.label: figure for _, figure in whole.terms}
        ways = {"minus" in figure.tags for figure in moves}
        for _, after in result.terms:
            first = before.get(after.label)
            risen = after.value - first.value if first is not None else 0
            if first is not None and len(ways) == 1 and (risen > 0) in ways and risen:
                wrong = judged("same", after, plus([first]))
                if wrong is not None:
                    state.add(replace(wrong, firm=True))


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
    income = _CARRIED.search(rest.before) or _AT_THE_END.search(rest.before)
    carried = [f for f in same if _CARRIED.search(f.before) and f not in used]
    got = [f for f in got if f not in carried]
    for whole in got:
        for part in used:
            terms = ((1, whole), *plus(carried), (-1, part))
            readings.append((rest, terms, ()))
    row = [f for f in same if f.segment == rest.segment and f.scope == rest.scope]
    if in_all := _of_all(rest, row, heads):
        readings.append(in_all)
        default = in_all
    plain = len(row) == 2 and all(map(is_plain, row)) and rest.value <= row[0].value
    if plain and role(row[0]) != "spent" and row[1] in used and not income:
        default = (rest, ((1, row[0]), (-1, row[1])), ())
    elif len(used) == 1 and len(got) == 1 and not income:
        default = (rest, ((1, got[0]), *plus(carried), (-1, used[0])), ())
    if state.best("difference", readings, default) is None:
        state.pass_by(rest, "no_terms")


def _of_all(rest: Figure, row: list[Figure], heads: list[Figure]) -> Reading | None:
    """收入, 上年结余 and 支出 in a row, or the totals of 收入 and 支出 before 收支相抵."""
    available = [f for f in row if "可用" in f.before]
    used = [f for f in row if role(f) == "spent"]
    if len(available) == 1 and len(used) == 1 and available[0].start < used[0].start:
        return (rest, ((1, available[0]), (-1, used[0])), ())
    carried = [f for f in row if _CARRIED.search(f.before)]
    if carried and used and len(row) > _A_PAIR and all(map(_plain_or_carried, row)):
        return (rest, tuple((-1 if f in used else 1, f) for f in row), ())
    if "相抵" in rest.quotation and not row:
        sides = [[f for f in heads if re.search(side, f.before)] for side in _SIDES]
        near = all(sides) and rest.paragraph - sides[1][-1].paragraph <= 1
        if near and sides[0][-1].dimension == rest.dimension:
            return (rest, ((1, sides[0][-1]), (-1, sides[1][-1])), ())
    return None


def _plain_or_carried(figure: Figure) -> bool:
    return is_plain(figure) or bool(_CARRIED.search(figure.before))


def _saved(state: State, saved: Figure, ahead: list[Figure]) -> None:
    """预算 100，实际采购 95，节约 5: one plain amount less another, both before it."""
    plain = [f for f in ahead if is_plain(f) and f.dimension == saved.dimension]
    plain = [f for f in plain if not _SAVED.search(f.before)]
    heads = [f for f in plain if state.is_head(f)]
    readings: list[Reading] = [
        (saved, ((1, whole), (-1, part)), ())
        for pool in (heads[-4:], plain[-4:])
        for part in reversed(pool)
        for whole in reversed(pool)
        if whole.value > part.value
    ]
    here = [f for f in plain if (f.sentence, f.segment) == (saved.sentence, saved.segment)]
    pair = here if len(here) == 2 else (heads if len(heads) == 2 else [])
    pair = sorted(pair, key=lambda f: -f.value)
    sure = (saved, ((1, pair[0]), (-1, pair[1])), ()) if pair else None
    state.best("difference", readings, sure)


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
    state: State,
    change: Figure,
    around: tuple[list[Figure], list[Figure]],
    heads: list[Figure],
    told: list[Figure],
) -> None:
    """比上年的 90 增加 10, where both years' amounts are printed."""
    ahead, after = around
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
    said = [*heads[-10:], *ahead]
    readings += [
        (change, ((sign, now), (-sign, then)), ())
        for now in reversed(said)
        for then in previous
        if now.dimension == change.dimension and "change" not in now.tags and now is not then
    ]
    readings += _than(change, sign, ahead)
    of_years = _years(change, sign, told)
    same_name = [r for r in of_years if r[1][0][1].label == r[1][1][1].label]
    same_name = [r for r in same_name if r[1][0][1].label in change.before]
    sure = close[0] if len(close) == 1 else None
    both = [r for r in of_years if all(year_of(f) in change.before for _, f in r[1])]
    if len(both) == 1 and len(of_years) == 1:
        sure = both[0]
    if not previous and not sure and (than := _than(change, sign, ahead)):
        sure = than[0]
    if not previous and len(same_name) == 1:
        sure = same_name[0]
    state.best("difference", [*readings, *of_years], sure)


def _than(change: Figure, sign: int, ahead: list[Figure]) -> list[Reading]:
    """“预算44.52万元，决算22.62万元，比预算少21.90万元” names what it compares with."""
    found = _THAN.search(change.before)
    plain = [f for f in ahead if is_plain(f) and f.dimension == change.dimension]
    base = [f for f in plain if found and found.group(1) in f.before]
    others = [f for f in plain if base and f is not base[-1]]
    return [(change, ((sign, others[-1]), (-sign, base[-1])), ())] if others else []


def _years(change: Figure, sign: int, told: list[Figure]) -> list[Reading]:
    """“2022年预算比2021年决算增加”, “接待费减少”: two amounts told before under these names."""
    named = [f for f in told if f.dimension == change.dimension and is_plain(f)]
    named = [f for f in named if f is not change and alike(change.clause, f.clause)]
    return [
        (change, ((sign, now), (-sign, then)), ())
        for now, then in itertools.permutations(named, 2)
        if (later := year_of(now)) and (earlier := year_of(then)) and later > earlier
        if alike(now.clause, then.clause)
    ]
