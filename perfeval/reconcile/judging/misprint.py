"""Whether one wrong digit explains why amounts do not add up.

A list that no word declares to be whole may leave something out; then it misses its total by any
amount. Where changing a single printed digit, or swapping two neighbours, makes it add up to the
last place, chance is out of the question for long numbers, and the list was meant to be whole.
"""

from __future__ import annotations

from fractions import Fraction

from perfeval.reconcile.figures.figure import About, Figure
from perfeval.reconcile.judging.relation import Terms

_FEWEST_DIGITS = 5


def misprinted(printed: Figure, terms: Terms, fewest: int = _FEWEST_DIGITS) -> Figure | None:
    """Give the figure whose one digit explains the gap, None when no digit does.

    Args:
        printed: The total.
        terms: Its parts with their signs.
        fewest: How many digits the total needs, counted in the finest place of all figures.
    """
    figures = [printed, *(figure for _, figure in terms)]
    if any(figure.about is not About.EXACT for figure in figures):
        return None
    finest = min(_step(figure) for figure in figures)
    if len(str(int(printed.value / finest)).rstrip("0")) < fewest:
        return None
    gap = sum((sign * figure.value for sign, figure in terms), -printed.value)
    if not gap:
        return None
    found = next(iter(_explained(printed, terms, gap)), None)
    return found[0] if found is not None else None


def explanations(printed: Figure, terms: Terms) -> list[tuple[Figure, Fraction]]:
    """Give the figures whose one digit would make a sum right, with what they would be."""
    gap = sum((sign * figure.value for sign, figure in terms), -printed.value)
    exact = all(f.about is About.EXACT for f in (printed, *(f for _, f in terms)))
    return _explained(printed, terms, gap) if gap and exact else []


def _explained(printed: Figure, terms: Terms, gap: Fraction) -> list[tuple[Figure, Fraction]]:
    meant = [(printed, printed.value + gap), *((f, f.value - sign * gap) for sign, f in terms)]
    return [(figure, value) for figure, value in meant if _one_digit(figure, value)]


def _step(figure: Figure) -> Fraction:
    return figure.step or Fraction(1)


def _one_digit(figure: Figure, meant: Fraction) -> bool:
    """Whether a value is what a figure shows but for one digit or two swapped neighbours."""
    shown, other = figure.value / _step(figure), meant / _step(figure)
    if other < 0 or other.denominator != 1:
        return False
    left = str(int(shown))
    right = str(int(other)).rjust(len(left), "0")
    if len(left) != len(right):
        return False
    wrong = [n for n, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    if len(wrong) == 1:
        return True
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
    return swapped and left[wrong[0]] == right[wrong[1]] and left[wrong[1]] == right[wrong[0]]
