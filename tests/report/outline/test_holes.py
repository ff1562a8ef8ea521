from __future__ import annotations

import pytest

from perfeval.files.typed import Text
from perfeval.files.yaml_nodes import MapNode, TextNode, load_yaml
from perfeval.report.outline.holes import Hole, split


def test_a_text_is_split_into_plain_stretches_and_names() -> None:
    parts = list(split(Text("共{到位.合计|亿元2}，{词.县名}")))
    plain = [part if isinstance(part, str) else (part.name, part.form) for part in parts]
    assert plain == ["共", ("到位.合计", "亿元2"), "，", ("词.县名", "")]


@pytest.mark.parametrize(
    ("name", "is_name"),
    [
        ("到位.合计", True),
        ("到位.各类[债券资金].金额", True),
        ("数", True),
        ("甲 + 乙", False),
        ("合计(甲)", False),
        ("", False),
        ("12", False),
    ],
)
def test_only_names_stand_in_braces(name: str, *, is_name: bool) -> None:
    parts = [part for part in split(Text(f"｛{name}｝")) if isinstance(part, Hole)]
    assert [part.is_name for part in parts] == [is_name]


def test_a_name_and_its_format_know_their_places() -> None:
    node, _ = load_yaml("写: 共{甲|乙}", "t.yaml")
    assert isinstance(node, MapNode)
    text = node.get("写")
    assert isinstance(text, TextNode)
    hole = next(part for part in split(Text(text.value, text)) if isinstance(part, Hole))
    assert str(hole.place) == "t.yaml:1:6"
    assert str(hole.form_text.place()) == "t.yaml:1:8"
