from __future__ import annotations

import pytest
import yaml

from perfeval.files import yaml_nodes
from perfeval.files.yaml_nodes import ListNode, MapNode, TextNode, load_yaml


def test_every_scalar_stays_the_text_that_was_written() -> None:
    node, problems = load_yaml("a: 010\nb: no\nc: 12:30\nd: 1.50\n", "a.yaml")
    assert problems == []
    assert isinstance(node, MapNode)
    values = [value.value for _, value in node if isinstance(value, TextNode)]
    assert values == ["010", "no", "12:30", "1.50"]


def test_a_node_knows_its_place() -> None:
    node, _ = load_yaml("键:\n  - 甲\n  - 乙\n", "a.yaml")
    assert isinstance(node, MapNode)
    items = node.get("键")
    assert isinstance(items, ListNode)
    assert str(items.items[1].span.place()) == "a.yaml:3:5"


def test_without_the_c_library_the_nodes_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: [010, no, {b: '2'}]\n名称: |\n  两行\n  文字\n!!int c: ~\n"
    node, problems = load_yaml(text, "a.yaml")
    monkeypatch.setattr(yaml_nodes, "_LOADER", yaml_nodes._untagged(yaml.SafeLoader))
    assert load_yaml(text, "a.yaml") == (node, problems)
    assert isinstance(node, MapNode)
    assert problems == []


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a:\n\tb: 1\n", "PE105", "a.yaml:2:1"),
        ("a: 1\na: 2\n", "PE107", "a.yaml:2:1"),
        ("a: 1\n名称：甲\n", "PE106", "a.yaml:2:3"),
        ("", "PE108", "a.yaml:1:1"),
        ("a: [1\n", "PE104", "a.yaml:1:4"),
        ("a: &x {b: 1}\nc: *x\n", "PE110", None),
    ],
)
def test_the_usual_mistakes_are_told_where_they_stand(
    text: str, code: str, place: str | None
) -> None:
    _, problems = load_yaml(text, "a.yaml")
    found = [problem for problem in problems if problem.code.id == code]
    assert found
    if place is not None:
        assert str(found[0].place) == place


def test_a_duplicate_key_points_to_the_first() -> None:
    _, problems = load_yaml("a: 1\nb: 2\na: 3\n", "a.yaml")
    assert str(problems[0].related[0].place) == "a.yaml:1:1"
