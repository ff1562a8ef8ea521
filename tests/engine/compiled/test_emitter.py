"""Compiled code against the interpreter, on random trees of all nodes and random rows."""

from __future__ import annotations

from random import Random
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval.language import core as c
from perfeval.language import types as t


@pytest.mark.parametrize("kind", ["number", "bool", "text"])
@settings(max_examples=500)
@given(rng=st.randoms(use_true_random=True))
def test_compiled_code_gives_what_the_interpreter_gives(
    made: ModuleType, trees: ModuleType, kind: str, rng: Random
) -> None:
    subject = rng.choice(("项目", "项目", "县", "支付"))
    dataset = made.make_dataset(trees.random_rows(rng))
    node = trees.Trees(rng, subject).tree(kind, rng.choice((1, 2, 3, 4)))
    made.both(dataset, node, subject)
    made.both(dataset, c.Template(("值 ", c.Shown(node))), subject)


def test_every_kind_of_node_is_among_the_random_trees(trees: ModuleType) -> None:
    seen: set[type] = set()
    rng = Random(1)  # noqa: S311 - a repeatable sequence is what is wanted
    waiting: list[c.Core] = [trees.Trees(rng, "项目").tree("number", 4) for _ in range(90)]
    while waiting:
        node = waiting.pop()
        seen.add(type(node))
        waiting.extend(c.children(node))
    assert seen >= {
        c.Const, c.FieldOf, c.Derived, c.Arith, c.Extreme, c.Rounded, c.Compare, c.Logic, c.Not,
        c.Known, c.Otherwise, c.Guard, c.Case, c.Aggregate, c.DaysBetween, c.WorkdaysBetween,
        c.Template, c.Peers,
    }  # fmt: skip


def test_a_case_with_hundreds_of_branches_can_be_compiled(made: ModuleType) -> None:
    branches = tuple((made.core(f"数 = {n}"), c.number(n)) for n in range(300))
    rows = [{"编号": str(n), "数": str(n)} for n in (0, 7, 299, 300)] + [{"编号": "缺"}]
    node = c.Case(branches, c.number(-1), t.NUMBER)
    assert made.both(made.make_dataset({"项目": rows}), node) == [0, 7, 299, -1, None]


def test_a_deep_expression_can_be_compiled(made: ModuleType) -> None:
    text = "首个有值(执行, " * 50 + "预算" + ")" * 50
    node = made.core(text)
    dataset = made.make_dataset({"项目": [{"编号": "1", "预算": "5"}]})
    assert made.both(dataset, node) == [5]


def test_no_text_of_a_user_stands_in_the_code(made: ModuleType) -> None:
    nasty = "x'); import os #\"\\\n{}"
    dataset = made.make_dataset({"项目": [{"编号": "1", "名称": nasty}]})
    same = c.Compare("=", made.core("名称"), c.Const(nasty, t.TEXT))
    assert made.both(dataset, same) == [True]
    assert made.both(dataset, c.Template((nasty, c.Shown(made.core("名称"))))) == [nasty * 2]
