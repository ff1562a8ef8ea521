"""Groups: parents, weights, equal shares and where what is over goes."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.ruleset import Program
from perfeval.ruleset.groups import equal_shares

INSIDE = {"分值": "均分", "上级": "甲", "得分": {"全有全无": {"条件": "统筹", "不满足得": "0"}}}
REMAINDERS = ["末项", "首项", "最大余数法", "不调整"]


@pytest.mark.parametrize(
    ("whole", "count", "places", "remainder", "parts"),
    [
        ("90", 4, 1, "末项", "22.5 22.5 22.5 22.5"),
        ("90", 4, 1, "不调整", "22.5 22.5 22.5 22.5"),
        ("15", 4, 0, "不调整", "4 4 4 4"),
        ("15", 4, 0, "末项", "4 4 4 3"),
        ("15", 4, 0, "首项", "3 4 4 4"),
        ("15", 4, 0, "最大余数法", "4 4 4 3"),
        ("10", 3, 2, "末项", "3.33 3.33 3.34"),
        ("10", 3, 2, "首项", "3.34 3.33 3.33"),
        ("10", 6, 0, "最大余数法", "2 2 2 2 1 1"),
        ("10", 6, 0, "末项", "2 2 2 2 2 0"),
        ("10.5", 2, 0, "最大余数法", "5 5.5"),
    ],
)
def test_a_weight_is_shared_and_what_is_over_goes_where_it_is_written(
    whole: str, count: int, places: int, remainder: str, parts: str
) -> None:
    found = equal_shares(Fraction(whole), count, places, remainder)
    assert found == [Fraction(part) for part in parts.split()]


@given(
    st.integers(1, 10000), st.integers(1, 12), st.integers(0, 2), st.sampled_from(REMAINDERS[:3])
)
def test_shares_add_up_to_the_whole(whole: int, count: int, places: int, remainder: str) -> None:
    weight = Fraction(whole, 100)
    assert sum(equal_shares(weight, count, places, remainder)) == weight


def test_indicators_get_their_shares(program: Callable[..., Program]) -> None:
    shared = {"小数": "0", "余数": "末项"}
    group = {"编号": "甲", "名称": "产出", "汇总": "合计", "分值": "15", "均分": shared}
    bound = program(指标=[INSIDE] * 4, 分组=[group])
    weights = [one.weight.value for one in bound.indicators]  # type: ignore[attr-defined]
    assert weights == [4, 4, 4, 3]
    assert [(one.id, one.level, one.weight) for one in bound.groups] == [("甲", 1, 15)]


def test_a_group_whose_shares_are_not_made_to_fit_is_refused(
    codes: Callable[..., list[str]],
) -> None:
    shared = {"小数": "0", "余数": "不调整"}
    group = {"编号": "甲", "名称": "产出", "汇总": "合计", "分值": "15", "均分": shared}
    assert codes(指标=[INSIDE] * 4, 分组=[group]) == ["PE452"]


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ([{"编号": "甲", "上级": "乙"}], ["PE451"]),
        ([{"编号": "甲", "上级": "甲"}], ["PE451"]),
        ([{"编号": "甲"}, {"编号": "乙", "上级": "甲"}, {"编号": "丙", "上级": "乙"}],
         ["PE456", "PE451"]),
        ([{"编号": "甲"}, {"编号": "甲"}], ["PE402"]),
        ([{"编号": "甲", "汇总": "最低"}], ["PE132"]),
        ([{"编号": "甲", "汇总": "最低", "分值": "-1"}], ["PE418"]),
        ([{"编号": "甲", "汇总": "最低", "分值": "没有这个参数"}], ["PE407"]),
        ([{"编号": "甲", "均分": {"小数": "7", "余数": "末项"}, "分值": "100"}],
         ["PE454", "PE407"]),
    ],
)  # fmt: skip
def test_a_group_that_cannot_be_is_told(
    codes: Callable[..., list[str]], groups: list[dict[str, object]], expected: list[str]
) -> None:
    rule = {**INSIDE, "分值": "100"}
    written = [{"名称": "产出", "汇总": "合计", **group} for group in groups]
    assert codes(指标=[rule], 分组=written) == expected


@pytest.mark.parametrize("more", [{"适用": "统筹"}, {"对象": "支付", "适用": "合规"}])
def test_a_weight_is_shared_only_among_a_fixed_number(
    codes: Callable[..., list[str]], more: dict[str, str]
) -> None:
    shared = {"小数": "0", "余数": "末项"}
    group = {"编号": "甲", "名称": "产出", "汇总": "合计", "分值": "15", "均分": shared}
    rule = {**INSIDE, **more, "得分": {"全有全无": {"条件": "1 < 2", "不满足得": "0"}}}
    assert codes(指标=[rule], 分组=[group]) == ["PE454"]


def test_a_weight_that_depends_on_the_row_is_not_compared_when_binding(
    program: Callable[..., Program],
) -> None:
    group = {"编号": "甲", "名称": "产出", "汇总": "合计", "分值": "50"}
    rules = [{**INSIDE, "分值": "30"}, {**INSIDE, "分值": "30", "适用": "统筹"}]
    assert len(program(指标=rules, 分组=[group]).indicators) == 2
