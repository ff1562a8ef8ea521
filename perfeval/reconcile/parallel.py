"""Parallel clauses: “中央到位 7，支出 5；省级到位 3，支出 2” adds up amount by amount."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from perfeval.reconcile.document import Paragraph
from perfeval.reconcile.figure import About, Figure, Kind
from perfeval.reconcile.judge import Relation, Status, judged, plus, possible
from perfeval.reconcile.outline import style_of
from perfeval.reconcile.state import State

_NEVER = {"change", "each", "previous"}
_VERB = re.compile(
    "到位|下达|收到|安排|预算|计划|支付|支出|拨付|执行|使用|完成|发放|结余|剩余|开工|竣工"
)
_STAGE = re.compile("已?(?:完工|竣工|完成|开工|验收)|在建|正在[一-鿿]{2}|未(?:开工|完工|完成|动工)")
_FEWEST_DIGITS = 3
_REACH = 16


def check_parallel(state: State) -> None:
    """State the columns of parallel clauses that add up to an amount said before them."""
    above: list[Figure] = []
    for block, figures in zip(state.blocks, state.prose, strict=True):
        if not isinstance(block, Paragraph):
            continue
        usable = [f for f in figures if f.usable and not f.tags & _NEVER and not f.scope]
        for run in _runs(_segments(block.text, usable)):
            ahead = [*above, *(f for f in usable if f.end <= run[0][0].start)][-_REACH:]
            _columns(state, run, ahead)
        _stages(state, usable, [*above, *usable])
        above = [*above, *usable][-_REACH:]
    _items(state)


def _items(state: State) -> None:
    """The items of an outline are parallel too; their totals stand before or after them."""
    items: list[tuple[str, int, list[Figure]]] = []
    for number, (block, figures) in enumerate(zip(state.blocks, state.prose, strict=True)):
        if isinstance(block, Paragraph) and not block.beside:
            money = [f for f in figures if f.kind is Kind.MONEY and not f.tags & _NEVER]
            first = [f for f in money if not f.scope and f.sentence == money[0].sentence]
            style = "1." if block.ordinal else style_of(block.text)
            items.append((style, number, first))
    for style, group in itertools.groupby(items, key=lambda item: item[0]):
        rows = list(group)
        around = [rows[0][1] - 1, rows[-1][1] + 1]
        near = [f for n in around if 0 <= n < len(state.prose) for f in state.prose[n] if f.usable]
        for run in _runs([first for _, _, first in rows if first]) if style else []:
            _columns(state, run, near)


def _stages(state: State, figures: list[Figure], ahead: list[Figure]) -> None:
    """“9个：完工7个，在建2个”: things that are done, under way and not begun are all of them."""
    for left, group in itertools.groupby(figures, key=lambda f: (f.dimension, f.sentence)):
        staged = [f for f in group if _STAGE.search(f.before) or _STAGE.match(f.after)]
        words = {_stage(f) for f in staged}
        if left[0][0] != Kind.COUNT.value or len(staged) < 2 or len(words) < len(staged):
            continue
        amount = sum(f.value for f in staged)
        earlier = [f for f in ahead if f.dimension == left[0] and f.end <= staged[0].start]
        earlier += [f for f in ahead if f.paragraph < staged[0].paragraph]
        total = next((f for f in reversed(earlier) if f.value == amount), None)
        relation = judged("sum", total, plus(staged)) if total is not None else None
        if relation is not None and total not in staged:
            state.add(relation)


def _stage(figure: Figure) -> str:
    found = _STAGE.search(figure.before) or _STAGE.match(figure.after)
    return found.group() if found else ""


def _segments(text: str, figures: list[Figure]) -> list[list[Figure]]:
    """Give the figures between semicolons and stops."""
    found: list[list[Figure]] = []
    end = 0
    for figure in figures:
        if not found or re.search("[；;。]", text[end : figure.start]):
            found.append([])
        found[-1].append(figure)
        end = figure.end
    return found


def _runs(segments: list[list[Figure]]) -> list[list[list[Figure]]]:
    """Give the runs of neighbours that have the same verbs and units in the same order."""
    runs: list[list[list[Figure]]] = []
    for segment in segments:
        if runs and len(segment) > 1 and _pattern(runs[-1][-1]) == _pattern(segment):
            runs[-1].append(segment)
        else:
            runs.append([segment])
    return [run for run in runs if len(run) > 1]


def _pattern(segment: list[Figure]) -> list[tuple[tuple[str, str], str]]:
    return [(figure.dimension, _verb(figure)) for figure in segment]


def _verb(figure: Figure) -> str:
    found = _VERB.findall(figure.before) or _VERB.findall(figure.after)
    return found[-1] if found else ""


def _columns(state: State, run: list[list[Figure]], ahead: list[Figure]) -> None:
    columns = [list(column) for column in zip(*run, strict=True)]
    found: list[Relation] = []
    for column in columns:
        relation = _total(column, ahead)
        if relation is not None:
            found.append(relation)
            state.add(relation)
    if not found:
        return
    total = found[0].printed
    for column in columns:
        if any(r.terms[0][1] is column[0] for r in found):
            continue
        same = [f for f in ahead if (f.paragraph, f.sentence) == (total.paragraph, total.sentence)]
        same = [f for f in same if f.dimension == column[0].dimension and f is not total]
        same = [f for f in same if _verb(f) and _verb(f) == _verb(column[0])]
        if len(same) == 1:
            wrong = judged("sum", same[0], plus(column))
            near = wrong is not None and abs(wrong.difference) * 4 < same[0].value
            if wrong is not None and near:
                state.add(replace(wrong, firm=True))


def _total(column: list[Figure], ahead: list[Figure]) -> Relation | None:
    exact = all(f.about is About.EXACT for f in column)
    for figure in reversed(ahead):
        alike = figure.dimension == column[0].dimension
        if not (alike and exact and possible(figure, plus(column), ())):
            continue
        relation = judged("sum", figure, plus(column))
        weighty = len(re.sub(r"\D", "", figure.text).strip("0")) >= _FEWEST_DIGITS
        if relation is not None and relation.status is Status.HOLDS and weighty:
            return relation
    return None
