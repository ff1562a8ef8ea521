"""business-rules: a list of conditions and actions, one project at a time.

It has conditions but no arithmetic, so quotients, steps and differences of two fields are computed
in Python integers by its variables and actions, in its favour. Whether values are there is one
yes-or-no variable a rule; a missing number is −1, which no band or range takes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from side_by_side.answer import INDICATORS, Answer, grade_of
from side_by_side.projects import RATIO_WEIGHT, TIER_RANGES, WEIGHT, Row

_FULL = WEIGHT * 100
Rule = dict[str, Any]
Ints = Callable[..., int]


def rules() -> list[Rule]:
    """Give the rules: thirty indicators and fifteen checks."""
    found = [_rule([_yes(f"known_ratio{i}")], "ratio", i=i) for i in range(1, 11)]
    for i in range(1, 7):
        q = f"quality{i}"
        ends = ((9_500, None, _FULL), (9_000, 9_500, 240), (8_000, 9_000, 180))
        for low, high, points in ends:
            tests = [_at_least(q, low), *([_below(q, high)] if high else [])]
            found.append(_rule(tests, "give", i=10 + i, points=points))
    found += [_rule([_yes(f"known_step{i}")], "step", i=i) for i in range(1, 6)]
    found += [_rule([_yes(f"known_inverse{i}")], "inverse", i=i) for i in range(1, 6)]
    found += [rule for i in (1, 2) for rule in _tier_rules(i)]
    few = [_yes("accepted"), _yes("known_complaints"), _below("complaints", 3)]
    found.append(_rule(few, "give", i=29, points=_FULL))
    found.append(_rule([_yes("known_list")], "listed"))
    return found + [_rule(tests, "flag", i=i) for i, tests in enumerate(_check_tests(), 1)]


def _tier_rules(i: int) -> list[Rule]:
    found = []
    for name, (low, high) in TIER_RANGES.items():
        best = name == "达成"
        tests = [_test(f"tier{i}", "equal_to", name), _at_least(f"awarded{i}", low)]
        tests.append(_below(f"awarded{i}", high + 1 if best else high))
        found.append(_rule(tests if best else [*tests, _yes(f"known_reason{i}")], "award", i=i))
    return found


def _check_tests() -> list[list[Rule]]:
    low = [[_yes(f"known_step{i}"), _below(f"progress{i}", 6_000)] for i in (1, 2)]
    return [
        [_below("schedule_gap", 0)],
        [_at_least("over_budget", 1)],
        [_at_least("over_contract", 1)],
        [_yes("known_quality1"), _below("quality1", 8_000)],
        [_at_least("quality_gap", 1)],
        [_at_least("half_gap", 1)],
        [_yes("copied")],
        [_at_least("over_limit", 1)],
        [_at_least("days_late", 1)],
        [_at_least("days_taken", 366)],
        [_yes("undisclosed")],
        [_test("tier1", "equal_to", "未达成"), _at_least("awarded1", 180)],
        [{"any": [{"all": tests} for tests in low]}],
        [_at_least("surplus_gap", 1)],
        [_yes("known_satisfaction"), _below("satisfaction", 9_000), _at_least("complaints", 1)],
    ]


def _rule(tests: list[Rule], action: str, **params: int) -> Rule:
    return {"conditions": {"all": tests}, "actions": [{"name": action, "params": params}]}


def _test(name: str, operator: str, value: object) -> Rule:
    return {"name": name, "operator": operator, "value": value}


def _yes(name: str) -> Rule:
    return _test(name, "is_true", None)


def _below(name: str, value: int) -> Rule:
    return _test(name, "less_than", value)


def _at_least(name: str, value: int) -> Rule:
    return _test(name, "greater_than_or_equal_to", value)


def decider() -> Callable[[Row], Answer]:
    """Give the function that runs all rules on one project."""
    from business_rules import run_all
    from business_rules.actions import BaseActions, rule_action

    variables = _variables()
    listed = rules()

    class Actions(BaseActions):  # type: ignore[misc,unused-ignore]
        def __init__(self, row: Row) -> None:
            self.row = cast("dict[str, int]", row)
            self.points = [0] * INDICATORS
            self.raised: list[int] = []

        @rule_action()  # type: ignore[untyped-decorator,unused-ignore]
        def ratio(self, i: int) -> None:
            actual, target = self.row[f"actual{i}"], self.row[f"target{i}"]
            self.points[i - 1] = part_of(RATIO_WEIGHT * 100, actual, target)

        @rule_action()  # type: ignore[untyped-decorator,unused-ignore]
        def give(self, i: int, points: int) -> None:
            self.points[i - 1] = points

        @rule_action()  # type: ignore[untyped-decorator,unused-ignore]
        def step(self, i: int) -> None:
            self.points[15 + i] = STEPS[i - 1](self.row[f"progress{i}"])

        @rule_action()  # type: ignore[untyped-decorator,unused-ignore]
        def inverse(self, i: int) -> None:
            self.points[20 + i] = part_of(_FULL, self.row[f"limit{i}"], self.row[f"cost{i}"])

        @rule_action()  # type: ignore[untyped-decorator,unused-ignore]
        def award(self, i: int) -> None:
            self.points[25 + i] = self.row[f"awarded{i}"]

        @rule_action()  # type: ignore[untyped-decorator,unused-ignore]
        def listed(self) -> None:
            row = self.row
            kept = 120 * row["approved"] + 90 * row["disclosed"]
            self.points[29] = kept + 60 * row["filed"] + 30 * row["handed_over"]

        @rule_action()  # type: ignore[untyped-decorator,unused-ignore]
        def flag(self, i: int) -> None:
            self.raised.append(i)

    def decide(row: Row) -> Answer:
        actions = Actions(row)
        run_all(listed, variables(row), actions)
        total = sum(actions.points)
        return Answer(tuple(actions.points), total, grade_of(total), tuple(actions.raised))

    return decide


def part_of(full: int, part: int, whole: int) -> int:
    return full if part >= whole else (2 * full * part + whole) // (2 * whole)


def _whole_steps(rate: int) -> int:
    return max(0, 300 - 30 * (max(0, 10_000 - rate) // 500))


def _started_steps(rate: int) -> int:
    return 0 if rate <= 4_000 else max(0, 300 - 30 * -(-max(0, 10_000 - rate) // 500))


def _even_steps(rate: int) -> int:
    return max(0, (30_050 - 6 * max(0, 10_000 - rate)) // 100)


def _upward_steps(rate: int) -> int:
    return max(0, 300 - 15 * (max(0, rate - 5_000) // 200))


def _both_ways(rate: int) -> int:
    return max(0, (30_050 - 6 * abs(rate - 8_000)) // 100)


STEPS = (_whole_steps, _started_steps, _even_steps, _upward_steps, _both_ways)

DIFFERENCES: dict[str, tuple[str, Ints]] = {
    "schedule_gap": ("paid budget schedule", lambda p, b, s: 10_000 * p - (s - 1_000) * b),
    "over_budget": ("paid budget", lambda p, b: p - b),
    "over_contract": ("settled contract", lambda s, c: s - c),
    "quality_gap": ("quality2 quality3", lambda p, q: q - 500 - p),
    "half_gap": ("actual1 target1", lambda a, t: t - 2 * a),
    "over_limit": ("cost1 limit1", lambda c, m: 5 * c - 6 * m),
    "days_late": ("finished planned", lambda f, p: f - p),
    "days_taken": ("started finished", lambda s, f: f - s),
    "surplus_gap": ("surplus budget", lambda s, b: 100 * s - 8 * b),
}


def _variables() -> Callable[[Row], Any]:
    from business_rules.variables import (
        BaseVariables,
        boolean_rule_variable,
        numeric_rule_variable,
        string_rule_variable,
    )

    def numeric(name: str) -> Any:
        def get(self: Any) -> Any:
            value = self.row[name]
            return -1 if value is None else value

        return numeric_rule_variable()(get)

    def difference(names: str, compute: Ints) -> Any:
        fields = names.split()

        def get(self: Any) -> Any:
            values = [self.row[name] for name in fields]
            return 0 if None in values else compute(*values)

        return numeric_rule_variable()(get)

    def known(*names: str) -> Any:
        def get(self: Any) -> bool:
            return all(self.row[name] is not None for name in names)

        return boolean_rule_variable()(get)

    def yes(test: Callable[[Row], bool]) -> Any:
        return boolean_rule_variable()(lambda self: test(self.row))

    def text(name: str) -> Any:
        return string_rule_variable()(lambda self: self.row[name])

    def init(self: Any, row: Row) -> None:
        self.row = row

    members: dict[str, Any] = {"__init__": init, "known_complaints": known("complaints")}
    for i in range(1, 11):
        members[f"known_ratio{i}"] = known(f"actual{i}", f"target{i}")
    for i in range(1, 6):
        members[f"known_step{i}"] = known(f"progress{i}")
        members[f"known_inverse{i}"] = known(f"cost{i}", f"limit{i}")
    for i in (1, 2):
        members[f"known_reason{i}"] = known(f"reason{i}")
        members[f"tier{i}"] = text(f"tier{i}")
    for name in ("complaints", "satisfaction", "awarded1", "awarded2", "progress1", "progress2"):
        members[name] = numeric(name)
    for i in range(1, 7):
        members[f"quality{i}"] = numeric(f"quality{i}")
    members["known_quality1"] = known("quality1")
    members["known_satisfaction"] = known("satisfaction")
    members["known_list"] = known("approved", "disclosed", "filed", "handed_over")
    members["accepted"] = yes(lambda row: row["accepted"] is True)
    members["undisclosed"] = yes(lambda row: row["disclosed"] is False)
    members["copied"] = yes(
        lambda row: row["actual2"] is not None and row["actual2"] == row["target2"]
    )
    for name, (fields, compute) in DIFFERENCES.items():
        members[name] = difference(fields, compute)
    return cast("Callable[[Row], Any]", type("Variables", (BaseVariables,), members))
