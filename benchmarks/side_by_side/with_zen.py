"""zen-engine: a decision graph of expressions, one project at a time.

zen computes with decimals of 28 digits. Points are written in whole numbers, rounded half up as
``floor((2·w·a + t) / (2·t))``, which agrees exactly; rates and money come as scaled integers.
Comparing null with a number is an error there, so missing values are tested first.

An engine with a static loader compiles the graph once; a decision made of JSON text parses its
expressions anew for each project and is about five times slower. Both are measured.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from side_by_side.answer import CHECKS, INDICATORS, Answer
from side_by_side.compared import COMPARED
from side_by_side.projects import RATIO_WEIGHT, TIER_RANGES, WEIGHT, Row

_FULL = WEIGHT * 100


def compiled() -> Callable[[bytes], Any]:
    """Give the graph as an engine with a static loader evaluates it: the fastest form found."""
    import zen

    engine = zen.ZenEngine({"loader": {"type": "static", "content": {"rules": graph()}}})
    return lambda context: engine.evaluate("rules", context)


def decision() -> Callable[[bytes], Any]:
    """Give the graph as a decision object made of JSON text, as zen's manual begins."""
    import zen

    return zen.ZenEngine().create_decision(json.dumps(graph())).evaluate  # type: ignore[no-any-return,unused-ignore]


def contexts(rows: list[Row]) -> list[bytes]:
    """Give the projects as JSON text, which zen takes faster than dicts; not measured."""
    return [json.dumps(row, ensure_ascii=False).encode() for row in rows]


def graph() -> dict[str, object]:
    """Give the decision graph: input, expressions, output."""
    expressions = [
        {"id": key, "key": key, "value": value} for key, value in (*_scores(), *_checks())
    ]
    content = {"expressions": expressions}
    return {
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in"},
            {"id": "rules", "type": "expressionNode", "name": "rules", "content": content},
            {"id": "out", "type": "outputNode", "name": "out"},
        ],
        "edges": [
            {"id": "1", "sourceId": "in", "targetId": "rules", "type": "edge"},
            {"id": "2", "sourceId": "rules", "targetId": "out", "type": "edge"},
        ],
    }


def _scores() -> list[tuple[str, str]]:
    texts = [
        *(_ratio(i) for i in range(1, 11)),
        *(_band(f"quality{i}") for i in range(1, 7)),
        *_steps(),
        *(_inverse(i) for i in range(1, 6)),
        *(_tier(i) for i in range(1, 3)),
        f"accepted == true and complaints != null and complaints <= 2 ? {_FULL} : 0",
        _listed(),
    ]
    scores = [(f"p{i}", text) for i, text in enumerate(texts, 1)]
    total = " + ".join(f"$.{key}" for key, _ in scores)
    grade = "$.total >= 9000 ? '优' : $.total >= 8000 ? '良' : $.total >= 6000 ? '中' : '差'"
    return [*scores, ("total", total), ("grade", grade)]


def _ratio(i: int) -> str:
    a, t, w = f"actual{i}", f"target{i}", RATIO_WEIGHT * 100
    part = f"floor(({2 * w} * {a} + {t}) / (2 * {t}))"
    return f"{a} == null or {t} == null ? 0 : {a} >= {t} ? {w} : {part}"


def _band(q: str) -> str:
    bands = f"{q} >= 9500 ? {_FULL} : {q} >= 9000 ? 240 : {q} >= 8000 ? 180 : 0"
    return f"{q} == null ? 0 : {bands}"


def _steps() -> list[str]:
    """The deductions: 0.3 a 5 points, whole steps, started steps and in proportion."""

    def known(i: int, text: str) -> str:
        return f"progress{i} == null ? 0 : {text}"

    whole = "max([0, 300 - 30 * floor((10000 - progress1) / 500)])"
    started = "max([0, 300 - 30 * ceil((10000 - progress2) / 500)])"
    even = "max([0, floor((30050 - 6 * (10000 - progress3)) / 100)])"
    over = "max([0, 300 - 15 * floor((progress4 - 5000) / 200)])"
    both = "max([0, floor((30050 - 6 * abs(progress5 - 8000)) / 100)])"
    return [
        known(1, f"progress1 >= 10000 ? 300 : {whole}"),
        known(2, f"progress2 >= 10000 ? 300 : progress2 <= 4000 ? 0 : {started}"),
        known(3, f"progress3 >= 10000 ? 300 : {even}"),
        known(4, f"progress4 <= 5000 ? 300 : {over}"),
        known(5, both),
    ]


def _inverse(i: int) -> str:
    c, m = f"cost{i}", f"limit{i}"
    part = f"floor(({2 * _FULL} * {m} + {c}) / (2 * {c}))"
    return f"{c} == null or {m} == null ? 0 : {c} <= {m} ? {_FULL} : {part}"


def _tier(i: int) -> str:
    t, a, r = f"tier{i}", f"awarded{i}", f"reason{i}"
    text = "0"
    for name, (low, high) in reversed(TIER_RANGES.items()):
        explained = "" if name == "达成" else f"{r} != null and "
        sign = "<=" if name == "达成" else "<"
        within = f"{explained}{a} >= {low} and {a} {sign} {high}"
        text = f"{t} == '{name}' ? ({within} ? {a} : 0) : {text}"
    return f"{a} == null ? 0 : {text}"


def _listed() -> str:
    shares = {"approved": 120, "disclosed": 90, "filed": 60, "handed_over": 30}
    missing = " or ".join(f"{name} == null" for name in shares)
    kept = " + ".join(f"({name} ? {share} : 0)" for name, share in shares.items())
    return f"{missing} ? 0 : {kept}"


def _checks() -> list[tuple[str, str]]:
    return [
        (f"y{i}", " and ".join([*(f"{name} != null" for name in names.split()), text]))
        for i, (names, text) in enumerate(COMPARED, 1)
    ]


_POINTS = [f"p{i}" for i in range(1, INDICATORS + 1)]
_RAISED = [(i, f"y{i}") for i in range(1, CHECKS + 1)]


def answer(response: Any) -> Answer:
    """Turn a response into an answer; not measured."""
    result = response["result"]
    points = tuple(int(result[key]) for key in _POINTS)
    raised = tuple(i for i, key in _RAISED if result[key])
    return Answer(points, int(result["total"]), str(result["grade"]), raised)
