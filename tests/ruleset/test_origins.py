"""Where the texts of a rule stand."""

from __future__ import annotations

from datetime import date

from perfeval.files.typed import read_model
from perfeval.files.yaml_nodes import ListNode, MapNode, TextNode, load_yaml
from perfeval.ruleset.keywords import KEYWORDS
from perfeval.ruleset.model import Ruleset
from perfeval.ruleset.money_year import Year
from perfeval.ruleset.origins import parameter_places, rule_origins

FULL = "编号: J1\n名称: 滞后\n对象: 项目\n当: 甲\n级别: 红\n提示: 甲\n依据: 乙"


def tree_of(*files: tuple[str, str]) -> MapNode:
    entries = []
    for name, text in files:
        node, _ = load_yaml(text, name)
        assert isinstance(node, MapNode)
        entries += list(node)
    rule = MapNode(tuple(entries), node.span)
    checks = TextNode("预警", node.span)
    return MapNode(((checks, ListNode((rule,), node.span)),), node.span)


def test_a_rule_of_one_file_has_nothing_to_tell() -> None:
    assert rule_origins(tree_of(("甲.yaml", FULL))) == {}


def test_a_rule_of_two_files_tells_which_keys_stand_where() -> None:
    upper = FULL.replace("编号: J1\n", "").replace("当: 甲\n", "")
    found = rule_origins(tree_of(("上.yaml", upper), ("下.yaml", "编号: J1\n当: 乙\n说明: 县")))
    assert [(file, keys, str(place)) for file, keys, place in found["J1"]] == [
        ("上.yaml", ("名称", "对象", "级别", "提示", "依据"), "上.yaml:1:1"),
        ("下.yaml", ("当", "说明"), "下.yaml:2:1"),
    ]


def test_a_rule_of_which_only_the_id_is_written_below_tells_where_the_rest_is() -> None:
    upper = FULL.replace("编号: J1\n", "")
    found = rule_origins(tree_of(("下.yaml", "编号: J1"), ("上.yaml", upper)))
    assert [file for file, _, _ in found["J1"]] == ["上.yaml"]


def test_the_place_of_a_parameter_is_that_of_the_value_that_holds() -> None:
    text = "规则集: 试\n名称: 试\n版本: 1\n施行: 2020-01-01\n对象: 项目\n依据: {}\n参数:\n  甲:\n"
    text += "    2022-01-01: {值: 2, 依据: 约定}\n    2020-01-01: {值: 1, 依据: 约定}\n"
    node, _ = load_yaml(text, "试.yaml")
    assert node is not None
    ruleset, problems = read_model(node, Ruleset, KEYWORDS, "规则集")
    assert ruleset is not None, problems
    assert str(parameter_places(ruleset, Year(2021, date(2021, 1, 1)))["甲"]) == "试.yaml:10:5"
    assert str(parameter_places(ruleset, Year(2022, date(2022, 1, 1)))["甲"]) == "试.yaml:9:5"
    assert parameter_places(ruleset, Year(2019, date(2019, 1, 1))) == {}
