"""The schema of a part of a ruleset takes rules and nothing that there is only one of."""

from __future__ import annotations

import pytest
from jsonschema import Draft7Validator

from perfeval.schema import schema

RULE = {
    "编号": "P1", "名称": "大额", "对象": "支付", "当": "金额 > 50 万元", "级别": "黄",
    "提示": "大额", "依据": "约定",
}  # fmt: skip


def wrong(data: object, lang: str = "zh") -> list[str]:
    validator = Draft7Validator(schema("ruleset-part", lang))
    return [error.message for error in validator.iter_errors(data)]


def test_a_part_needs_no_more_than_its_rules() -> None:
    assert wrong({"预警": [RULE]}) == []
    assert wrong({"bases": {"a": {"name": "b"}}, "checks": []}, "en") == []


def test_a_part_of_one_that_inherits_may_write_changes() -> None:
    assert wrong({"预警": [{"编号": "P1", "级别": "红"}]}) == []


@pytest.mark.parametrize("key", ["规则集", "总分", "等级", "继承", "分册"])
def test_what_there_is_one_of_is_refused(key: str) -> None:
    assert wrong({key: "x", "预警": [RULE]}) != []


def test_a_rule_without_an_id_is_refused() -> None:
    assert wrong({"预警": [{key: RULE[key] for key in ("名称", "对象")}]}) != []
