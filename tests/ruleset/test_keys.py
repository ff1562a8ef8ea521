"""Nodes walked along the model."""

from __future__ import annotations

from perfeval.files.typed import Text
from perfeval.files.yaml_nodes import load_yaml
from perfeval.ruleset.keys import as_line, by_name, names_by_key, parts, plain, text_of
from perfeval.ruleset.keywords import KEYWORDS
from perfeval.ruleset.model import GradeSpec, InheritSpec, Ruleset


def test_both_spellings_of_a_key_name_one_field() -> None:
    names = names_by_key(GradeSpec)
    assert names["不低于"] == names["at_least"] == "at_least"


def test_an_annotation_is_taken_apart_into_model_list_and_dict() -> None:
    fields = Ruleset.model_fields
    assert parts(fields["inherits"].annotation) == (InheritSpec, None, None)
    assert parts(fields["grades"].annotation) == (None, GradeSpec, None)
    assert parts(fields["derived"].annotation) == (None, None, Text)
    assert parts(Text) == (None, None, None)


def test_plain_data_has_the_keys_of_one_language_and_leaves_names_alone() -> None:
    node, _ = load_yaml("名称: 试\n派生: {项目.甲: 数}\n等级: [{name: 优, 不知: 1}]", "试.yaml")
    assert node is not None
    assert as_line(plain(node, Ruleset, {})) == (
        "{name: 试, derived: {项目.甲: 数}, grades: [{name: 优, 不知: 1}]}"
    )
    assert "等级: [{名称: 优, 不知: 1}]" in as_line(plain(node, Ruleset, KEYWORDS))
    assert plain(None, Ruleset, {}) == ""


def test_a_text_is_found_by_the_name_of_its_field() -> None:
    node, _ = load_yaml("名称: 试\n不低于: [1]", "试.yaml")
    assert node is not None
    found = text_of(node, GradeSpec, "name")
    assert found is not None
    assert found.value == "试"
    assert text_of(node, GradeSpec, "at_least") is None
    assert list(by_name(found, GradeSpec)) == []
