"""The same amount said twice: title and text, text and table, one label with two values."""

from __future__ import annotations

import re
from fractions import Fraction

from perfeval.reconcile.figures.clauses import apart
from perfeval.reconcile.figures.figure import About, Figure, Kind
from perfeval.reconcile.judging.relation import Status, judged, plus
from perfeval.reconcile.judging.state import State
from perfeval.reconcile.reading.document import Paragraph
from perfeval.reconcile.relations.sources import alike, check_levels, check_misprints, check_rows

_TITLE_LENGTH = 60
_SHORT = 3
_TWO_DIGITS = 10
_MOST_SEEN = 6
_SPENT = re.compile("支出|执行|支付|完成|拨付|结余")
_YEAR_OR_VERB = re.compile(r"\s|累计|共计|实际|截至|目前|本年|全年|(?:19|20)\d{2}年度?|已|了|现")
_GENERAL = re.compile(
    "项目|工程|总[投额量]?|投资|资金|计划|预算|金额|补助|安排|下达|到位|支出|收入|完成|建设|数量?|共"
)
"""Words of labels that say nothing of what the amount is for."""
_NUMBERED = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．])")
_DISTINCT = re.compile(r"[〔\[（]20\d\d|第[\d一二三四五六七八九十]+[批次期]|\d{1,2}月\d{1,2}日")


def check_repeats(state: State) -> None:
    """State amounts that agree, and report a title or a label that does not."""
    heads = [f for figures in state.prose for f in figures if _stands_alone(state, f)]
    heads += state.grand
    _agreements(state, heads)
    _title(state)
    _labels(state, heads)
    _tables(state)
    check_rows(state)
    check_levels(state)
    check_misprints(state)


def _stands_alone(state: State, figure: Figure) -> bool:
    return figure.kind is Kind.MONEY and state.is_head(figure) and not figure.tags & {"change"}


def _agreements(state: State, heads: list[Figure]) -> None:
    known: dict[tuple[Kind, Fraction], list[Figure]] = {}
    alone = {id(figure) for figure in heads}
    everything = [f for figures in state.prose for f in figures if f.usable] + state.cells
    for figure in everything:
        if figure.value == 0 or figure.about is not About.EXACT or "change" in figure.tags:
            continue
        seen = known.setdefault((figure.kind, figure.value), [])
        first = next((f for f in seen if _alike(f, figure, state, alone)), None)
        if first is not None:
            relation = judged("same", figure, plus([first]))
            if relation is not None:
                state.add(relation)
        if len(seen) < _MOST_SEEN and first is None:
            seen.append(figure)


def _alike(first: Figure, second: Figure, state: State, alone: set[int]) -> bool:
    """Whether two equal amounts mean the same thing: both stand alone, or their labels agree."""
    if first.scope == second.scope == -1 and first.paragraph == second.paragraph:
        return False
    if first.dimension != second.dimension and not _of_table(first, second, state):
        return False
    if _of_two_sums(first, second, state):
        return False
    weighty = len(re.sub(r"\D", "", first.text).strip("0")) >= _SHORT
    both_alone = id(first) in alone and id(second) in alone
    totals = id(first) in state.totals or id(second) in state.totals
    apart = (first.paragraph, first.sentence) != (second.paragraph, second.sentence)
    if both_alone and (weighty or totals or first.value >= _TWO_DIGITS):
        return True
    if weighty and apart and first.kind is Kind.MONEY:
        return True
    counts = first.kind is Kind.COUNT and state.is_head(first) and state.is_head(second)
    if counts and first.value >= _TWO_DIGITS and apart:
        return True
    if (
        first.paragraph == second.paragraph
        and first.sentence == second.sentence
        and first.scope != -1
    ):
        return False
    return _shares_words(first, second) and (first.kind is Kind.MONEY or weighty or totals)


