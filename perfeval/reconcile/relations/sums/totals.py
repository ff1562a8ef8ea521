"""Totals that follow their parts: “甲120万元，乙30万元，共计150万元”."""

from __future__ import annotations

import re

from perfeval.reconcile.figures.figure import Figure
from perfeval.reconcile.judging.relation import Terms, plus
from perfeval.reconcile.judging.state import State
from perfeval.reconcile.relations.sums.lists import MOST_PARTS, STRONG_TOTAL

_TOTAL_NEAR = re.compile(
    r"(?:以上[^，。；]{0,12}|[两二三四五六七八九十\d]+[笔项类批者个])?[^，。；]{0,6}(?:共计|合计|总计|共|总额|累计|总投资|小计)[^，。；]{0,8}$|可用[^，。；]{0,4}$"
)
_ADDED = re.compile("^再?(?:加上|加之|连同|加(?=上[级年]|下级|债务|调入|上解|补助))")
_CLOSING = re.compile("(?:合计|总计|共计|总[收支]入?)[^，。；]{0,4}$")
_VERB = re.compile("到位|下达|收到|支付|支出|拨付|执行|使用|完成|发放|兑付|结余|剩余")
_AVAILABLE = re.compile(
    r"^\s*(?:全年|本年|当年|以上|合计|总计|共计)?[^，。；]{0,4}可(?:用|使用|支配|安排)"
)
_TAKEN = re.compile(
    "拿去|拿出|扣除|抵扣|归还|弥补|偿还|上缴|收回|垫付|补发|补付|兑付[^，。]{0,4}(?:上年|欠|20)"
)
"""What was taken out of an amount before it could be used."""


def check_totals_after_parts(state: State, figures: list[Figure], above: list[Figure]) -> None:
    """Look among one stretch of figures for totals of what stands before them."""
    _added(state, [f for f in figures if f.usable and "each" not in f.tags])
    for position, total in enumerate(figures):
        if not total.usable or not (_TOTAL_NEAR.search(total.before)):
            continue
        if id(total) in state.totals and not STRONG_TOTAL.search(total.before):
            continue
        own = [f for f in figures[:position] if _addable(f, total)][-MOST_PARTS:]
        ahead = own if total.scope else [*(f for f in above if _addable(f, total)), *own]
        same = [f for f in own if f.sentence == total.sentence]
        last = [f for f in own if f.sentence == total.sentence - 1]
        if len(ahead) < 2:
            continue
        said = _said_count(total)
        nearest = same or last
        runs = [ahead[n:] for n in range(len(ahead) - 1)]
        heads = [f for f in ahead if state.is_head(f)]
        firsts = _firsts(ahead)
        choices = [nearest, *_tails(heads), *_tails(firsts), *runs]
        readings: list[tuple[Figure, Terms, Terms]] = [
            (total, plus(parts), ())
            for parts in choices
            if len(parts) > 1 and said in (0, len(parts))
        ]
        if _AVAILABLE.search(total.clause):
            readings += [(total, _less_taken(ahead[n:]), ()) for n in range(len(ahead) - 1)]
        state.best("sum", readings, _wrong_total(state, total, same, last))


def _added(state: State, figures: list[Figure]) -> None:
    """“收入129亿元，加上级补助42亿元、调入7亿元，收入总计178亿元”: from the one before 加 on."""
    for place, second in enumerate(figures):
        if not place or not _ADDED.search(second.clause):
            continue
        rest = [f for f in figures[place + 1 :] if f.sentence == second.sentence]
        rest = [f for f in rest if f.dimension == second.dimension]
        closing = next((f for f in rest if _CLOSING.search(f.before)), None)
        total = closing or (rest[0] if len(rest) == 1 else None)
        first = next((f for f in reversed(figures[:place]) if state.is_head(f)), None)
        if total is None or first is None or first.dimension != second.dimension:
            continue
        parts = [first, second, *rest[: rest.index(total)]]
        reading = (total, plus(parts), ())
        state.best("sum", [reading], reading)


def _less_taken(figures: list[Figure]) -> Terms:
    """What can be used is what came in less what was taken out of it for something else."""
    taken = [_TAKEN.search(f.before + "，" + f.after) is not None for f in figures]
    return tuple((-1 if out else 1, f) for f, out in zip(figures, taken, strict=True))


def _tails(figures: list[Figure]) -> list[list[Figure]]:
    return [figures[n:] for n in range(len(figures) - 1)]


def _firsts(figures: list[Figure]) -> list[Figure]:
    """Give the first amount of each sentence."""
    seen: dict[tuple[int, int], Figure] = {}
    for figure in figures:
        seen.setdefault((figure.paragraph, figure.sentence), figure)
    return list(seen.values())


def _addable(figure: Figure, total: Figure) -> bool:
    return figure.dimension == total.dimension and not figure.tags & {"change", "each"}


def _said_count(total: Figure) -> int:
    """Give how many parts “两项合计” speaks of, 0 when it does not say."""
    found = re.search("([两二三四五六七八九])[笔项类者]", total.before)
    return "  两三四五六七八九".index(found.group(1).replace("二", "两")) if found else 0


def _wrong_total(
    state: State, total: Figure, same: list[Figure], last: list[Figure]
) -> tuple[Figure, Terms, Terms] | None:
    """Give the reading to report when nothing adds up to a total that follows its parts."""
    if id(total) in state.totals:
        return None
    beside = [f for f in same if f.segment == total.segment]
    if _AVAILABLE.search(total.clause) and len(beside) > 1 and len(beside) == len(same):
        return (total, _less_taken(same), ())
    if _AVAILABLE.search(total.clause) and len(last) > 1 and not same:
        return (total, _less_taken(last), ())
    free = [f for f in same or last if id(f) not in state.parts]
    acts = set(_VERB.findall(total.before))
    alike = [f for f in free if acts & set(_VERB.findall(f.before))]
    free = alike if acts and len(alike) > 1 else free
    if _said_count(total) not in (0, len(free)):
        return None
    amount = sum((f.value for f in free), total.value * 0)
    if not same and not (amount * 3 <= total.value * 4 and total.value * 3 <= amount * 4):
        return None
    if len(free) > 1 and STRONG_TOTAL.search(total.before):
        spent = ["spent" in f.tags for f in free]
        if all(spent) or not any(spent) or "spent" in total.tags:
            return (total, plus(free), ())
        alone = bool(same) and re.fullmatch("共计|合计|总计|总共", total.before)
        if alone or re.search("以上|合计|总计", total.before):
            return (total, plus(free), ())
    return None
