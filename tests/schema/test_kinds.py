"""The schema of every kind of file."""

from __future__ import annotations

import json
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from perfeval.files import shipped
from perfeval.schema import KINDS, schema

Read = Callable[[Path], Any]
Command = Callable[..., "subprocess.CompletedProcess[str]"]
ROOT = Path(__file__).parents[2]


def objects(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            yield from objects(inner)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_right_by_its_meta_schema_and_all_its_references_lead_somewhere(
    kind: str, lang: str
) -> None:
    made = schema(kind, lang)
    Draft7Validator.check_schema(made)
    assert made["$schema"] == "http://json-schema.org/draft-07/schema#"
    for node in objects(made):
        if "$ref" in node:
            assert set(node) == {"$ref"}
            assert made["definitions"][node["$ref"].rpartition("/")[2]]


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_says_in_chinese_what_it_is(kind: str) -> None:
    for lang in ("zh", "en"):
        for node in objects(schema(kind, lang)):
            if node.get("additionalProperties") is False:
                for key, inner in node["properties"].items():
                    assert inner.get("description"), key


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        ("vocabulary", "rulesets/vocabulary.yaml"),
        ("tests", "rulesets/*/tests/*.yaml"),
        ("outline", "report_templates/*/outline.yaml"),
    ],
)
def test_the_files_that_ship_are_valid(kind: str, pattern: str, as_seen: Read) -> None:
    files = sorted(shipped.root().glob(pattern))
    assert files
    for path in files:
        errors = [
            error.message for error in Draft7Validator(schema(kind)).iter_errors(as_seen(path))
        ]
        assert errors == [], path


def as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def test_the_projects_among_the_samples_are_valid() -> None:
    files = sorted((ROOT / "samples").rglob("perfeval.toml"))
    assert files
    for path in files:
        data = as_json(tomllib.loads(path.read_text(encoding="utf-8")))
        assert list(Draft7Validator(schema("project")).iter_errors(data)) == []
    assert list(Draft7Validator(schema("project")).iter_errors({"project": {"years": 1}})) != []


def test_a_block_of_an_outline_is_of_one_kind() -> None:
    head = {"模板": "例", "名称": "例", "标题": ["例"], "落款": {"单位": "局", "日期": "今"}}
    for body, right in (({"段落": "甲"}, True), ({"段落": "甲", "附注": "乙"}, False), ({}, False)):
        errors = list(Draft7Validator(schema("outline")).iter_errors({**head, "正文": [body]}))
        assert (errors == []) == right


def test_the_command_prints_or_writes_the_schema_in_the_language(
    perfeval: Command, tmp_path: Path
) -> None:
    printed = perfeval("schema", "tests", "--lang", "en")
    assert json.loads(printed.stdout) == schema("tests", "en")
    done = perfeval("schema", "--out", tmp_path / "a" / "ruleset.json")
    assert done.returncode == 0
    written = (tmp_path / "a" / "ruleset.json").read_text(encoding="utf-8")
    assert json.loads(written) == schema("ruleset")
    refused = perfeval("schema", "rulesets")
    assert refused.returncode == 2
    assert "vocabulary" in refused.stderr
