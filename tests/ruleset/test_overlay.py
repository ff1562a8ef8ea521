"""Which sections hold rules, and how trees are put on one another."""

from __future__ import annotations

from perfeval.files.yaml_nodes import MapNode, load_yaml
from perfeval.ruleset.keys import as_line, plain
from perfeval.ruleset.model import Ruleset
from perfeval.ruleset.overlay import overlaid, rule_sections


def tree(text: str) -> MapNode:
    node, problems = load_yaml(text, "试.yaml")
    assert problems == []
    assert isinstance(node, MapNode)
    return node


def on(above: str, below: str) -> tuple[str, list[str]]:
    made, problems = overlaid(tree(above), tree(below))
    return as_line(plain(made, Ruleset, {})), [problem.code.id for problem in problems]


def test_the_sections_with_ids_are_those_that_hold_rules() -> None:
    assert {"indicators", "checks", "deadlines"} <= set(rule_sections())
    assert not {"grades", "bases", "total"} & set(rule_sections())


def test_derived_fields_and_bases_are_put_on_by_name_as_wholes() -> None:
    above = "派生: {项目.甲: 1, 项目.乙: 2}\n依据: {办法: {名称: 旧, 文号: 1号}}"
    below = "派生: {项目.乙: 3}\n依据: {办法: {名称: 新}, 细则: {名称: 县}}"
    made, problems = on(above, below)
    assert problems == []
    assert "derived: {项目.甲: 1, 项目.乙: 3}" in made
    assert "bases: {办法: {name: 新}, 细则: {name: 县}}" in made


def test_what_a_ruleset_says_of_itself_is_not_handed_down() -> None:
    assert on("规则集: 上\n名称: 上\n说明: 上\n对象: 项目", "规则集: 下") == (
        "{subject: 项目, ruleset: 下}",
        [],
    )


def test_a_rule_written_twice_below_stays_twice_so_that_it_is_told() -> None:
    made, _ = on("指标: [{编号: Z1, 分值: 1}]", "指标: [{编号: Z1, 分值: 2}, {编号: Z1, 分值: 3}]")
    assert made == "{indicators: [{id: Z1, weight: 2}, {id: Z1, weight: 3}]}"


def test_things_of_the_wrong_shape_are_left_to_the_reader_of_models() -> None:
    assert on("指标: [{编号: Z1}]\n参数: 无", "指标: 无\n参数: {甲: {}}") == (
        "{indicators: 无, parameters: {甲: {}}}",
        [],
    )
    made, _ = on("指标: [甲, {名称: 无编号}]", "停用: [乙]\n指标: [丙]")
    assert made == "{indicators: [甲, {name: 无编号}, 丙], retired: [乙]}"
