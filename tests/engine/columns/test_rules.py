"""Rules by columns against rules row by row, on random trees and on the benchmark's ruleset."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfeval.engine.compiled.rules import NOT_APPLICABLE, Compiler, RuleColumn
from perfeval.language import core as c
from perfeval.ruleset import bind, load_ruleset
from perfeval.ruleset.program import Check, Indicator
from perfeval.vocabulary import load_vocabulary

NEEDS = "perfeval[columns] (numpy) is not installed"
rules = pytest.importorskip("perfeval.engine.columns.rules", reason=NEEDS)
NotForColumnsError = pytest.importorskip("perfeval.engine.columns.bounded").NotForColumnsError
BENCHMARK = Path(__file__).parents[3] / "benchmarks" / "ruleset"
Given = tuple[int, Fraction | None, Fraction | None, str]


def indicator(maker: Any, rng: Random) -> Indicator:
    weight = rng.choice((c.number(10), c.number(Fraction(10, 3)), maker.tree("number", 1)))
    reason = c.Template(("失 ", c.Shown(maker.tree("number", 2))))
    banded = c.Case(((maker.tree("bool", 2), reason),), c.Template(("其余",)), reason.type)
    return Indicator(
        id="Z1", name="一", entity="项目", path=(), shape="",
        applies=maker.tree("bool", 2) if rng.random() < 0.4 else None, weight=weight,
        score=maker.tree("number", rng.choice((1, 2, 3))), reason=rng.choice((reason, banded)),
        steps=(), printed=None, missing=rng.choice(("pending", "zero", "full", "exclude")),
        basis=(), place=None, written={},
    )  # fmt: skip


def check(maker: Any, rng: Random) -> Check:
    return Check(
        id="J1", name="一", entity="项目",
        applies=maker.tree("bool", 2) if rng.random() < 0.5 else None,
        when=maker.tree("bool", 3), level="红",
        message=c.Template(("超 ", c.Shown(maker.tree("number", 2)))), report_unknown=True,
        basis=(), place=None, written="",
    )  # fmt: skip


def given_by(column: RuleColumn) -> list[Given]:
    """What a column gives, whatever denominators it is written over."""
    found: list[Given] = []
    for row, status in enumerate(column.status):
        points, full = column.points[row], column.full[row]
        known = status != NOT_APPLICABLE
        found.append((
            status,
            Fraction(points) / column.points_over if known and points is not None else None,
            Fraction(full) / column.full_over if known and full is not None else None,
            column.reasons.get(row) or "",
        ))  # fmt: skip
    return found


@settings(max_examples=700)
@given(rng=st.randoms(use_true_random=True))
def test_an_indicator_is_the_same_by_columns_and_row_by_row(
    made: ModuleType, trees: ModuleType, rng: Random
) -> None:
    same_indicator(made, trees, rng)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rng=st.randoms(use_true_random=True))
def test_an_indicator_of_huge_amounts_is_the_same_or_refused(
    made: ModuleType, huge_trees: ModuleType, rng: Random
) -> None:
    same_indicator(made, huge_trees, rng)


def same_indicator(made: ModuleType, trees: ModuleType, rng: Random) -> None:
    dataset = made.make_dataset(trees.random_rows(rng))
    rule = indicator(trees.Trees(rng, "项目"), rng)
    places, each = rng.randrange(4), rng.random() < 0.7
    try:
        column = rules.ColumnRules(dataset).indicator(rule, places, round_each=each)
    except NotForColumnsError:
        return
    by_rows = Compiler(dataset).indicator(rule, places, round_each=each)
    assert given_by(column) == given_by(by_rows)
    assert all(type(points) in (int, Fraction, type(None)) for points in column.points)
    assert dict(column.reasons) == {row: text for row, text in by_rows.reasons.items() if text}
    assert column.held is None or column.held.tolist() == column.points


@settings(max_examples=400)
@given(rng=st.randoms(use_true_random=True))
def test_a_check_is_the_same_by_columns_and_row_by_row(
    made: ModuleType, trees: ModuleType, rng: Random
) -> None:
    dataset = made.make_dataset(trees.random_rows(rng))
    rule = check(trees.Trees(rng, "项目"), rng)
    try:
        column = rules.ColumnRules(dataset).check(rule)
    except NotForColumnsError:
        return
    by_rows = Compiler(dataset).check(rule)
    assert (column.hits, column.unknown) == (by_rows.hits, by_rows.unknown)


def benchmark_program() -> tuple[Any, Any]:
    vocabulary, _ = load_vocabulary(BENCHMARK / "vocabulary.yaml")
    loaded, _ = load_ruleset(str(BENCHMARK / "ruleset.yaml"))
    assert vocabulary is not None
    assert loaded is not None
    program, _ = bind(loaded, vocabulary, date(2024, 12, 31))
    assert program is not None
    return program, vocabulary


def wide_row(rng: Random, entity: Any) -> dict[str, object]:
    """Make a row with ties: few different amounts, so that many stand exactly on an end."""
    row: dict[str, object] = {}
    for field in entity.fields.values():
        kind = field.kind.name
        pool: tuple[object, ...] = ("0", "1", "1.25", "1.8", "2.4", "3", "40", "1234567.89")
        if kind == "RATE":
            pool = ("40%", "79.99%", "80%", "90%", "95%", "97.50%", "100%", "0")
        elif kind == "DATE":
            pool = ("2024-01-01", "2024-12-31", "2024-12-30", "2023-02-28")
        elif kind == "YES_NO":
            pool = (True, True, False)
        elif kind == "CHOICE":
            pool = tuple(field.choices)
        elif kind == "TEXT":
            pool = ("天气", "一二三四五", "")
        elif kind == "COUNT":
            pool = ("0", "1", "2", "3")
        row[field.name] = None if rng.random() < 0.03 else rng.choice(pool)
    return row


def test_columns_take_every_rule_of_the_benchmark_and_give_what_rows_give(
    made: ModuleType, rng: Random
) -> None:
    program, vocabulary = benchmark_program()
    rows = [wide_row(rng, vocabulary.entities["考评项目"]) for _ in range(400)]
    dataset = made.make_dataset({"考评项目": rows}, vocabulary)
    columns, by_rows = rules.ColumnRules(dataset), Compiler(dataset)
    for one in program.indicators:
        found = columns.indicator(one, 2, round_each=True)
        assert given_by(found) == given_by(by_rows.indicator(one, 2, round_each=True)), one.id
    for one in program.checks:
        hits = columns.check(one)
        assert (hits.hits, hits.unknown) == (by_rows.check(one).hits, by_rows.check(one).unknown)


def test_a_table_without_rows_gives_nothing(made: ModuleType, trees: ModuleType) -> None:
    dataset = made.make_dataset({})
    rng = Random(4)  # noqa: S311 - repeatable is what is wanted
    maker = trees.Trees(rng, "项目")
    column = rules.ColumnRules(dataset).indicator(indicator(maker, rng), 2, round_each=True)
    assert (column.points, column.full, len(column.reasons)) == ([], [], 0)
    assert rules.ColumnRules(dataset).check(check(maker, rng)).hits == []
