"""durable-rules without any adapter of perfeval's: a Rete network over small facts a project.

It cannot multiply two fields exactly, so differences and quotients of two fields are computed in
Python, before or in the actions, in its favour. Used as its manual shows it crashes or drops
facts, so this keeps to what was found to be safe: ``$and`` always, few rules a fact, one fact a
call with an id of its own, a rule that takes every fact, the context deleted after each project.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from side_by_side.answer import INDICATORS, Answer, grade_of
from side_by_side.projects import RATIO_WEIGHT, TIER_RANGES, WEIGHT, Row
from side_by_side.with_business_rules import DIFFERENCES, STEPS, part_of

_FULL = WEIGHT * 100
_RULESET = "side_by_side"
_CONTEXT = "0"
Condition = dict[str, Any]
Action = Callable[[dict[str, Any]], None]
_CLOSED = {"approved": 120, "disclosed": 90, "filed": 60, "handed_over": 30}
_GROUPS = {
    "ratio": [f"{name}{i}" for i in range(1, 11) for name in ("actual", "target")],
    "quality": [f"quality{i}" for i in range(1, 7)],
    "step": [f"progress{i}" for i in range(1, 6)],
    "inverse": [f"{name}{i}" for i in range(1, 6) for name in ("cost", "limit")],
    "judged": [f"{name}{i}" for i in (1, 2) for name in ("tier", "awarded", "reason")],
    "listed": ["accepted", "complaints", "satisfaction", *_CLOSED],
}
"""Which fields go into which fact; a seventh fact holds the differences."""


class _Sheet:
    """What the actions fill in: points and raised checks of the project at hand."""

    def __init__(self) -> None:
        self.points = [0] * INDICATORS
        self.raised: list[int] = []


def decider() -> Callable[[Row], Answer]:
    """Give the function that runs all rules on one project."""
    from durable.engine import Host

    class QuietHost(Host):  # type: ignore[misc,unused-ignore]
        """A host without the threads that poll for timers."""

        def _run(self) -> None:
            return

    sheet = _Sheet()
    host = QuietHost()
    host.set_rulesets({_RULESET: _rules(sheet)})

    def decide(row: Row) -> Answer:
        sheet.__init__()  # type: ignore[misc]
        for number, fact in enumerate(_facts(row)):
            fact |= {"id": f"f{number}", "_1": 1}
            state = host.assert_fact(_RULESET, fact)
            if state is not None and "exception" in state:
                raise RuntimeError(state["exception"])
        host.delete_state(_RULESET, _CONTEXT)
        total = sum(sheet.points)
        return Answer(tuple(sheet.points), total, grade_of(total), tuple(sorted(sheet.raised)))

    return decide


def _facts(row: Row) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = []
    for kind, names in _GROUPS.items():
        fact = {name: value for name in names if (value := row[name]) is not None}
        facts.append({"kind": kind, **fact})
    gaps: dict[str, Any] = {"kind": "gap", "copied": 0}
    for name, (fields, compute) in DIFFERENCES.items():
        values = [row[field] for field in fields.split()]
        if None not in values:
            gaps[name] = compute(*values)
    if row["actual2"] is not None and row["actual2"] == row["target2"]:
        gaps["copied"] = 1
    return [*facts, gaps]


def _rules(sheet: _Sheet) -> dict[str, Any]:
    rules: dict[str, Any] = {}

    def rule(kind: str, tests: list[Condition], act: Action) -> None:
        conditions = [{"kind": kind}, *tests] if kind else tests
        held = [{"m": {"$and": conditions}}]
        rules[f"r{len(rules)}"] = {"all": held, "run": lambda closure: act(_fact(closure))}

    for i in range(1, 11):
        there = [_there(f"actual{i}"), _there(f"target{i}")]
        rule("ratio", there, _ratio(sheet, i, RATIO_WEIGHT * 100, f"actual{i}", f"target{i}"))
    for i in range(1, 7):
        ends = ((9_500, None, _FULL), (9_000, 9_500, 240), (8_000, 9_000, 180))
        for low, high, points in ends:
            tests = [
                _at_least(f"quality{i}", low),
                *([_below(f"quality{i}", high)] if high else []),
            ]
            rule("quality", tests, _give(sheet, 10 + i, points))
    for i in range(1, 6):
        rule("step", [_there(f"progress{i}")], _step(sheet, i))
        there = [_there(f"cost{i}"), _there(f"limit{i}")]
        rule("inverse", there, _ratio(sheet, 21 + i, _FULL, f"limit{i}", f"cost{i}"))
    for i in (1, 2):
        for name, (low, high) in TIER_RANGES.items():
            best = name == "达成"
            tests = [{f"tier{i}": name}, _at_least(f"awarded{i}", low)]
            tests.append(_below(f"awarded{i}", high + 1 if best else high))
            rule("judged", tests if best else [*tests, _there(f"reason{i}")], _award(sheet, i))
    few = [{"accepted": True}, _below("complaints", 3)]
    rule("listed", few, _give(sheet, 29, _FULL))
    rule("listed", [_there(name) for name in _CLOSED], _listed(sheet))
    for i, (kind, ways) in enumerate(_checks(), 1):
        for way in ways:
            rule(kind, way, _flag(sheet, i))
    rule("", [_there("_1")], lambda _: None)
    return rules


def _fact(closure: Any) -> dict[str, Any]:
    return cast("dict[str, Any]", closure._m["m"])  # noqa: SLF001 - the wrapper is twice as slow


def _there(name: str) -> Condition:
    return {"$ex": {name: 1}}


def _at_least(name: str, value: int) -> Condition:
    return {"$gte": {name: value}}


def _below(name: str, value: int) -> Condition:
    return {"$lt": {name: value}}


def _checks() -> list[tuple[str, list[list[Condition]]]]:
    """Give for each check the kind of fact and the tests of its rules (two for an ``or``)."""
    return [
        ("gap", [[_below("schedule_gap", 0)]]),
        ("gap", [[_at_least("over_budget", 1)]]),
        ("gap", [[_at_least("over_contract", 1)]]),
        ("quality", [[_below("quality1", 8_000)]]),
        ("gap", [[_at_least("quality_gap", 1)]]),
        ("gap", [[_at_least("half_gap", 1)]]),
        ("gap", [[{"copied": 1}]]),
        ("gap", [[_at_least("over_limit", 1)]]),
        ("gap", [[_at_least("days_late", 1)]]),
        ("gap", [[_at_least("days_taken", 366)]]),
        ("listed", [[{"disclosed": False}]]),
        ("judged", [[{"tier1": "未达成"}, _at_least("awarded1", 180)]]),
        ("step", [[_below(f"progress{i}", 6_000)] for i in (1, 2)]),
        ("gap", [[_at_least("surplus_gap", 1)]]),
        ("listed", [[_below("satisfaction", 9_000), _at_least("complaints", 1)]]),
    ]


def _ratio(sheet: _Sheet, number: int, full: int, part: str, whole: str) -> Action:
    def act(fact: dict[str, Any]) -> None:
        sheet.points[number - 1] = part_of(full, fact[part], fact[whole])

    return act


def _give(sheet: _Sheet, number: int, points: int) -> Action:
    def act(_: dict[str, Any]) -> None:
        sheet.points[number - 1] = points

    return act


def _step(sheet: _Sheet, i: int) -> Action:
    def act(fact: dict[str, Any]) -> None:
        sheet.points[15 + i] = STEPS[i - 1](fact[f"progress{i}"])

    return act


def _award(sheet: _Sheet, i: int) -> Action:
    def act(fact: dict[str, Any]) -> None:
        sheet.points[25 + i] = cast("int", fact[f"awarded{i}"])

    return act


def _listed(sheet: _Sheet) -> Action:
    def act(fact: dict[str, Any]) -> None:
        sheet.points[29] = sum(share for name, share in _CLOSED.items() if fact[name])

    return act


def _flag(sheet: _Sheet, i: int) -> Action:
    def act(_: dict[str, Any]) -> None:
        if i not in sheet.raised:
            sheet.raised.append(i)

    return act
