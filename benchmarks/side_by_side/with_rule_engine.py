"""rule-engine: a compiled expression for each rule, one project at a time.

It computes with decimals of 28 digits, so points are whole numbers rounded half up as
``(2·w·a + t) // (2·t)``, which agrees exactly. A comparison with null is an error, so missing
values are tested first. It has no rule that adds up other rules: total and grade are Python's.
"""

from __future__ import annotations

from collections.abc import Callable

from side_by_side.answer import Answer, grade_of
from side_by_side.compared import COMPARED
from side_by_side.projects import RATIO_WEIGHT, TIER_RANGES, WEIGHT, Row

_FULL = WEIGHT * 100


def decider() -> Callable[[Row], Answer]:
    """Give the function that runs all rules on one project; parsing them is not measured."""
    from rule_engine import Rule

    scores = [Rule(text).evaluate for text in _scores()]
    checks = [(i, Rule(text).matches) for i, text in enumerate(_checks(), 1)]

    def decide(row: Row) -> Answer:
        points = tuple(int(score(row)) for score in scores)
        total = sum(points)
        raised = tuple(i for i, matches in checks if matches(row))
        return Answer(points, total, grade_of(total), raised)

    return decide


def _scores() -> list[str]:
    part = "(2 * {w} * {a} + {t}) // (2 * {t})"
    whole = "$max([0, 300 - 30 * ((10000 - progress1) // 500)])"
    started = "$max([0, 300 - 30 * ((10499 - progress2) // 500)])"
    even = "$max([0, 30050 - 6 * (10000 - progress3)]) // 100"
    over = "$max([0, 300 - 15 * ((progress4 - 5000) // 200)])"
    both = "$max([0, 30050 - 6 * $abs(progress5 - 8000)]) // 100"
    return [
        *(
            _known(
                f"actual{i} target{i}",
                f"actual{i} >= target{i} ? {RATIO_WEIGHT * 100} : "
                + part.format(w=RATIO_WEIGHT * 100, a=f"actual{i}", t=f"target{i}"),
            )
            for i in range(1, 11)
        ),
        *(
            _known(
                f"quality{i}",
                f"quality{i} >= 9500 ? {_FULL} : (quality{i} >= 9000 ? 240 : "
                f"(quality{i} >= 8000 ? 180 : 0))",
            )
            for i in range(1, 7)
        ),
        _known("progress1", f"progress1 >= 10000 ? 300 : {whole}"),
        _known("progress2", f"progress2 >= 10000 ? 300 : (progress2 <= 4000 ? 0 : {started})"),
        _known("progress3", f"progress3 >= 10000 ? 300 : {even}"),
        _known("progress4", f"progress4 <= 5000 ? 300 : {over}"),
        _known("progress5", both),
        *(
            _known(
                f"cost{i} limit{i}",
                f"cost{i} <= limit{i} ? {_FULL} : "
                + part.format(w=_FULL, a=f"limit{i}", t=f"cost{i}"),
            )
            for i in range(1, 6)
        ),
        *(_tier(i) for i in (1, 2)),
        f"accepted == true and complaints != null and complaints <= 2 ? {_FULL} : 0",
        _known(
            "approved disclosed filed handed_over",
            "(approved ? 120 : 0) + (disclosed ? 90 : 0) + (filed ? 60 : 0) "
            "+ (handed_over ? 30 : 0)",
        ),
    ]


def _known(names: str, text: str) -> str:
    missing = " or ".join(f"{name} == null" for name in names.split())
    return f"({missing}) ? 0 : ({text})"


def _tier(i: int) -> str:
    t, a, r = f"tier{i}", f"awarded{i}", f"reason{i}"
    text = "0"
    for name, (low, high) in reversed(TIER_RANGES.items()):
        best = name == "达成"
        explained = "" if best else f"{r} != null and "
        within = f"{explained}{a} >= {low} and {a} {'<=' if best else '<'} {high}"
        text = f"({t} == '{name}' ? (({within}) ? {a} : 0) : {text})"
    return _known(a, text)


def _checks() -> list[str]:
    return [
        " and ".join([*(f"{name} != null" for name in names.split()), f"({text})"])
        for names, text in COMPARED
    ]
