"""From models to draft-07."""

from __future__ import annotations

from typing import Literal

import pytest
from jsonschema import Draft7Validator

from perfeval.files.typed import Described, Text
from perfeval.schema.builder import Builder
from perfeval.schema.meanings import outline, project, ruleset, shapes, tests, vocabulary


class Leaf(Described):
    name: Text
    kind: Literal["甲", "乙"] = "甲"
    inner: list[Leaf] = []


class Root(Described):
    leaf: Leaf | None = None
    either: Text | list[Text] | None = None
    named: dict[Text, Leaf] = {}


KEYWORDS = {
    "leaf": "叶",
    "name": "名",
    "kind": "类",
    "inner": "内",
    "either": "或",
    "named": "名录",
}


def accepted(data: object, lang: str = "zh") -> bool:
    builder = Builder(KEYWORDS, {Root: ("根", {"leaf": "一片叶"})}, lang)
    whole = builder.whole(builder.object(Root), "试")
    Draft7Validator.check_schema(whole)
    return Draft7Validator(whole).is_valid(data)


@pytest.mark.parametrize(
    ("data", "right"),
    [
        ({}, True),
        ({"叶": {"名": "一"}}, True),
        ({"叶": {"名": 1}}, True),
        ({"叶": {}}, False),
        ({"叶": {"名": "一", "类": "丙"}}, False),
        ({"叶": {"名": "一", "内": [{"名": "二", "内": [{"名": "三"}]}]}}, True),
        ({"叶": {"名": "一", "内": [{"名": "二", "内": [{}]}]}}, False),
        ({"或": "一"}, True),
        ({"或": ["一"]}, True),
        ({"或": {"名": "一"}}, False),
        ({"名录": {"随便": {"名": "一"}}}, True),
        ({"名录": {"随便": "一"}}, False),
        ({"无": 1}, False),
        ([], False),
    ],
)
def test_what_a_model_takes_is_what_its_schema_takes(data: object, right: bool) -> None:
    assert accepted(data) == right


def test_the_keys_are_of_one_language() -> None:
    assert accepted({"leaf": {"name": "一"}}, "en")
    assert not accepted({"leaf": {"name": "一"}}, "zh")
    assert not accepted({"叶": {"名": "一"}}, "en")


def test_a_meaning_beside_a_reference_is_kept() -> None:
    builder = Builder(KEYWORDS, {Root: ("根", {"leaf": "一片叶"})}, "zh")
    assert builder.object(Root)["properties"]["叶"] == {
        "description": "一片叶",
        "allOf": [{"$ref": "#/definitions/Leaf"}],
    }


@pytest.mark.parametrize("module", [outline, project, ruleset, shapes, tests, vocabulary])
def test_there_is_a_meaning_for_every_key_and_none_too_many(module: object) -> None:
    for model, (title, meanings) in module.MEANINGS.items():  # type: ignore[attr-defined]
        assert title
        assert set(meanings) == set(model.model_fields), model.__name__
