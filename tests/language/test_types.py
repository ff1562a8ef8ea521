"""What may be combined with what, one pair a row of the table."""

from __future__ import annotations

import csv
import itertools
from pathlib import Path
from types import ModuleType

import pytest

from perfeval.language import types
from perfeval.language.check import expression
from perfeval.language.types import ANY, Type
from perfeval.vocabulary import Field, Kind

with (Path(__file__).parent / "types.csv").open(encoding="utf-8", newline="") as file:
    PAIRS = [tuple(row.values()) for row in csv.DictReader(file)]

# An expression of each type about a row of the tiny vocabulary.
WRITTEN = {
    "金额（万元）": "预算", "金额（元）": "5 元", "金额（亿元）": "县.财力", "数": "数",
    "比率": "比率", "百分点": "(比率 - 5%)", "天数": "天数(开工, 完工)", "日期": "开工",
    "工作日数": "工作日数(开工, 完工)",
    "月份": "月份", "文字": "名称", "选项": "类型", "是否": "统筹", "带单位的量": "目标值",
}  # fmt: skip
ALL_TYPES = [
    *(Type(kind) for kind in sorted(types.NUMERIC - {"money"})),
    *(Type(kind) for kind in ("date", "month", "text", "choice", "bool", "any")),
    Type("money", "元"),
    Type("money", "万元"),
]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: "".join(pair[:3]))
def test_two_types_meet_or_are_refused_with_advice(
    made: ModuleType, pair: tuple[str, str, str, str, str]
) -> None:
    left, operator, right, result, advice = pair
    text = f"{WRITTEN[left]} {operator} {WRITTEN[right]}"
    node, problems = expression(text, lambda _start, _length: None, made.scope("项目"))
    if not result.startswith("PE"):
        assert node is not None, problems[0].message()
        assert node.type.spoken() == result
        return
    assert node is None
    assert [problem.code.id for problem in problems] == [result]
    assert left in problems[0].message()
    assert right in problems[0].message()
    assert advice in problems[0].hint()


@pytest.mark.parametrize("other", ALL_TYPES, ids=str)
def test_what_was_already_reported_meets_everything(other: Type) -> None:
    for pair in ((ANY, other), (other, ANY)):
        assert types.added(*pair, minus=False) == ANY
        assert types.comparable(*pair, ordered=True)
        if other.is_numeric:
            assert types.multiplied(*pair) == ANY
            assert types.divided(*pair) == ANY


def test_comparing_is_symmetrical() -> None:
    for left, right in itertools.product(ALL_TYPES, repeat=2):
        for ordered in (False, True):
            one = types.comparable(left, right, ordered=ordered)
            assert one == types.comparable(right, left, ordered=ordered)


def test_a_number_written_with_an_unknown_unit_has_no_type() -> None:
    assert types.of_unit("万人") is None
    assert types.of_unit("万元") == Type("money", "万元")
    assert types.of_unit("‰") == types.RATE
    assert types.of_unit("分") == types.NUMBER


def test_every_kind_of_field_has_a_type() -> None:
    spoken = {kind: types.of_field(Field("甲", "a", kind, unit="万元")).spoken() for kind in Kind}
    assert spoken[Kind.MONEY] == "金额（万元）"
    assert spoken[Kind.COUNT] == "数"
    assert spoken[Kind.REFERENCE] == spoken[Kind.MEASURE] == spoken[Kind.TEXT] == "文字"
    assert spoken[Kind.YES_NO] == "是否"


def test_what_is_needed_is_said_in_an_example() -> None:
    assert "支付率 < 90%" in types.advice_for(("bool",), types.NUMBER)
    assert types.advice_for(("number",), types.RATE) == "写不带单位的数。"
    assert types.advice_for(("text", "choice"), types.RATE) == ""
