import enum

import pytest

from perfeval.engine.events.pattern import Fact, Pattern, Ref, Term, Test
from perfeval.engine.events.sift import needed_fields, sift

PATTERN = Pattern(
    "P",
    (Term("a", "收文", (Test("日", ">", 3),)),),
    (Term("b", "上报", (Test("号", "==", Ref("a", "文号")),)),),
)


class Level(enum.IntEnum):
    HIGH = 7


class Marked(str):
    __slots__ = ()


def test_fields_read_through_a_reference_belong_to_the_kind_referred_to() -> None:
    assert needed_fields([PATTERN]) == {"收文": {"日", "文号"}, "上报": {"号"}}


def test_facts_and_fields_that_no_pattern_reads_are_left_out_and_indexes_kept() -> None:
    group = [Fact("支付", {"日": 1}), Fact("收文", {"日": 1, "备注": "略"})]
    assert sift(group, needed_fields([PATTERN])) == [(1, "收文", {"日": 1})]


def test_values_of_derived_types_become_plain() -> None:
    [(_, _, values)] = sift(
        [Fact("收文", {"日": Level.HIGH, "文号": Marked("1")})], needed_fields([PATTERN])
    )
    assert [type(value) for value in values.values()] == [int, str]
    assert values == {"日": 7, "文号": "1"}


def test_a_boolean_stays_a_boolean() -> None:
    [(_, _, values)] = sift([Fact("收文", {"日": True})], needed_fields([PATTERN]))
    assert values["日"] is True


@pytest.mark.parametrize("value", [None, 1.5, ("a",)])
def test_a_value_of_another_type_is_refused_with_its_field(value: object) -> None:
    with pytest.raises(TypeError, match=r"收文\.日"):
        sift([Fact("收文", {"日": value})], needed_fields([PATTERN]))
