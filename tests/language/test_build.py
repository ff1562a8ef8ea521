"""Core trees made from Python, for the shapes."""

from __future__ import annotations

from fractions import Fraction
from types import ModuleType

import pytest

from perfeval.language import build
from perfeval.language import core as c
from perfeval.language.types import ANY, RATE, TEXT


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [
        ("米", "米", True),
        ("米", "个", False),
        (None, "米", True),
        ("米", None, True),
        (None, None, True),
        ("%", "%", True),
        ("%", None, False),
        (None, "%", False),
        ("", "%", False),
    ],
)
def test_quantities_meet_only_where_their_units_agree(
    made: ModuleType, left: str | None, right: str | None, agree: bool
) -> None:
    row = {"编号": "1", "实际值": "1", "实际单位": left, "目标值": "2", "目标单位": right}
    dataset = made.make_dataset({"项目": [row]})
    ratio = build.quotient(made.core("实际值"), made.core("目标值"))
    assert made.both(dataset, ratio) == [Fraction(1, 2) if agree else None]
    smaller = build.compared(made.core("实际值"), "<", made.core("目标值"))
    assert made.both(dataset, smaller) == [True if agree else None]


def test_a_quantity_meets_a_plain_number_without_a_test(made: ModuleType) -> None:
    assert isinstance(build.compared(made.core("实际值"), ">", build.ZERO), c.Compare)


def test_a_share_is_kept_within_nothing_and_the_whole(made: ModuleType) -> None:
    rows = [{"编号": str(n), "比率": rate} for n, rate in enumerate(("-5%", "40%", "300%", None))]
    node = build.within_whole(made.core("比率"))
    assert made.both(made.make_dataset({"项目": rows}), node) == [0, Fraction(2, 5), 1, None]


def test_only_a_constant_above_zero_is_sure_to_be_above_zero(made: ModuleType) -> None:
    assert build.always_above_zero(build.rate(98))
    assert build.always_above_zero(c.Const(Fraction(0), ANY))
    for node in (build.ZERO, c.Const(Fraction(-1), RATE), c.Const("1", TEXT), made.core("预算")):
        assert not build.always_above_zero(node)


def test_a_sentence_is_made_of_texts_and_values(made: ModuleType) -> None:
    dataset = made.make_dataset({"项目": [{"编号": "1", "预算": "5"}]})
    assert made.both(dataset, build.say("预算 ", made.core("预算"), "。")) == ["预算 5万元。"]
