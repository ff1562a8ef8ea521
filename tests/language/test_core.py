"""The core tree."""

from __future__ import annotations

import time
from fractions import Fraction

from perfeval.language import core as c
from perfeval.language.types import BOOL, NUMBER


def test_the_parts_of_a_node_come_in_the_order_of_evaluation() -> None:
    one, two, three = (c.number(n) for n in (1, 2, 3))
    test = c.Compare("<", one, two)
    assert c.children(c.Arith("+", one, two, NUMBER)) == (one, two)
    assert c.children(c.Case(((test, one),), three, NUMBER)) == (test, one, three)
    assert c.children(c.Case(((test, one),), None, NUMBER)) == (test, one)
    assert c.children(c.Aggregate("count", "支付", (), None, test, NUMBER)) == (test,)
    assert c.children(c.Template(("甲", c.Shown(one)))) == (one,)
    assert c.children(c.Guard(test, one, "因为", NUMBER)) == (test, one)
    assert c.children(c.Const(value=True, type=BOOL)) == ()


def test_derived_fields_that_use_each_other_twice_are_compared_at_once() -> None:
    node: c.Core = c.number(Fraction(1, 3))
    for level in range(200):
        node = c.Derived("项目", f"第{level}层", c.Arith("+", node, node, NUMBER), NUMBER)
    start = time.perf_counter()
    assert hash(node) == hash(node)
    assert time.perf_counter() - start < 1
