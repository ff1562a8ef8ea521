"""Growth against an earlier time: “8103万元，比上年增收1284万元，增长18.8%”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfeval.reconcile.figures.clauses import beside as are_beside
from perfeval.reconcile.figures.clauses import is_down, is_plain, subject
from perfeval.reconcile.figures.figure import Figure, Kind
from perfeval.reconcile.judging.relation import Terms, plus
from perfeval.reconcile.judging.state import State

_GROWTH = re.compile(r"增长|增幅|增速|提高|上升|下降|降低|降幅|减少|增加|同比|环比|涨|回落")
_LEVEL = re.compile("(?:提高|上升|下降|降低|降|升|增加|减少|增长)(?:到|至|为)$")
"""“由 87% 提高到 89%” tells levels, not by how much."""
_ADJUSTED = re.compile("口径|可比|剔除|扣除|还原|因素")
"""The base of such a rate is not what was printed a year before."""
_FAR, _MOST_TOLD = 8, 40
_SHORTEST = 3
Reading = tuple[Figure, Terms, Terms]


def is_growth(figure: Figure) -> bool:
    """Whether a rate tells a change against an earlier time."""
    grown = bool(_GROWTH.search(figure.before)) and not re.search("率|进度", figure.before)
    return grown and not _LEVEL.search(figure.before)


def check_growth(state: State) -> None:
    """Look for the amounts behind every rate of growth."""
    heads: list[Figure] = []
    told: list[Figure] = []
    for figures in state.prose:
        for position, figure in enumerate(figures):
            if figure.kind is Kind.RATE and is_growth(figure):
                _growth(state, figure, figures, position, (heads, told))
        told = [*told, *(f for f in figures if is_plain(f))][-_MOST_TOLD:]
        heads += [f for f in figures if is_plain(f) and state.is_head(f)]
        del heads[:-_FAR]


def _growth(
    state: State,
    rate: Figure,
    figures: list[Figure],
    position: int,
    earlier: tuple[list[Figure], list[Figure]],
) -> None:
    heads, told = earlier
    pool = [f for f in figures if f.usable and abs(f.sentence - rate.sentence) <= 1]
    pool = [f for f in pool if f.start < rate.start or f.sentence == rate.sentence][-_FAR:]
    down = -1 if is_down(rate.before) else 1
    beside = _step(figures, position)
    steps = [beside] if beside is not None else [f for f in pool if "change" in f.tags]
    then = [f for f in pool if "previous" in f.tags and "change" not in f.tags]
    then += [f for f in _earlier(state, steps) if f not in then]
    now = [f for f in pool if is_plain(f)][::-1]
    own = subject([f for f in figures if f.start < min(rate.start, steps[0].start)], steps[0]) if (
        beside is not None
    ) else None  # fmt: skip
    named = [f for f in told if beside is not None and _is_called(f, beside)]
    if own is None and len(named) == 1:
        own = named[0]
    readings: list[Reading] = []
    if own is not None and beside is not None:
        readings.append((rate, plus([beside]), ((1, own), (-down, beside))))
    readings += _with_steps(rate, steps, [*now, *(heads[::-1] if beside else [])], then, down)
    for past in then:
        readings += [
            (rate, ((down, n), (-down, past)), plus([past]))
            for n in now
            if n.dimension == past.dimension
        ]
    if state.best("growth", readings, _sure(rate, readings, own, then)) is None:
        state.pass_by(rate, "no_previous")


def _is_called(figure: Figure, step: Figure) -> bool:
    """Whether a change names an amount told before: “公务接待费减少” names 公务接待费."""
    named = figure.label in step.before and len(figure.label) >= _SHORTEST
    return named and figure.dimension == step.dimension


def _earlier(state: State, steps: list[Figure]) -> list[Figure]:
    """Give the earlier amounts of changes that were found to be differences."""
    return [
        r.terms[1][1]
        for r in state.relations
        if r.kind == "difference" and len(r.terms) == 2 and any(r.printed is s for s in steps)
    ]


def _with_steps(
    rate: Figure, steps: list[Figure], now: list[Figure], then: list[Figure], down: int
) -> Iterator[Reading]:
    for step in reversed(steps):
        for figure in now:
            if figure.dimension == step.dimension and figure is not step:
                yield rate, plus([step]), ((1, figure), (-down, step))
        for figure in then:
            if figure.dimension == step.dimension:
                yield rate, plus([step]), plus([figure])


def _step(figures: list[Figure], position: int) -> Figure | None:
    """Give the amount of the change that stands beside its rate, before it or behind it."""
    rate = figures[position]
    for place in (position - 1, position + 1):
        if 0 <= place < len(figures):
            other = figures[place]
            if "change" in other.tags and are_beside(other, rate):
                return other
    return None


def _sure(
    rate: Figure, readings: list[Reading], own: Figure | None, then: list[Figure]
) -> Reading | None:
    """Give the reading to report when none holds."""
    if _ADJUSTED.search(rate.quotation):
        return None
    near = [r for r in readings if all(f.sentence == rate.sentence for _, f in (*r[1], *r[2]))]
    local = [f for f in then if (f.sentence, f.segment) == (rate.sentence, rate.segment)]
    if own is not None and not local:
        return readings[0]
    if own is None and len(then) == 1 and "previous" not in then[0].tags:
        return next((r for r in readings if len(r[1]) == 1 and r[2][0][1] is then[0]), None)
    with_then = [r for r in near if any(f is t for _, f in r[2] for t in local)]
    if len(local) == 1 and len(with_then) > 1 and own is not None:
        return next((r for r in with_then if len(r[1]) == 1), with_then[0])
    return near[0] if len(near) == 1 else None
