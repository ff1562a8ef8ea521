"""Sums that no word announces: lists in parentheses, and neighbours that add up exactly."""

from __future__ import annotations

from perfeval.reconcile.document import Paragraph
from perfeval.reconcile.figure import About, Figure, Kind
from perfeval.reconcile.judge import Status, judged, plus
from perfeval.reconcile.state import State

_FEWEST_DIGITS = 3
_LONGEST = 40
_NEAR = 3
_NEVER = {"change", "each"}


def check_runs(state: State) -> None:
    """Check lists in parentheses; state runs of neighbours that add up to an amount beside them."""
    window: list[Figure] = []
    for block, figures in zip(state.blocks, state.prose, strict=True):
        if not isinstance(block, Paragraph):
            continue
        _in_parentheses(state, figures)
        window = [*window[-16:], *(f for f in figures if f.usable and not f.tags & _NEVER)]
        for kind in dict.fromkeys(f.dimension for f in window):
            _neighbours(state, [f for f in window if f.dimension == kind])


def _in_parentheses(state: State, figures: list[Figure]) -> None:
    """“500万元（中央300万元、省级200万元）”."""
    for scope in dict.fromkeys(f.scope for f in figures if f.scope):
        inside = [f for f in figures if f.scope == scope]
        ahead = [f for f in figures if f.scope != scope and f.end <= inside[0].opener and f.usable]
        if len(inside) < 2 or not ahead:
            continue
        total = ahead[-1]
        parts = [f for f in inside if f.dimension == total.dimension]
        if len(parts) < 2 or any(id(f) in state.totals or id(f) in state.parts for f in parts):
            continue
        reading = (total, plus(parts), ())
        amount = sum((f.value for f in parts), total.value * 0)
        close = amount * 4 >= total.value * 3 and total.value * 4 >= amount * 3
        plain = len(parts) == len(inside) and not any(f.tags & {"total", "spent"} for f in parts)
        sure = close and plain and total.end + 2 >= inside[0].opener
        state.best("sum", [reading], reading if sure else None)


def _neighbours(state: State, figures: list[Figure]) -> None:
    for place, total in enumerate(figures):
        if id(total) in state.totals:
            continue
        if not _weighty(total):
            following = [f for f in figures[place + 1 :] if f.paragraph == total.paragraph]
            found = _run(total, following) if total.kind is Kind.MONEY else []
            if found:
                _state(state, total, found)
            continue
        starts = range(place + 1, min(place + 1 + _NEAR, len(figures)))
        runs = [_run(total, figures[start : start + _LONGEST]) for start in starts]
        runs.append(_run(total, figures[max(0, place - _LONGEST) : place][::-1]))
        later = figures[place + 1 :]
        for key in (_by_sentence, _by_paragraph):
            firsts = list({key(f): f for f in reversed(later)}.values())[::-1]
            runs.append(_run(total, firsts))
            runs.append(_run(total, [f for f in firsts if key(f) != key(total)]))
        found = next((run for run in runs if run), [])
        if found:
            _state(state, total, found)


def _state(state: State, total: Figure, found: list[Figure]) -> None:
    if not all(id(f) in state.parts for f in found):
        relation = judged("sum", total, plus(found))
        if relation is not None and relation.status is Status.HOLDS:
            state.add(relation)


def _by_sentence(figure: Figure) -> tuple[int, int]:
    return (figure.paragraph, figure.sentence)


def _by_paragraph(figure: Figure) -> tuple[int, int]:
    return (figure.paragraph, 0)


def _run(total: Figure, figures: list[Figure]) -> list[Figure]:
    """Give the beginning of a row of amounts that adds up to the total, empty when none does."""
    amount = total.value * 0
    for number, figure in enumerate(figures, start=1):
        amount += figure.value
        if number > 1 and amount == total.value and figure.value > 0:
            return figures[:number]
        if amount > total.value:
            break
    return []


def _weighty(figure: Figure) -> bool:
    digits = figure.text.replace(",", "").replace(".", "")
    shown = "".join(c for c in digits if c.isdigit()).strip("0")
    fewest = _FEWEST_DIGITS if figure.kind is Kind.MONEY else 2
    return figure.about is About.EXACT and len(shown) >= fewest
