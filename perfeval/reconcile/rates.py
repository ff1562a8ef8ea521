"""Rates and shares: “支付率98.28%” with the amounts it is made of, wherever they stand."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from perfeval.reconcile.figure import Figure, Kind
from perfeval.reconcile.judge import Terms, holds, judged, plus
from perfeval.reconcile.sources import alike
from perfeval.reconcile.state import State
from perfeval.reconcile.targets import over_target

_RATE_WORD = re.compile(r"率|进度|比例|比重|占|达到?|完成|执行|支付|使用|拨付|到位|发放|落实")
_GROWTH = re.compile(r"增长|增幅|增速|提高|上升|下降|降低|降幅|减少|增加|同比|环比|涨")
_LEVEL = re.compile("(?:提高|上升|下降|降低|降|升|增加|减少|增长)(?:到|至|为)$")
"""“由 87% 提高到 89%” tells levels, not by how much."""
_SHARE = re.compile(r"占")
_WHOLE = re.compile(
    r"占(?:全部|全县|全年|已|总)?([一-鿿]{2})(?:的)?(?:总额|总量|总数|资金总额|总)的?$"
)
_STEM = re.compile(r"([一-鿿]{2,4}?)(?:完成)?(?:率|进度|比例)")
SAME_STEMS = (
    frozenset({"支付", "支出", "拨付", "执行", "使用", "核拨", "兑付", "报账"}),
    frozenset({"完成", "竣工", "完工", "验收", "达标", "合格"}),
    frozenset({"分配", "下达", "分解", "安排", "到位"}),
    frozenset({"发放", "兑现", "兑付"}),
)
_OF_FUNDS = re.compile(
    "(?:支付|支出|拨付|执行|使用|核拨|兑付|报账|完成|竣工|完工|开工|到位|分配|整合|发放|下达)(?:率|进度|比例)"
)
_OF = re.compile("(预算|任务|计划|目标|指标|安排|下达|到位)数?的$")
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


def is_growth(figure: Figure) -> bool:
    """Whether a rate tells a change against an earlier time."""
    grown = bool(_GROWTH.search(figure.before)) and not re.search("率|进度", figure.before)
    return grown and not _LEVEL.search(figure.before)


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
    beside = bool(rate.scope) and bool(ahead) and ahead[-1].end + 2 >= rate.opener > 0
    if not beside and not _RATE_WORD.search(rate.clause + rate.after[:4]):
        state.pass_by(rate, "not_a_relation")
        return
    same = [f for f in ahead if f.sentence == rate.sentence or f.scope != rate.scope]
    following = [f for f in after if f.usable and f.sentence == rate.sentence][:2]
    if _SHARE.search(rate.clause):
        _share(state, rate, same, following, [*heads, *ahead])
        return
    if rate.value == 1:
        _whole(state, rate, [f for f in ahead if f.scope == rate.scope][-6:], heads)
        return
    near = same[::-1][:4] + following or ahead[-3:][::-1] or heads[-3:][::-1]
    if not near:
        state.pass_by(rate, "no_numerator")
        return
    readings: Iterator[Reading] = (
        (rate, plus([top]), plus([base]))
        for top in near
        for base in [*_bases(rate, top, ahead, heads), *_namesakes(top, recent)]
    )
    default = _default(state, rate, same, ahead, heads, beside=beside)
    if rate.decimals and default is None:
        readings = itertools.chain(readings, _pooled(rate, ahead[-8:]))
    relation = state.best("rate", readings, default)
    if relation is None:
        if _matched(rate, near[0]):
            state.pass_by(rate, "no_denominator")
        else:
            state.pass_by(rate, "no_numerator")


def _of_whole(state: State, rate: Figure, ahead: list[Figure], after: list[Figure]) -> bool:
    """“完成任务 200 人的 103%” has its whole before it, “为预算的 103%” names it."""
    if not rate.before.endswith("的"):
        return False
    same = [f for f in ahead if (f.sentence, f.scope) == (rate.sentence, rate.scope)]
    if rate.before == "的" and len(same) > 1 and same[-1].after == "的":
        tops = [f for f in same[:-1] if _comparable(f, same[-1])]
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
    return state.best("rate", readings, None) is not None


def _pooled(rate: Figure, ahead: list[Figure]) -> Iterator[Reading]:
    """Two amounts together over one, or one over two together."""
    for pair in itertools.combinations(ahead, 2):
        if pair[0].dimension != pair[1].dimension:
            continue
        for other in ahead:
            if other.dimension == pair[0].dimension and all(other is not f for f in pair):
                yield rate, plus(pair), plus([other])
                yield rate, plus([other]), plus(pair)


def _bases(rate: Figure, top: Figure, ahead: list[Figure], heads: list[Figure]) -> list[Figure]:
    """Give the possible denominators, nearest first; a coarse rate looks less far."""
    here = [f for f in reversed(ahead) if f is not top and _comparable(f, top)]
    far = [f for f in reversed(heads) if f.dimension == top.dimension]
    sure = [f for f in far if rate.decimals or f.tags & {"received", "total"}]
    return [*here[:12], *(sure or far[:3])]


def _namesakes(top: Figure, recent: list[Figure]) -> list[Figure]:
    """Give earlier amounts of the same thing: 新建 16 for 新建完工 12, though 16 was a part."""
    return [
        f
        for f in reversed(recent)
        if f.dimension == top.dimension and alike(f.before, top.before) and f.value > top.value
    ]


def _comparable(left: Figure, right: Figure) -> bool:
    """Whether one can be a part of the other: persons of persons or of attendances."""
    return left.dimension == right.dimension or {left.unit, right.unit} == {"人", "人次"}


def _matched(rate: Figure, top: Figure) -> bool:
    """Whether the rate's name speaks of what the amount is: 支付率 of 已支付, 执行率 of 支出."""
    found = _STEM.search(rate.before)
    if found is None:
        return False
    stem = found.group(1)[-2:]
    around = f"{top.clause[-30:]}{top.before}{top.after[:10]}"
    if stem in around:
        return True
    return any(stem in group and any(w in around for w in group) for group in SAME_STEMS)


