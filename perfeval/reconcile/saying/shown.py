"""Figures and amounts as they are printed in a report, and what may explain a failure."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from perfeval.reconcile.figures.figure import Figure, Kind
from perfeval.reconcile.judging.misprint import explanations
from perfeval.reconcile.judging.relation import Relation, Status
from perfeval.reconcile.relations.sums.lists import unit_slip
from perfeval.values.show import show_plain
from perfeval.values.units import MONEY

_MOST_EXPLAINED = 3
_RATIOS = ("rate", "share", "growth", "product")
Words = Callable[[str, str], str]


def shown_figure(figure: Figure) -> str:
    """Give a figure with its label."""
    return f"{figure.label} {figure.text}".strip() if figure.label else figure.text


def shown_amount(value: Fraction, like: Figure) -> str:
    """Show a value in the unit of a printed figure."""
    if like.kind in (Kind.RATE, Kind.POINTS):
        factor = Fraction(1, 1000) if like.unit == "‰" else Fraction(1, 100)
    else:
        factor = Fraction(MONEY.get(like.unit, 1))
    places = max(like.decimals + 2, 4)
    unit = like.unit if like.kind is not Kind.PLAIN else ""
    return f"{show_plain(value / factor, places)}{unit}"


def why_it_fails(relation: Relation, words: Words) -> str:
    """Say what may explain a failure: a digit, or decimals cut off instead of rounded."""
    if relation.status is not Status.FAILS:
        return ""
    if relation.kind in _RATIOS:
        return _cut_off(relation, words)
    if relation.kind not in ("sum", "difference") or relation.divisors:
        return ""
    slip = unit_slip(relation.printed, [f for _, f in relation.terms])
    if slip is not None and relation.kind == "sum":
        unit = relation.printed.unit
        return words(
            f"也许写错了单位：{slip.text} 以{unit}为单位就相符",
            f"perhaps a wrong unit: right if {slip.text} is in {unit}",
        )
    meant = explanations(relation.printed, relation.terms)
    if not 0 < len(meant) <= _MOST_EXPLAINED:
        return ""
    said = words("、", ", ").join(
        words(f"{f.text} 是 {shown_amount(v, f)}", f"{f.text} for {shown_amount(v, f)}")
        for f, v in meant
    )
    return words(f"也许印错了一个数字：{said}，就相符", f"perhaps one wrong digit: {said}")


def _cut_off(relation: Relation, words: Words) -> str:
    printed = relation.printed
    if printed.decimals and 0 < relation.difference < printed.step:
        return words("像是截去了尾数，没有四舍五入", "its decimals seem cut off, not rounded")
    return ""
