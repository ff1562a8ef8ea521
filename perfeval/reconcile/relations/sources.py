"""One amount named in two places: a cell and the words beside it, a source of funds, a misprint."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from perfeval.reconcile.figures.figure import About, Figure, Kind
from perfeval.reconcile.judging.relation import Status, judged, plus
from perfeval.reconcile.judging.state import State
from perfeval.reconcile.reading.document import Paragraph

_LEVEL = re.compile("中央|省级|市级|县级|区级|自治区|地区|州级|县配套|乡镇配套|自筹")
_SUMMED = re.compile("合计|共计|总计|总投资|小计")
_HAN = re.compile("[一-鿿]{2}")
_COMMON = re.compile(
    r"资金|万元|项目|金额|补助|安排|下达|投入|合计|共计|小计|总计|累计|中央|财政|[的为了各等]"
)
_FEWEST_DIGITS = 5
_SHORTEST_LABEL = 4
_ODD = {"change", "previous", "each", "minus", "plus"}


def alike(left: str, right: str) -> bool:
    """Whether two labels have two characters in common that are not in every label."""
    return bool(_words(left) & _words(right))


@functools.lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    plain = _COMMON.sub(" ", text)
    return frozenset(plain[n : n + 2] for n in range(len(plain) - 1) if _HAN.match(plain, n))


def check_rows(state: State) -> None:
    """“学生 1600 人，合计 240 万元” in a row repeats the amount of that row."""
    by_place: dict[str, list[Figure]] = {}
    for cell in state.cells:
        if cell.kind is Kind.MONEY:
            by_place.setdefault(str(cell.place), []).append(cell)
    for block, figures in zip(state.blocks, state.prose, strict=True):
        if not isinstance(block, Paragraph) or not block.beside:
            continue
        cells = [c for place in block.beside for c in by_place.get(str(place), [])]
        for figure in figures:
            if figure.kind is not Kind.MONEY or "each" in figure.tags or not cells:
                continue
            readings = [(cell, plus([figure]), ()) for cell in cells]
            sure = len(cells) == 1 and bool(_SUMMED.search(figure.before))
            state.best("same", readings, readings[0] if sure else None)


def check_levels(state: State) -> None:
    """A part named by its source is not the whole: where 中央 is 30.9 of 61.8, it is not 61.8."""
    for relation in [r for r in state.relations if r.kind == "sum" and r.status is Status.HOLDS]:
        total = relation.printed
        named: dict[str, list[Figure]] = {}
        for _, part in relation.terms:
            for level in _LEVEL.findall(part.before)[:1]:
                named.setdefault(level, []).append(part)
        last = relation.terms[-1][1]
        if not named or total.scope < 0 or last.paragraph != total.paragraph:
            continue
        for figure in state.prose[total.paragraph]:
            levels = _LEVEL.findall(figure.before)
            parts = named.get(levels[0], []) if len(levels) == 1 else []
            later = figure.start > last.start and not figure.tags & _ODD
            near = (figure.sentence, figure.scope) == (total.sentence, total.scope)
            if len(parts) != 1 or not (later and near):
                continue
            wrong = judged("same", figure, plus(parts))
            if wrong is not None and figure.value == total.value != parts[0].value:
                state.add(replace(wrong, firm=True))


def check_misprints(state: State) -> None:
    """One name with two long amounts that differ in a single digit: one of them is misprinted."""
    known: dict[str, list[Figure]] = {}
    for figures in state.prose:
        for figure in figures:
            digits = re.sub(r"[^\d]", "", figure.text)
            exact = figure.kind is Kind.MONEY and figure.about is About.EXACT
            if not exact or len(digits.strip("0")) < _FEWEST_DIGITS or figure.tags & _ODD:
                continue
            if len(figure.label) < _SHORTEST_LABEL:
                continue
            before = known.setdefault(figure.label, [])
            first = next((f for f in before if _one_digit(f, figure)), None)
            relation = judged("same", figure, plus([first])) if first is not None else None
            if relation is not None and relation.status is Status.FAILS:
                state.add(replace(relation, firm=True))
            before.append(figure)


def _one_digit(first: Figure, second: Figure) -> bool:
    """Whether two amounts are as long as each other and differ in one digit or two swapped ones."""
    if (first.unit, first.decimals) != (second.unit, second.decimals):
        return False
    left, right = (re.sub(r"[^\d]", "", f.text) for f in (first, second))
    if len(left) != len(right):
        return False
    wrong = [n for n, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    if len(wrong) == 1:
        return True
    return (
        len(wrong) == 2 and left[wrong[0]] == right[wrong[1]] and left[wrong[1]] == right[wrong[0]]
    )
