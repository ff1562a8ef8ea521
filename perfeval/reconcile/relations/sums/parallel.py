"""Parallel clauses: “中央到位 7，支出 5；省级到位 3，支出 2” adds up amount by amount."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from perfeval.reconcile.figures.figure import About, Figure, Kind
from perfeval.reconcile.judging.relation import Relation, Status, judged, plus, possible
from perfeval.reconcile.judging.state import State
from perfeval.reconcile.reading.document import Paragraph
from perfeval.reconcile.relations.sums.outline import style_of

_NEVER = {"change", "each", "previous"}
_VERB = re.compile(
    "到位|下达|收到|安排|预算|计划|支付|支出|拨付|执行|使用|完成|发放|结余|剩余|开工|竣工"
)
_STAGE = re.compile("已?(?:完工|竣工|完成|开工|验收)|在建|正在[一-鿿]{2}|未(?:开工|完工|完成|动工)")
_AMONG = re.compile(r"[^，。；]{0,14}中[，：]")
_FEWEST_DIGITS = 3
_REACH = 16
_BEHIND = 6
_FEWEST_COLUMNS = 3
_OPENS = re.compile("以上|上述|合计|总计|共计|[两二三四五六七八九十]+[县区乡镇村项家]+(?:合计|共)")


def check_parallel(state: State) -> None:
    """State the columns of parallel clauses that add up to an amount said before them."""
    above: list[Figure] = []
    for block, figures in zip(state.blocks, state.prose, strict=True):
        if not isinstance(block, Paragraph):
            continue
        usable = [f for f in figures if f.usable and not f.tags & _NEVER and not f.scope]
        for run in _runs(_segments(block.text, usable)):
            ahead = [*above, *(f for f in usable if f.end <= run[0][0].start)][-_REACH:]
            after = [f for f in usable if f.start >= run[-1][-1].end][:_BEHIND]
            _closed(state, run, after)
            _aligned(state, run, ahead)
            if not _columns(state, run, [*after[::-1], *ahead]) and len(run) > 2:
                _columns(state, run[1:], [*ahead, *run[0]])  # the first told the whole
        _stages(state, usable, [*above, *usable])
        _of_so_many(state, block.text, usable)
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


def _of_so_many(state: State, text: str, figures: list[Figure]) -> None:
    """“20个县中，高于平均的13个，低于的7个”: a number of things, told apart in its sentence."""
    for place, total in enumerate(figures):
        rest = figures[place + 1 :]
        same = [f for f in rest if (f.sentence, f.dimension) == (total.sentence, total.dimension)]
        if total.kind is not Kind.COUNT or len(same) < 2 or id(total) in state.totals:
            continue
        if _AMONG.match(text[total.end : same[0].start]):
            relation = judged("sum", total, plus(same))
            if relation is not None and relation.status is Status.HOLDS:
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
        closes = bool(_OPENS.match(segment[0].quotation))
        if runs and not closes and len(segment) > 1 and _pattern(runs[-1][-1]) == _pattern(segment):
            runs[-1].append(segment)
        else:
            runs.append([segment])
    return [run for run in runs if len(run) > 1]


def _pattern(segment: list[Figure]) -> list[tuple[tuple[str, str], str]]:
    return [(figure.dimension, _verb(figure)) for figure in segment]


def _verb(figure: Figure) -> str:
    found = _VERB.findall(figure.before) or _VERB.findall(figure.after)
    return found[-1] if found else ""


def _columns(state: State, run: list[list[Figure]], ahead: list[Figure]) -> bool:
    """Judge the columns of a run; whether any of them adds up to an amount before it."""
    columns = [list(column) for column in zip(*run, strict=True)]
    found: list[Relation] = []
    for column in columns:
        relation = _total(column, ahead)
        if relation is not None:
            found.append(relation)
            state.add(relation)
    if not found:
        return False
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
    return True


def _aligned(state: State, run: list[list[Figure]], ahead: list[Figure]) -> None:
    """A sentence before a run with as many amounts of the same kinds tells their totals."""
    wanted = [figure.dimension for figure in run[0]]
    for _, group in itertools.groupby(ahead[::-1], key=lambda f: (f.paragraph, f.sentence)):
        row = list(group)[::-1][: len(wanted)]
        if len(wanted) < _FEWEST_COLUMNS or [f.dimension for f in row] != wanted:
            continue
        columns = zip(row, zip(*run, strict=True), strict=True)
        found = [r for total, parts in columns if (r := judged("sum", total, plus(parts)))]
        right = sum(r.status is not Status.FAILS for r in found)
        if right * 2 > len(found):
            for relation in found:
                state.add(replace(relation, firm=True))
            return


def _closed(state: State, run: list[list[Figure]], after: list[Figure]) -> None:
    """“以上5家共安置560人，补贴57万元” closes a run: each of its columns has its total there."""
    if not after or not _OPENS.match(after[0].quotation):
        return
    here = [f for f in after if f.sentence == after[0].sentence]
    columns = [list(column) for column in zip(*run, strict=True)]
    for column in columns:
        alike = [f for f in here if f.dimension == column[0].dimension]
        same = [c for c in columns if c[0].dimension == column[0].dimension]
        if len(same) > 1:
            alike = [f for f in alike if _verb(f) and _verb(f) == _verb(column[0])]
        relation = judged("sum", alike[0], plus(column)) if len(alike) == 1 else None
        if relation is not None and abs(relation.difference) * 4 < alike[0].value:
            state.add(replace(relation, firm=True))


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
