"""Sums that no word announces: lists in parentheses, and neighbours that add up exactly."""

from __future__ import annotations

from fractions import Fraction

from perfeval.reconcile.figures.figure import About, Figure, Kind
from perfeval.reconcile.judging.misprint import misprinted
from perfeval.reconcile.judging.relation import Status, judged, plus
from perfeval.reconcile.judging.state import State
from perfeval.reconcile.reading.document import Paragraph

_FEWEST_DIGITS = 3
_LONGEST = 40
_NEAR = 3
_LONG, _SHORT = 6, 4
_MOST = 40
_NEVER = {"change", "each"}


def check_runs(state: State) -> None:
    """Check lists in parentheses; state runs of neighbours that add up to an amount beside them."""
    window: list[Figure] = []
    heads: list[Figure] = []
    for block, figures in zip(state.blocks, state.prose, strict=True):
        if not isinstance(block, Paragraph):
            continue
        _in_parentheses(state, figures)
        window = [*window[-16:], *(f for f in figures if f.usable and not f.tags & _NEVER)]
        for kind in dict.fromkeys(f.dimension for f in figures if f.usable):
            _neighbours(state, [f for f in window if f.dimension == kind])
        _whole_sentences(state, [f for f in figures if f.usable and not f.tags & _NEVER], heads)
        heads = [*heads, *(f for f in figures if f.kind is Kind.MONEY and _weighty(f))][-_MOST:]


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
        digit = misprinted(total, plus(parts), _SHORT) is not None
        sure = (close or digit) and plain and total.end + 2 >= inside[0].opener
        state.best("sum", [reading], reading if sure else None)


def _neighbours(state: State, pool: list[Figure]) -> None:
    for total in pool:
        known = id(total) in state.totals
        if known and (total.kind is not Kind.MONEY or not _weighty(total)):
            continue
        alike = [f for f in pool if f.paragraph == total.paragraph]
        figures = alike if total.kind is Kind.COUNT or not _weighty(total) else pool
        place = next(n for n, f in enumerate(figures) if f is total)
        found = _beside(total, figures, place)
        if found:
            _state(state, total, found)
        elif _weighty(total) and not known and id(total) not in state.parts:
            _but_for_a_digit(state, total, figures[place + 1 :])


def _but_for_a_digit(state: State, total: Figure, later: list[Figure]) -> None:
    """Tell a long total that what follows it in its paragraph misses by one wrong digit."""
    later = [f for f in later if f.paragraph == total.paragraph and id(f) not in state.totals]
    same = [f for f in later if (f.sentence, f.segment) == (total.sentence, total.segment)]
    firsts = list({f.segment: f for f in reversed(later)}.values())[::-1]
    others = [f for f in firsts if f.segment != total.segment]
    for parts in (same, others):
        if len(parts) > 1 and misprinted(total, plus(parts), _LONG):
            relation = judged("sum", total, plus(parts))
            if relation is not None:
                state.add(relation)
                return


def _beside(total: Figure, figures: list[Figure], place: int) -> list[Figure]:
    """Give neighbours of a figure that add up to it, empty when none do."""
    later = figures[place + 1 :]
    if not _weighty(total):
        return _run(total, later) if total.kind is Kind.MONEY else []
    runs = [_run(total, later[start : start + _LONGEST]) for start in range(_NEAR)]
    runs.append(_run(total, figures[max(0, place - _LONGEST) : place][::-1]))
    for key in (_by_sentence, _by_paragraph):
        firsts = list({key(f): f for f in reversed(later)}.values())[::-1]
        runs.append(_run(total, firsts))
        runs.append(_run(total, [f for f in firsts if key(f) != key(total)]))
    return next((run for run in runs if run), [])


def _whole_sentences(state: State, figures: list[Figure], heads: list[Figure]) -> None:
    """All the money of a sentence or paragraph, when it adds up to an amount said before."""
    money = [f for f in figures if f.kind is Kind.MONEY and not f.scope]
    groups: dict[tuple[int, int], list[Figure]] = {}
    for figure in money:
        groups.setdefault(_by_sentence(figure), []).append(figure)
    for group in (*groups.values(), money):
        amount = sum((f.value for f in group), Fraction(0))
        total = next((f for f in reversed(heads) if f.value == amount), None)
        fresh = not all(id(f) in state.parts for f in group)
        if total is not None and fresh and len(group) > 1 and len({f.unit for f in group}) == 1:
            _state(state, total, group)


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
    wanted, amount = total.scaled(), total.scaled() * 0
    for number, figure in enumerate(figures, start=1):
        amount += figure.scaled()
        if number > 1 and amount == wanted and figure.value > 0:
            return figures[:number]
        if amount > wanted:
            break
    return []


def _weighty(figure: Figure) -> bool:
    digits = figure.text.replace(",", "").replace(".", "")
    shown = "".join(c for c in digits if c.isdigit()).strip("0")
    fewest = _FEWEST_DIGITS if figure.kind is Kind.MONEY else 2
    return figure.about is About.EXACT and len(shown) >= fewest
