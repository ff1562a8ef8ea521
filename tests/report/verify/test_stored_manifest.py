from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from perfeval.report.verify import read_document
from perfeval.report.word.document import Document
from perfeval.report.word.manifest import Manifest, placed
from perfeval.report.word.package import pack_members
from perfeval.report.word.writer import write_docx

ITEM = "customXml/item1.xml"


@pytest.fixture
def docx(every_block: Document, manifest: Manifest) -> bytes:
    return write_docx(every_block, manifest)


@pytest.fixture
def sidecar(every_block: Document, manifest: Manifest) -> Manifest:
    return placed(every_block, manifest)


@pytest.fixture
def without_manifest(docx: bytes, unpack: Callable[[bytes], dict[str, bytes]]) -> bytes:
    return pack_members({name: it for name, it in unpack(docx).items() if name != ITEM})


def test_the_manifest_inside_is_the_one_that_was_written(docx: bytes, sidecar: Manifest) -> None:
    read, diagnostics = read_document(docx, sidecar, "说明.docx")
    assert diagnostics == []
    assert read is not None
    assert read.manifest == sidecar


def test_the_sidecar_stands_in_for_a_lost_manifest(
    without_manifest: bytes, sidecar: Manifest
) -> None:
    read, diagnostics = read_document(without_manifest, sidecar, "说明.docx")
    assert read is not None
    assert diagnostics == []
    assert len(read.occurrences) == 5


def test_without_any_manifest_there_is_nothing_to_verify_by(without_manifest: bytes) -> None:
    read, diagnostics = read_document(without_manifest, None, "说明.docx")
    assert read is None
    assert [it.code.id for it in diagnostics] == ["PE610"]


def test_a_manifest_that_was_rewritten_is_told_and_the_sidecar_used(
    docx: bytes, sidecar: Manifest, edit_part: Callable[[bytes, str, str, str], bytes]
) -> None:
    forged = edit_part(docx, ITEM, '"printed": "98.28"', '"printed": "99.99"')
    read, diagnostics = read_document(forged, sidecar, "说明.docx")
    assert [it.code.id for it in diagnostics] == ["PE612"]
    assert read is not None
    assert read.manifest == sidecar


def test_the_sidecar_of_another_run_is_told_and_not_used(docx: bytes, sidecar: Manifest) -> None:
    other = dataclasses.replace(sidecar, data_hash="other")
    read, diagnostics = read_document(docx, other, "说明.docx")
    assert [it.code.id for it in diagnostics] == ["PE613"]
    assert read is not None
    assert read.manifest == sidecar


def test_a_manifest_that_cannot_be_read_is_told(
    docx: bytes, edit_part: Callable[[bytes, str, str, str], bytes]
) -> None:
    broken = edit_part(docx, ITEM, '"version": 1', '"version": 9')
    read, diagnostics = read_document(broken, None, "说明.docx")
    assert read is None
    assert [it.code.id for it in diagnostics] == ["PE611"]
