"""What a ruleset changes in its parent, one entry a key."""

from __future__ import annotations

from perfeval.files.yaml_nodes import MapNode, load_yaml
from perfeval.ruleset.changes import Change, changes_between
from perfeval.ruleset.keys import by_name
from perfeval.ruleset.model import Ruleset
from perfeval.ruleset.overlay import overlaid


def changes(above: str, below: str) -> list[Change]:
    trees = []
    for name, text in (("上.yaml", above), ("下.yaml", below)):
        node, _ = load_yaml(text, name)
        assert isinstance(node, MapNode)
        trees.append(node)
    merged, _ = overlaid(*trees)
    return list(changes_between(trees[0], merged, by_name(trees[1], Ruleset).get("retired")))


def said(above: str, below: str) -> list[tuple[str, ...]]:
    return [
        (c.kind, c.section, c.item, c.key, c.before.get("zh", ""), c.after.get("zh", ""))
        for c in changes(above, below)
    ]


def test_a_key_that_changed_is_given_with_before_and_after() -> None:
    above = "指标: [{编号: Z1, 分值: 1, 得分: {全有全无: {条件: 甲, 不满足得: 0}}}]"
    below = "指标: [{编号: Z1, 得分: {按次扣分: {每次扣: 2, 最多扣: 扣完为止}}}]"
    before, after = (
        "{全有全无: {条件: 甲, 不满足得: 0}}",
        "{按次扣分: {每次扣: 2, 最多扣: 扣完为止}}",
    )
    assert said(above, below) == [("changed", "indicators", "Z1", "score", before, after)]
    english = changes(above, below)[0].before["en"]
    assert english == "{all_or_nothing: {condition: 甲, otherwise: 0}}"


def test_writing_what_is_above_already_is_no_change_in_either_language() -> None:
    assert said("指标: [{编号: Z1, 分值: 1}]", "indicators: [{id: Z1, weight: 1}]") == []


def test_a_retired_rule_has_its_reason_and_the_place_where_it_is_retired() -> None:
    only = changes("预警: [{编号: J1, 名称: 滞后}]", "停用: [{编号: J1, 理由: 另有规定}]")
    assert [(c.kind, c.section, c.item, c.cause) for c in only] == [
        ("retired", "checks", "J1", "另有规定")
    ]
    assert str(only[0].place) == "下.yaml:1:11"


def test_new_values_and_changed_values_of_parameters_are_given_by_date() -> None:
    above = "参数: {甲: {2020-01-01: {值: 1, 依据: 市}}}"
    below = "参数: {甲: {2020-01-01: {值: 2, 依据: 县}, 2021-01-01: {值: 3, 依据: 县}}}"
    assert said(above, below) == [
        ("changed", "parameters", "甲 2020-01-01", "", "{值: 1, 依据: 市}", "{值: 2, 依据: 县}"),
        ("added", "parameters", "甲 2021-01-01", "", "", "{值: 3, 依据: 县}"),
    ]


def test_parts_without_ids_are_compared_by_key_or_as_a_whole() -> None:
    above = "总分: {满分: 100}\n等级: [{名称: 优}]\n对象: 项目\n派生: {项目.甲: 1}"
    below = "总分: {满分: 90}\n等级: [{名称: 合格}]\n对象: 资金\n派生: {项目.甲: 2}"
    assert said(above, below) == [
        ("changed", "subject", "", "", "项目", "资金"),
        ("changed", "derived", "项目.甲", "", "1", "2"),
        ("changed", "total", "", "full", "100", "90"),
        ("changed", "grades", "", "", "[{名称: 优}]", "[{名称: 合格}]"),
    ]


def test_a_key_that_a_replaced_rule_no_longer_has_is_a_change_at_the_rule() -> None:
    full = "名称: 滞后, 对象: 项目, 当: 甲, 级别: 红, 提示: 甲, 依据: 乙"
    below = f"预警:\n  - {{编号: J1, 替换: 是, {full}}}"
    found = changes(f"预警: [{{编号: J1, {full}, 说明: 旧}}]", below)
    assert [(c.key, c.before.get("zh"), c.after) for c in found] == [("note", "旧", {})]
    assert str(found[0].place) == "下.yaml:2:5"
