"""Lists that their words put in order: “支出率从高到低依次为…”, and ranks of a table."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from perfeval.reconcile.figures.figure import Figure, Kind
from perfeval.reconcile.judging.relation import Relation, Status
from perfeval.reconcile.judging.state import State
from perfeval.reconcile.reading.document import Paragraph

_DOWN = re.compile("(?:从|由)(?:高到低|大到小|多到少|快到慢)")
_UP = re.compile("(?:从|由)(?:低到高|小到大|少到多|慢到快)")
_FEWEST = 3


def check_order(state: State) -> None:
    """Judge the lists of rates or amounts that a paragraph puts in order."""
    for block, figures in zip(state.blocks, state.prose, strict=True):
        if not isinstance(block, Paragraph):
            continue
        for pattern, sign in ((_DOWN, 1), (_UP, -1)):
            for match in pattern.finditer(block.text):
                _judge(state, _listed(block.text, figures, match.end()), sign)


def _listed(text: str, figures: list[Figure], start: int) -> list[Figure]:
    """Give the figures of one kind that follow, up to the end of their sentence."""
    stop = re.compile("[。；]").search(text, start)
    end = stop.start() if stop else len(text)
    inside = [f for f in figures if start <= f.start < end]
    inside = [f for f in inside if f.usable or f.kind is Kind.RATE]
    return [f for f in inside if f.dimension == inside[0].dimension]


def _judge(state: State, listed: list[Figure], sign: int) -> None:
    if len(listed) < _FEWEST:
        return
    wrong = [
        (before, after)
        for before, after in itertools.pairwise(listed)
        if (before.value - after.value) * sign < 0
    ]
    if len(wrong) * 2 >= len(listed):
        return  # not in this order at all: the words speak of something else
    for before, after in wrong:
        state.add(_relation(after, [before], Status.FAILS))
    if not wrong:
        state.add(_relation(listed[0], listed[1:], Status.HOLDS))


def _relation(printed: Figure, others: list[Figure], status: Status) -> Relation:
    terms = tuple((1, figure) for figure in others)
    computed = others[0].value if status is Status.FAILS else printed.value
    return replace(Relation("order", printed, terms, (), computed), status=status, firm=True)
