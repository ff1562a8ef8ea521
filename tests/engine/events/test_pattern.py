import itertools

import pytest

from perfeval.engine.events.pattern import (
    OPERATORS,
    Fact,
    Hit,
    Pattern,
    Ref,
    Term,
    Test,
    Value,
    holds,
)

OF_EACH_TYPE = (1, "1", True)


@pytest.mark.parametrize(("left", "right"), list(itertools.permutations(OF_EACH_TYPE, 2)))
def test_values_of_different_types_are_unequal_and_unordered(left: Value, right: Value) -> None:
    assert [op for op in OPERATORS if holds(left, op, right)] == ["!="]


@pytest.mark.parametrize(
    ("left", "right", "true"),
    [
        (1, 2, ["!=", "<", "<="]),
        (2, 2, ["==", "<=", ">="]),
        ("乙", "甲", ["!=", "<", "<="]),
        ("ab", "ab!", ["!=", "<", "<="]),
        (False, True, ["!=", "<", "<="]),
    ],
)
def test_values_of_one_type_are_compared_by_their_order(
    left: Value, right: Value, true: list[str]
) -> None:
    assert [op for op in OPERATORS if holds(left, op, right)] == true


def test_patterns_and_hits_are_values_that_can_be_compared() -> None:
    def make() -> tuple[Pattern, Fact, Hit]:
        term = Term("收", "收文", (Test("日", ">", Ref("收", "限")),))
        return Pattern("P", (term,)), Fact("收文", {"日": 1}), Hit("P", (0,))

    assert make() == make()
