"""How numbers are written over a whole document: one way each, as GB/T 15835 asks.

These are reminders: they say nothing of whether the figures are right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.codes import style as codes
from perfeval.reconcile.figures.figure import Figure, Kind

_LONG = 5
_FEWEST = 3
_WHOLE = ("没有小数", "一位小数", "两位小数", "三位小数", "四位小数")
_BLANK = re.compile(r"\d\s+(?:[亿万百千]*元|[%％‰]|个?百分点)$")


def check_numbers(figures: Sequence[Figure]) -> list[Diagnostic]:
    """Give what is written in more than one way, once a document, at the rarer way's first place.

    Args:
        figures: The figures of the running text, in its order; tables have ways of their own.
    """
    money = [f for f in figures if f.kind is Kind.MONEY and not f.inherited]
    return [*_separators(money), *_decimals(money), *_blanks(figures), *_percents(figures)]


def _separators(money: Sequence[Figure]) -> list[Diagnostic]:
    long = [f for f in money if len(re.sub(r"\..*|\D", "", f.text)) >= _LONG]
    having = [f for f in long if re.search("[,，]", f.text)]
    bare = [f for f in long if f not in having]
    if not having or not bare:
        return []
    first = min((having, bare), key=len)[0]
    return [
        codes.MIXED_SEPARATORS.at(
            first.place, found=first.text, with_commas=len(having), without=len(bare)
        )
    ]


def _decimals(money: Sequence[Figure]) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for unit in dict.fromkeys(f.unit for f in money):
        same = [f for f in money if f.unit == unit]
        places = Counter(f.decimals for f in same)
        if len(places) < 2 or len(same) < _FEWEST:
            continue
        rare = min(places, key=lambda n: (places[n], n))
        first = next(f for f in same if f.decimals == rare)
        counts = "，".join(f"{_said(n)} {places[n]} 个" for n in sorted(places, reverse=True))
        found.append(
            codes.MIXED_DECIMALS.at(first.place, found=first.text, unit=unit, counts=counts)
        )
    return found


def _said(decimals: int) -> str:
    return _WHOLE[decimals] if decimals < len(_WHOLE) else f"{decimals} 位小数"


def _blanks(figures: Sequence[Figure]) -> list[Diagnostic]:
    parted = [f for f in figures if _BLANK.search(f.text)]
    return [codes.SPACE_BEFORE_UNIT.at(f.place, found=f.text) for f in parted]


def _percents(figures: Sequence[Figure]) -> list[Diagnostic]:
    half = [f for f in figures if "%" in f.text]
    full = [f for f in figures if "％" in f.text]
    if not half or not full:
        return []
    first = min((full, half), key=len)[0]
    return [codes.MIXED_PERCENT.at(first.place, found=first.text, half=len(half), full=len(full))]
