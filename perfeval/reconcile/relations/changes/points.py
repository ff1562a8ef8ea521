"""Percentage points: 98.28% less 96.18% is 2.1, and a lag behind the schedule of a date."""

from __future__ import annotations

import itertools
import re
from fractions import Fraction

from perfeval.reconcile.figures.clauses import is_down
from perfeval.reconcile.figures.figure import Figure, Kind
from perfeval.reconcile.judging.relation import Relation, Status, Terms, judged
from perfeval.reconcile.judging.state import State
from perfeval.reconcile.reading.document import Paragraph
from perfeval.reconcile.relations.changes.growth import is_growth
from perfeval.values.show import show_percent

_SCHEDULE = re.compile("序时|时间进度|均衡进度|时序进度|应达进度")
_BY_TIME = re.compile("时间进度|均衡进度")
_COMPARES_GROWTH = re.compile("增幅|增速|增长率|平均|相差|高低")
_UNTIL = re.compile(
    r"前\s*(?P<count>\d{1,2})\s*个月"
    r"|(?<!\d)(?P<month>\d{1,2})\s*月(?:份|底|末)?(?!\s*\d{1,2}\s*日)"
    r"|(?P<half>上半年)|(?P<first>一季度|首季)|(?P<three>前三季度|三季度末)|(?P<year>全年|年末|年底)"
)
_NAMED = {"half": 6, "first": 3, "three": 9, "year": 12}
_CLOSE = 8
_MONTHS = 12
Reading = tuple[Figure, Terms, Terms]


def check_points(state: State) -> None:
    """Look for the rates behind every difference in percentage points."""
    month: int | None = None
    for block, figures in zip(state.blocks, state.prose, strict=True):
        if not isinstance(block, Paragraph):
            continue
        for figure in figures:
            if figure.kind is Kind.POINTS:
                _points(state, figure, figures, _month(block.text[: figure.start]) or month)
        month = _month(block.text) or month


def _points(state: State, points: Figure, figures: list[Figure], month: int | None) -> None:
    rates = [f for f in figures if f.kind is Kind.RATE and f.sentence == points.sentence]
    levels = [f for f in rates if not is_growth(f)]
    if _COMPARES_GROWTH.search(points.clause) and len(levels) < 2:
        _of_growths(state, points, figures)
        return
    ordered = sorted(levels, key=lambda f: -f.value)
    pairs = list(itertools.combinations(ordered, 2))
    readings: list[Reading] = [(points, ((1, a), (-1, b)), ()) for a, b in pairs]
    default = None
    if len(levels) == 2:
        default = readings[0]
    if state.best("difference", readings, default) is not None:
        return
    behind = bool(_SCHEDULE.search(points.clause))
    if behind and month and _behind_schedule(state, points, levels, month):
        return
    state.pass_by(points, "schedule_not_printed" if behind else "no_terms")


def _of_growths(state: State, points: Figure, figures: list[Figure]) -> None:
    """“增长 55.5%，下降 13.2%，相差 68.7 个百分点”: what falls counts below zero."""
    near = [f for f in figures if f.kind is Kind.RATE and f.start < points.end][-6:]
    here = [f for f in near if f.sentence == points.sentence and f.scope == points.scope]
    here += [f for f in near if f.scope != points.scope and points.start - f.end < _CLOSE]
    pairs = itertools.combinations(near, 2)
    readings = [_apart(points, a, b) for a, b in pairs if not here or a in here or b in here]
    sure = _apart(points, *here) if len(here) == 2 and "相差" in points.before else None
    if state.best("difference", readings, sure) is None:
        state.pass_by(points, "no_terms")


def _apart(points: Figure, left: Figure, right: Figure) -> Reading:
    if is_down(left.before) == is_down(right.before):
        high, low = sorted((left, right), key=lambda f: -f.value)
        return points, ((1, high), (-1, low)), ()
    return points, ((1, left), (1, right)), ()


def _behind_schedule(state: State, points: Figure, levels: list[Figure], month: int) -> bool:
    """Judge a lag against months over twelve, where the schedule itself is not printed.

    An office may have a schedule of its own, so that a 序时进度 that does not fit is left open;
    a 时间进度 is the share of the year that is over, and is judged.
    """
    share = Fraction(month, _MONTHS)
    for rate in reversed(levels):
        schedule = _derived(points, share, month, rate)
        ahead = rate.value >= share
        terms: Terms = ((1, rate), (-1, schedule)) if ahead else ((1, schedule), (-1, rate))
        relation: Relation | None = judged("difference", points, terms)
        if relation is not None and relation.status is not Status.FAILS:
            state.add(relation)
            return True
        if relation is not None and _BY_TIME.search(points.clause) and len(levels) == 1:
            state.add(relation)
            return True
    return False


def _derived(points: Figure, share: Fraction, month: int, rate: Figure) -> Figure:
    """Make the figure of a schedule that the text does not print."""
    return Figure(
        Kind.RATE, f"{show_percent(share)}（{month}÷{_MONTHS}）", share, Fraction(0), "%",
        points.start, points.end, rate.decimals, place=points.place, label="序时进度",
        sentence=points.sentence, paragraph=points.paragraph,
    )  # fmt: skip


def _month(text: str) -> int | None:
    """Give the month at whose end a text tells how things stand, the last one named."""
    found = None
    for match in _UNTIL.finditer(text):
        number = match["count"] or match["month"]
        told = int(number) if number else next(v for k, v in _NAMED.items() if match[k])
        found = told if 1 <= told <= _MONTHS else found
    return found
