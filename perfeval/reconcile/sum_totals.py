"""Totals that follow their parts: “甲120万元，乙30万元，共计150万元”."""

from __future__ import annotations

import re

from perfeval.reconcile.figure import Figure
from perfeval.reconcile.judge import Terms, plus
from perfeval.reconcile.state import State
from perfeval.reconcile.sum_lists import MOST_PARTS, STRONG_TOTAL

_TOTAL_NEAR = re.compile(
    r"(?:以上[^，。；]{0,12}|[两二三四五六七八九十\d]+[笔项类批者个])?[^，。；]{0,6}(?:共计|合计|总计|共|总额|累计|总投资|小计)[^，。；]{0,8}$|可用[^，。；]{0,4}$"
)
_AVAILABLE = re.compile(
    r"^\s*(?:全年|本年|当年|以上|合计|总计|共计)?[^，。；]{0,4}可(?:用|使用|支配|安排)"
)
_TAKEN = re.compile(
    "拿去|拿出|扣除|抵扣|归还|弥补|偿还|上缴|收回|垫付|补发|补付|兑付[^，。]{0,4}(?:上年|欠|20)"
)
"""What was taken out of an amount before it could be used."""


def check_totals_after_parts(state: State, figures: list[Figure], above: list[Figure]) -> None:
    """Look among one stretch of figures for totals of what stands before them."""
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
    if _AVAILABLE.search(total.clause) and len(last) > 1 and not same:
        return (total, _less_taken(last), ())
    free = [f for f in same or last if id(f) not in state.parts]
    if _said_count(total) not in (0, len(free)):
        return None
    if len(free) > 1 and STRONG_TOTAL.search(total.before):
        if not any(f.tags & {"spent"} for f in free) or "spent" in total.tags:
            return (total, plus(free), ())
        if re.search("以上|合计|总计", total.before):
            return (total, plus(free), ())
    return None
