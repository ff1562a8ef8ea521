"""Rates above a target: “任务115户，实际完成264户，超任务129.57%”."""

from __future__ import annotations

import re

from perfeval.reconcile.figures.figure import Figure
from perfeval.reconcile.judging.relation import Terms
from perfeval.reconcile.judging.state import State

_OVER = re.compile(r"超(?:过|出|额|计划|任务|目标)?(?:完成)?[^，。；]{0,8}$")
_PLANNED = re.compile("任务|计划|目标|指标|应")
_DONE = re.compile("完成|实际|已|实施|竣工|建成|改造")
_AT_ALL = re.compile("任务|计划|目标|预期")


def over_target(state: State, rate: Figure, ahead: list[Figure]) -> bool:
    """Judge how far a target was exceeded: what was done less the target, over the target.

    Returns:
        Whether the rate is one of this kind.
    """
    if not (_OVER.search(rate.before) and _AT_ALL.search(rate.clause)):
        return False
    pool = [f for f in ahead if f.usable and "change" not in f.tags]
    planned = [f for f in pool if _PLANNED.search(f.before)]
    beside = {(f.paragraph, f.sentence) for f in planned}
    done = [
        f
        for f in pool
        if f not in planned and (_DONE.search(f.before) or (f.paragraph, f.sentence) in beside)
    ]
    readings: list[tuple[Figure, Terms, Terms]] = [
        (rate, ((1, actual), (-1, target)), ((1, target),))
        for actual in reversed(done)
        for target in reversed(planned)
        if actual.dimension == target.dimension
    ]
    here = [
        r
        for r in readings
        if (r[1][0][1].paragraph, r[1][0][1].sentence)
        == (r[1][1][1].paragraph, r[1][1][1].sentence)
    ]
    amounts = {(r[1][0][1].value, r[1][1][1].value) for r in here}
    if state.best("growth", readings, here[0] if len(amounts) == 1 else None) is None:
        state.pass_by(rate, "no_denominator")
    return True
