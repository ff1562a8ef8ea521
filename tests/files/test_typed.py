from __future__ import annotations

from typing import Literal

from perfeval.diagnostics import Diagnostic
from perfeval.files.typed import Described, Text, place_of, read_model
from perfeval.files.yaml_nodes import load_yaml

KEYWORDS = {"name": "名称", "kind": "类型", "parts": "部分"}


class Part(Described):
    name: Text


class Thing(Described):
    name: Text
    kind: Literal["甲", "乙"] = "甲"
    parts: tuple[Part, ...] = ()


def read(text: str) -> tuple[Thing | None, list[Diagnostic]]:
    node, problems = load_yaml(text, "a.yaml")
    assert node is not None
    assert problems == []
    return read_model(node, Thing, KEYWORDS, "事物")


def test_chinese_and_english_keys_make_the_same_model() -> None:
    chinese, _ = read("名称: 路\n类型: 乙\n部分:\n  - 名称: 桥\n")
    english, _ = read("name: 路\nkind: 乙\nparts:\n  - name: 桥\n")
    assert chinese == english
    assert chinese is not None
    assert str(place_of(chinese.parts[0].name)) == "a.yaml:4:9"


def test_an_unknown_key_is_told_with_the_nearest() -> None:
    thing, problems = read("名程: 路\n")
    assert thing is None
    assert [p.code.id for p in problems] == ["PE131", "PE132"]
    assert "名称" in problems[0].hint()


def test_a_wrong_value_is_told_at_its_place() -> None:
    thing, problems = read("名称: 路\n类型: 丙\n")
    assert thing is None
    assert [(p.code.id, str(p.place)) for p in problems] == [("PE133", "a.yaml:2:5")]


def test_an_english_key_in_a_chinese_file_is_a_warning() -> None:
    thing, problems = read("名称: 路\nkind: 乙\n")
    assert thing is not None
    assert [p.code.id for p in problems] == ["PE134"]


def test_a_list_where_a_text_belongs_is_told() -> None:
    _, problems = read("名称: [路]\n")
    assert [p.code.id for p in problems] == ["PE109"]


def test_a_text_made_in_python_has_no_place() -> None:
    assert place_of(Text("路")) is None
