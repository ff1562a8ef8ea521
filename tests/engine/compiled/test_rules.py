"""Compiled rules against the words of their definition, on random trees and random rows."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval.engine.compiled.rules import EXCLUDED, NOT_APPLICABLE, PENDING, SCORED, Compiler
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.language import core as c
from perfeval.language.types import NUMBER
from perfeval.ruleset.program import Check, Indicator
from perfeval.values.exact import rounded

Got = tuple[int, Fraction | None, Fraction | None, str]
ZERO_REASON = "缺数，按规则不得分"


def indicator(
    score: c.Core,
    *,
    weight: c.Core | None = None,
    applies: c.Core | None = None,
    reason: c.Core | None = None,
    missing: str = "pending",
) -> Indicator:
    return Indicator(
        id="Z1", name="一", entity="项目", path=(), shape="", applies=applies,
        weight=weight or c.number(10), score=score, reason=reason or c.Template(("失分",)),
        steps=(), printed=None, missing=missing, basis=(), place=None, written={},
    )  # fmt: skip


def check(when: c.Core, message: c.Core, applies: c.Core | None = None) -> Check:
    return Check(
        id="J1", name="一", entity="项目", applies=applies, when=when, level="红", message=message,
        report_unknown=True, basis=(), place=None, written="",
    )  # fmt: skip


def defined(interpreter: Interpreter, rule: Indicator, row: int, places: int, each: bool) -> Got:
    """What an indicator gives for one row, in the words of its definition."""
    applies = True if rule.applies is None else interpreter.value(rule.applies, row)
    if applies is not True:
        return (PENDING if applies is None else NOT_APPLICABLE), None, None, ""
    weight = interpreter.value(rule.weight, row)
    if not isinstance(weight, Fraction):
        return PENDING, None, None, ""
    score, reason = interpreter.value(rule.score, row), ""
    if not isinstance(score, Fraction):
        if rule.missing in ("pending", "exclude"):
            return (PENDING if rule.missing == "pending" else EXCLUDED), None, weight, ""
        score = Fraction(0) if rule.missing == "zero" else weight
        reason = ZERO_REASON if rule.missing == "zero" else ""
        return SCORED, (rounded(score, places) if each else score), weight, reason
    points = rounded(score, places) if each else score
    if points < (rounded(weight, places) if each else weight):
        reason = str(interpreter.value(rule.reason, row))
    return SCORED, points, weight, reason


def given_by(made_rows: object, rule: Indicator, places: int, each: bool) -> list[Got]:
    column = Compiler(made_rows).indicator(rule, places, round_each=each)  # type: ignore[arg-type]
    found: list[Got] = []
    for row, status in enumerate(column.status):
        points, full = column.points[row], column.full[row]
        applicable = status != NOT_APPLICABLE
        shown = Fraction(points) / column.points_over if applicable and points is not None else None
        whole = Fraction(full) / column.full_over if applicable and full is not None else None
        found.append((status, shown, whole, column.reasons.get(row, "")))
    return found


@settings(max_examples=700)
@given(rng=st.randoms(use_true_random=True))
def test_an_indicator_gives_what_its_definition_says(
    made: ModuleType, trees: ModuleType, rng: Random
) -> None:
    dataset = made.make_dataset(trees.random_rows(rng))
    maker = trees.Trees(rng, "项目")
    weight = rng.choice((c.number(10), c.number(Fraction(10, 3)), None))
    rule = indicator(
        maker.tree("number", rng.choice((1, 2, 3))),
        weight=weight or maker.tree("number", 1),
        applies=maker.tree("bool", 2) if rng.random() < 0.4 else None,
        reason=c.Template(("失 ", c.Shown(maker.tree("number", 2)))),
        missing=rng.choice(("pending", "zero", "full", "exclude")),
    )
    places, each = rng.randrange(4), rng.random() < 0.7
    interpreter = Interpreter(dataset)
    rows = range(len(dataset.tables["项目"]))
    expected = [defined(interpreter, rule, row, places, each=each) for row in rows]
    assert given_by(dataset, rule, places, each=each) == expected


@settings(max_examples=400)
@given(rng=st.randoms(use_true_random=True))
def test_a_check_hits_where_its_condition_holds(
    made: ModuleType, trees: ModuleType, rng: Random
) -> None:
    dataset = made.make_dataset(trees.random_rows(rng))
    maker = trees.Trees(rng, "项目")
    applies = maker.tree("bool", 2) if rng.random() < 0.5 else None
    message = c.Template(("超 ", c.Shown(maker.tree("number", 2))))
    rule = check(maker.tree("bool", 3), message, applies)
    interpreter = Interpreter(dataset)
    hits, unknown = [], []
    for row in range(len(dataset.tables["项目"])):
        concerned = True if applies is None else interpreter.value(applies, row)
        holds = interpreter.value(rule.when, row) if concerned else False
        if concerned is None or holds is None:
            unknown.append(row)
        elif holds:
            hits.append((row, str(interpreter.value(message, row))))
    column = Compiler(dataset).check(rule)
    assert (column.hits, column.unknown) == (hits, unknown)


@pytest.mark.parametrize(
    ("missing", "given_for_it"),
    [
        ("pending", (PENDING, None, 10, "")),
        ("zero", (SCORED, 0, 10, ZERO_REASON)),
        ("full", (SCORED, 10, 10, "")),
        ("exclude", (EXCLUDED, None, 10, "")),
    ],
)
def test_missing_data_follows_the_policy_and_is_never_zero_by_itself(
    made: ModuleType, missing: str, given_for_it: Got
) -> None:
    rows = [{"编号": "1", "数": "0"}, {"编号": "2"}]
    dataset = made.make_dataset({"项目": rows})
    rule = indicator(made.core("数"), missing=missing)
    assert given_by(dataset, rule, 2, each=True) == [(SCORED, 0, 10, "失分"), given_for_it]


def test_points_are_rounded_half_up_each_or_not_at_all(made: ModuleType) -> None:
    rows = [{"编号": str(n), "数": n} for n in ("8.625", "8.6249", "-0.005", "10.004")]
    dataset = made.make_dataset({"项目": rows})
    rule = indicator(made.core("数"))
    each = [points for _, points, _, _ in given_by(dataset, rule, 2, each=True)]
    assert each == [Fraction(862 + 1, 100), Fraction(862, 100), Fraction(-1, 100), 10]
    later = [points for _, points, _, _ in given_by(dataset, rule, 2, each=False)]
    assert later == [Fraction(n) for n in ("8.625", "8.6249", "-0.005", "10.004")]


def test_a_row_to_which_a_rule_does_not_apply_has_no_weight(made: ModuleType) -> None:
    rows = [{"编号": "1", "统筹": True}, {"编号": "2", "统筹": False}, {"编号": "3"}]
    dataset = made.make_dataset({"项目": rows})
    rule = indicator(c.number(10), applies=made.core("统筹"))
    assert [status for status, *_ in given_by(dataset, rule, 2, each=True)] == [
        SCORED,
        NOT_APPLICABLE,
        PENDING,
    ]


def test_a_derived_field_is_computed_once_for_all_rules(made: ModuleType) -> None:
    dataset = made.make_dataset({"项目": [{"编号": "1", "数": "2"}]})
    node: c.Core = made.core("数")
    for level in range(30):
        node = c.Derived("项目", f"第{level}层", c.Arith("+", node, node, NUMBER), NUMBER)
    assert given_by(dataset, indicator(node), 2, each=True)[0][1] == 2**31
