"""Rules about weights that can be judged before anything is scored."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from perfeval.ruleset.program import WeightRules
from perfeval.ruleset.weight_rules import broken

RULE = {"得分": {"全有全无": {"条件": "统筹", "不满足得": "0"}}}
GROUPS = [{"编号": name, "名称": name, "汇总": "合计"} for name in ("甲", "乙")]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ({"整数": "是"}, ["PE453", "PE453"]),
        ({"整数": "否"}, []),
        ({"每组不低于": "15"}, ["PE453"]),
        ({"每组不低于": "12%"}, []),
        ({"每组整倍数": "5"}, ["PE453", "PE453"]),
        ({"每组整倍数": "0"}, ["PE418"]),
        ({"每组不低于": "多"}, ["PE407"]),
        ({"几组合计": [{"组": ["甲", "乙"], "不低于": "60%"}]}, []),
        ({"几组合计": [{"组": ["甲"], "不低于": "60%"}]}, ["PE453"]),
        ({"几组合计": [{"组": ["丙"], "不低于": "60%"}]}, ["PE303"]),
    ],
)
def test_fixed_weights_are_held_to_the_rules(
    codes: Callable[..., list[str]], rules: dict[str, object], expected: list[str]
) -> None:
    weights = [
        {**RULE, "分值": weight, "上级": name} for weight, name in (("12.5", "甲"), ("87.5", "乙"))
    ]
    found = codes(指标=weights, 分组=GROUPS, 权重约束=rules)
    assert found == expected


def test_weights_of_the_data_are_left_for_scoring(codes: Callable[..., list[str]]) -> None:
    weights = [{**RULE, "分值": "权重", "上级": "甲"}, {**RULE, "分值": "1", "上级": "乙"}]
    assert codes(指标=weights, 分组=GROUPS, 权重约束={"每组不低于": "15"}) == []


def test_a_group_that_is_not_there_has_no_weight() -> None:
    rules = WeightRules(together=((("甲", "乙"), Fraction(60)),))
    assert list(broken(rules, [], {"甲": ("产出", Fraction(50))})) == [
        "“产出”的分值合计 50，低于 60"
    ]