def _of_two_sums(first: Figure, second: Figure, state: State) -> bool:
    """Parts of two sums that are named differently are two amounts, though they be equal."""
    parts = all(id(f) in state.parts and id(f) not in state.totals for f in (first, second))
    if not parts or first.scope == -1 or second.scope == -1:
        return False
    return not (first.label in second.label or second.label in first.label)


def _of_table(first: Figure, second: Figure, state: State) -> bool:
    """A column 户数 has no unit beside its numbers; its total is the 户 of the text."""
    for cell, other in ((first, second), (second, first)):
        if cell.scope == -1 and other.scope != -1:
            return other.unit in cell.label or id(cell) in state.totals
    return False


def _shares_words(first: Figure, second: Figure) -> bool:
    return alike(first.label + first.after[:8], second.label + second.after[:8])


def _title(state: State) -> None:
    """An amount in the title stands in the text as well."""
    first = next(
        (n for n, b in enumerate(state.blocks) if isinstance(b, Paragraph) and b.text.strip()), None
    )
    if first is None:
        return
    block = state.blocks[first]
    figures = [f for f in state.prose[first] if f.kind is Kind.MONEY]
    title = isinstance(block, Paragraph) and len(block.text) <= _TITLE_LENGTH
    text = _text(state, figures[0]) if len(figures) == 1 else "。"
    if not title or re.search(r"[。；：:]\s*$|。", text) or _NUMBERED.match(text):
        return
    if id(figures[0]) in state.totals or id(figures[0]) in state.parts:
        return
    body = [f for n, fs in enumerate(state.prose) if n != first for f in fs if f.kind is Kind.MONEY]
    body = [f for f in body if "change" not in f.tags]
    if any(r.kind == "same" and figures[0] in r.figures() for r in state.relations):
        return
    readings = [(figures[0], plus([f]), ()) for f in body]
    default = next((r for r in readings if r[1][0][1].unit[:1] == figures[0].unit[:1]), None)
    state.best("same", readings, default)


def _labels(state: State, heads: list[Figure]) -> None:
    """One label, word for word, with two amounts."""
    counts = [f for fs in state.prose for f in fs if f.kind is Kind.COUNT and state.is_head(f)]
    known: dict[tuple[str, tuple[str, str]], Figure] = {}
    for figure in [*heads, *counts]:
        label = _YEAR_OR_VERB.sub("", figure.label)
        odd = figure.tags & {"change", "previous", "each", "minus", "plus"}
        if (
            len(label) < 4
            or len(_GENERAL.sub("", label)) < 2
            or figure.scope == -1
            or odd
            or _DISTINCT.search(figure.clause)
        ):
            continue
        first = known.setdefault((label, figure.dimension), figure)
        if (first.paragraph, first.sentence) == (figure.paragraph, figure.sentence):
            continue
        if apart(first, figure):
            continue
        relation = judged("same", figure, plus([first]))
        if relation is None or relation.status is Status.HOLDS:
            continue
        near = abs(relation.difference) * 5 < first.value
        items = all(_NUMBERED.match(_text(state, f)) for f in (first, figure))
        if relation.status is Status.ROUNDING or (near and not items):
            state.add(relation)
        else:
            state.pass_by(figure, "same_label")


def _text(state: State, figure: Figure) -> str:
    block = state.blocks[figure.paragraph]
    return block.text if isinstance(block, Paragraph) else ""


def _tables(state: State) -> None:
    """The total of a table is the amount of the text that introduces it, where they are near."""
    plans = [f for f in state.grand if f.kind is Kind.MONEY and not _SPENT.search(f.label)]
    if len(plans) != 1:
        return
    total = plans[0]
    agreed = any(r.kind == "same" and total in r.figures() for r in state.relations)
    ahead = [f for figures in state.prose for f in figures if _stands_alone(state, f)]
    ahead = [f for f in ahead if f.tags & {"total", "received"} and "spent" not in f.tags]
    if agreed or len({f.value for f in ahead}) != 1:
        return
    if abs(ahead[0].value - total.value) * 5 < ahead[0].value:
        reading = (total, plus([ahead[0]]), ())
        state.best("same", [reading], reading)
