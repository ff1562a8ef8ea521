"""The rules written by hand on exact ratios: what all engines are held to. Not timed."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import cast

from side_by_side.answer import Answer, grade_of
from side_by_side.projects import (
    BANDS,
    INVERSES,
    RATIO_WEIGHT,
    RATIOS,
    STEPS,
    TIER_RANGES,
    TIERS,
    WEIGHT,
    Row,
)

_LOW_TO_HIGH = ((Fraction(95, 100), 100), (Fraction(9, 10), 80), (Fraction(8, 10), 60))


def answer(row: Row) -> Answer:
    """Score and check one project."""
    points = (
        *(_ratio(row, i) for i in range(1, RATIOS + 1)),
        *(_band(row, i) for i in range(1, BANDS + 1)),
        *(_step(row, i) for i in range(1, STEPS + 1)),
        *(_inverse(row, i) for i in range(1, INVERSES + 1)),
        *(_tier(row, i) for i in range(1, TIERS + 1)),
        _accepted(row),
        _listed(row),
    )
    cents = tuple(_half_up(x) for x in points)
    total = sum(cents)
    return Answer(cents, total, grade_of(total), _raised(row))


def _half_up(points: Fraction) -> int:
    return (points * 100 + Fraction(1, 2)).__floor__()


def _number(row: Row, name: str, scale: int) -> Fraction | None:
    value = row[name]
    return None if value is None else Fraction(cast("int", value), 10**scale)


def _ratio(row: Row, i: int) -> Fraction:
    target, actual = _number(row, f"target{i}", 2), _number(row, f"actual{i}", 2)
    if target is None or actual is None:
        return Fraction(0)
    return RATIO_WEIGHT * min(Fraction(1), actual / target)


def _band(row: Row, i: int) -> Fraction:
    rate = _number(row, f"quality{i}", 4)
    if rate is None:
        return Fraction(0)
    share = next((share for end, share in _LOW_TO_HIGH if rate >= end), 0)
    return Fraction(WEIGHT * share, 100)


def _step(row: Row, i: int) -> Fraction:
    rate = _number(row, f"progress{i}", 4)
    if rate is None or (i == 2 and rate <= Fraction(4, 10)):
        return Fraction(0)
    lack = max(Fraction(0), 1 - rate) * 20
    over = max(Fraction(0), rate - Fraction(1, 2)) * 50
    each = Fraction(3, 10)
    deducted = (
        lack.__floor__() * each,
        lack.__ceil__() * each,
        lack * each,
        over.__floor__() * each / 2,
        abs(rate - Fraction(8, 10)) * 20 * each,
    )[i - 1]
    return max(Fraction(0), WEIGHT - deducted)


def _inverse(row: Row, i: int) -> Fraction:
    cost, limit = _number(row, f"cost{i}", 2), _number(row, f"limit{i}", 2)
    if cost is None or limit is None:
        return Fraction(0)
    return Fraction(WEIGHT) if cost <= limit else WEIGHT * limit / cost


def _tier(row: Row, i: int) -> Fraction:
    tier, awarded = row[f"tier{i}"], _number(row, f"awarded{i}", 2)
    if tier is None or awarded is None or (tier != "达成" and row[f"reason{i}"] is None):
        return Fraction(0)
    low, high = TIER_RANGES[str(tier)]
    within = low <= awarded * 100 < high or (tier == "达成" and awarded * 100 == high)
    return awarded if within else Fraction(0)


def _accepted(row: Row) -> Fraction:
    complaints = row["complaints"]
    few = complaints is not None and cast("int", complaints) <= 2
    return Fraction(WEIGHT if row["accepted"] and few else 0)


def _listed(row: Row) -> Fraction:
    shares = {"approved": 40, "disclosed": 30, "filed": 20, "handed_over": 10}
    if any(row[name] is None for name in shares):
        return Fraction(0)
    return Fraction(WEIGHT * sum(share for name, share in shares.items() if row[name]), 100)


def _raised(row: Row) -> tuple[int, ...]:
    """Judge each check on its own; a check that lacks a value that could decide is not raised."""
    tests: tuple[tuple[str, Callable[..., bool]], ...] = (
        ("paid budget schedule", lambda p, b, s: Fraction(p, b) < Fraction(s - 1_000, 10_000)),
        ("paid budget", lambda p, b: p > b),
        ("settled contract", lambda s, c: s > c),
        ("quality1", lambda q: q < 8_000),
        ("quality2 quality3", lambda p, q: p < q - 500),
        ("actual1 target1", lambda a, t: 2 * a < t),
        ("actual2 target2", lambda a, t: a == t),
        ("cost1 limit1", lambda c, m: Fraction(c, m) > Fraction(12, 10)),
        ("finished planned", lambda f, p: f > p),
        ("started finished", lambda s, f: f - s > 365),
        ("disclosed", lambda d: not d),
        ("tier1 awarded1", lambda t, a: t == "未达成" and a >= 180),
        ("", lambda: any(_below(row, f"progress{i}", 6_000) for i in (1, 2))),
        ("surplus budget", lambda s, b: Fraction(s, b) > Fraction(8, 100)),
        ("satisfaction complaints", lambda s, c: s < 9_000 and c > 0),
    )
    raised = []
    for number, (names, test) in enumerate(tests, 1):
        values = [row[name] for name in names.split()]
        if None not in values and test(*values):
            raised.append(number)
    return tuple(raised)


def _below(row: Row, name: str, end: int) -> bool:
    value = row[name]
    return value is not None and cast("int", value) < end