def _is_part(rate: Figure, figure: Figure) -> bool:
    """Whether an amount is called as the rate is: 完工 12 is no whole of a 完工率."""
    found = _STEM.search(rate.before)
    return found is not None and found.group(1)[-2:] in figure.before


def _default(
    state: State,
    rate: Figure,
    same: list[Figure],
    ahead: list[Figure],
    heads: list[Figure],
    *,
    beside: bool,
) -> Reading | None:
    """Give the reading to report as wrong: name and amount match, and a whole stands before."""
    matched = [f for f in reversed(same) if _matched(rate, f)]
    own = [f for f in same if f.sentence == rate.sentence and f.scope == rate.scope]
    pair = len(own) == 2 and own[0].dimension == own[1].dimension
    if beside and not matched:
        matched = ahead[-1:]
    alike = len(own) > 1 and any(f.dimension == own[-1].dimension for f in own[:-1])
    if not matched and (pair or alike) and _OF_FUNDS.search(rate.before):
        matched = own[-1:]
    if not matched or rate.kind is not Kind.RATE:
        return None
    top = matched[0]
    between = [f for f in same if f.start > top.start and f.usable]
    if len(between) > 1:
        return None
    bases = [f for f in ahead if f.dimension == top.dimension and f is not top]
    wholes = [f for f in bases if state.is_head(f) and not f.tags & {"change", "minus", "remain"}]
    wholes = [f for f in wholes if not _is_part(rate, f)]
    here = [f for f in wholes if f.sentence == rate.sentence]
    if pair and own[1] is top and "spent" not in own[0].tags and not _is_part(rate, own[0]):
        here = own[:1]
    known = [f for f in (*heads, *wholes) if id(f) in state.totals or "received" in f.tags]
    for group in (here, known[::-1]):
        chosen = next((f for f in group if f.dimension == top.dimension and f is not top), None)
        if chosen is not None:
            return (rate, plus([top]), plus([chosen]))
    return None


def _whole(state: State, rate: Figure, same: list[Figure], heads: list[Figure]) -> None:
    """100% needs two equal amounts, one of them beside it; else it is said, not shown."""
    for top in same[::-1][:2]:
        for base in [*same, *reversed(heads)]:
            equal = base is not top and base.dimension == top.dimension
            relation = judged("rate", rate, plus([top]), plus([base])) if equal else None
            near = top.sentence == base.sentence == rate.sentence or _matched(rate, top)
            if relation is not None and holds(relation) and near:
                state.add(relation)
                return
    state.pass_by(rate, "no_numerator")


def _share(
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
    inner = [f for f in same if "占" in rate.clause and f.start > rate.start - len(rate.clause)]
    default: Reading | None = None
    if same and whole is not None and whole is not same[-1]:
        default = (rate, plus([same[-1]]), plus([whole]))
    elif same and not inner and _sibling(state, rate, same[-1]) is not None:
        default = _sibling(state, rate, same[-1])
    elif same and inner and len(same) > 1 and same[-2].dimension == inner[-1].dimension:
        default = (rate, plus([same[-2]]), plus([inner[-1]]))
    elif same and same[-1].end + 12 > rate.start and state.totals:
        default = _share_of_total(state, rate, same[-1])
    elif len(named) > 1:
        total = next((f for f in bases if id(f) in state.totals), None)
        default = (rate, plus(named), plus([total])) if total is not None else None
    if state.best("share", readings, default) is None:
        state.pass_by(rate, "no_numerator" if not tops else "no_denominator")


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
        if relation.kind == "share" and beside and holds(relation) and other is not rate:
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
