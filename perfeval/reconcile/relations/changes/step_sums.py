"""Changes of parts add up to the change of their whole: less 1070 is less 2354 and more 1284."""

from __future__ import annotations

import re

from perfeval.reconcile.figures.clauses import beside, is_down
from perfeval.reconcile.figures.figure import Figure
from perfeval.reconcile.judging.relation import Status, Terms, judged
from perfeval.reconcile.judging.state import State

_LISTS = re.compile("[：:]|其中|分别")
_FEWEST = 3
_ADJUSTED = re.compile("口径|可比|剔除|扣除|还原")


def check_step_sums(state: State) -> None:
    """Judge the changes that stand behind the figures of every sum of the text that holds."""
    for figures in state.prose:
        for place, total in enumerate(figures):
            if total.usable and "change" in total.tags:
                _listed(state, total, figures[place + 1 :])
    for relation in list(state.relations):
        whole = relation.kind == "sum" and relation.status is not Status.FAILS
        if not whole or any(sign < 0 for sign, _ in relation.terms):
            continue
        steps = [_step(state, figure) for figure in relation.figures()]
        known = [step for step in steps if step is not None]
        if len(known) < len(steps) or len({step.dimension for step in known}) > 1:
            continue
        total, parts = known[0], known[1:]
        down = is_down(total.before)
        terms: Terms = tuple((1 if is_down(f.before) is down else -1, f) for f in parts)
        found = judged("sum", total, terms)
        near = found is not None and abs(found.difference) * 4 < total.value
        told = near and not any(_ADJUSTED.search(f.quotation) for f in known)
        if found is not None and (found.status is Status.HOLDS or told):
            state.add(found)


def _listed(state: State, total: Figure, later: list[Figure]) -> None:
    """“减少830万元：接待费减少38万元；购置费减少334万元；……” lists changes, one a segment."""
    same = [f for f in later if f.usable and f.sentence == total.sentence]
    steps = [f for f in same if "change" in f.tags and f.dimension == total.dimension]
    if len(steps) < _FEWEST or len(steps) < len(same) or not _LISTS.search(total.quotation):
        return
    down = is_down(total.before)
    terms: Terms = tuple((1 if is_down(f.before) is down else -1, f) for f in steps)
    found = judged("sum", total, terms)
    near = found is not None and abs(found.difference) * 4 < total.value
    if found is not None and (found.status is Status.HOLDS or near):
        state.add(found)


def _step(state: State, figure: Figure) -> Figure | None:
    """Give the change told of an amount: the first one behind it in its segment."""
    if figure.scope < 0 or not state.prose[figure.paragraph]:
        return None
    for other in state.prose[figure.paragraph]:
        if other.start <= figure.start or not other.usable:
            continue
        if not beside(other, figure):
            return None
        if "change" in other.tags:
            return other
        if not other.after.startswith("的"):
            return None
    return None
