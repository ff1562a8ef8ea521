from __future__ import annotations

import dataclasses
import hashlib
import json

import pytest

from perfeval.report.word.document import Document
from perfeval.report.word.manifest import FigureRecord, Manifest, Occurrence, placed


def test_a_manifest_survives_its_json(every_block: Document, manifest: Manifest) -> None:
    whole = placed(every_block, manifest)
    again = Manifest.from_json(whole.to_json())
    assert again == whole
    assert again.sha256() == hashlib.sha256(whole.to_json().encode()).hexdigest()


def test_every_occurrence_is_placed_and_placing_twice_changes_nothing(
    every_block: Document, manifest: Manifest
) -> None:
    whole = placed(every_block, manifest)
    assert whole.occurrences[1] == Occurrence("支付率", "98.28")
    assert len(whole.occurrences) == 5
    assert placed(every_block, whole) == whole


def test_a_figure_is_found_by_its_id(manifest: Manifest) -> None:
    found = manifest.figure("支付率")
    assert found is not None
    assert found.cells == ("资金.xlsx[到位!F3]",)
    assert manifest.figure("没有") is None


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"version": 99}', "null", '{"version": 1, "figures": [3]}', "[" * 9999],
)
def test_what_is_no_manifest_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Manifest.from_json(text)


def test_a_number_where_a_text_belongs_is_refused(manifest: Manifest) -> None:
    content = json.loads(manifest.to_json())
    content["figures"][0]["printed"] = 300.5
    with pytest.raises(ValueError, match="printed is no text"):
        Manifest.from_json(json.dumps(content))


def test_characters_that_xml_does_not_know_are_written_as_escapes(manifest: Manifest) -> None:
    odd = FigureRecord("甲", "\ud800\x01\ufffe", "1", "1")
    whole = dataclasses.replace(manifest, figures=(odd,))
    whole.to_json().encode("utf-8")
    assert Manifest.from_json(whole.to_json()) == whole
