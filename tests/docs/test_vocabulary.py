"""docs/vocabulary.md names every entity, field and key, and its examples load."""

import re
from collections.abc import Callable
from pathlib import Path

from perfeval.diagnostics import Diagnostic
from perfeval.vocabulary import load_vocabulary
from perfeval.vocabulary.loader import KEYWORDS

Try = Callable[[str, str], list[Diagnostic]]
TEXT = (Path(__file__).parents[2] / "docs" / "vocabulary.md").read_text(encoding="utf-8")


def test_every_entity_and_field_is_in_the_page() -> None:
    vocabulary, _ = load_vocabulary()
    assert vocabulary is not None
    for entity in vocabulary.entities.values():
        _, heading, rest = TEXT.partition(f"### {entity.name}（{entity.english}）\n")
        assert heading
        part = rest.partition("\n##")[0]
        for field in entity.fields.values():
            assert f"| {field.name} | `{field.english}` |" in part


def test_every_key_of_a_vocabulary_file_is_in_the_page() -> None:
    part = TEXT.partition("## 加自己的列和表")[2]
    assert [word for word in KEYWORDS.values() if word not in part] == []


def test_the_examples_of_an_office_vocabulary_load(try_out: Try) -> None:
    found = re.findall(r"^```(yaml|toml)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    assert [kind for kind, _ in found] == ["yaml", "toml"]
    for kind, block in found:
        assert [p.message() for p in try_out(kind, block) if p.severity == "error"] == []
