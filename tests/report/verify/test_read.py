from __future__ import annotations

from collections.abc import Callable

import pytest

from perfeval.report.verify import ReadDocument, read_document
from perfeval.report.word.document import Document
from perfeval.report.word.manifest import Manifest
from perfeval.report.word.writer import write_docx

PART = "word/document.xml"


@pytest.fixture
def docx(every_block: Document, manifest: Manifest) -> bytes:
    return write_docx(every_block, manifest)


def read(data: bytes, sidecar: Manifest | None = None) -> ReadDocument:
    found, diagnostics = read_document(data, sidecar, "说明.docx")
    assert diagnostics == []
    assert found is not None
    return found


def texts(found: ReadDocument) -> list[str | None]:
    return [it.text for it in found.occurrences]


def test_every_occurrence_is_read_back(docx: bytes) -> None:
    found = read(docx)
    assert texts(found) == ["300.50", "98.28", "200.00", "100.50", "300.50"]
    assert found.untraced == ()
    assert found.occurrences[0].context.startswith("1.总体情况。全年到位资金300.50万元，支付率")


def test_a_bookmark_finds_a_figure_whose_control_lost_its_tag(
    docx: bytes, edit_part: Callable[[bytes, str, str, str], bytes]
) -> None:
    found = read(edit_part(docx, PART, '<w:tag w:val="pe:支付率|2"/>', ""))
    assert texts(found)[1] == "98.28"


def test_a_figure_without_control_and_bookmark_is_found_by_the_text(
    docx: bytes, edit_part: Callable[[bytes, str, str, str], bytes]
) -> None:
    data = edit_part(docx, PART, '<w:tag w:val="pe:支付率|2"/>', "")
    found = read(edit_part(data, PART, 'w:name="_pe_2"', 'w:name="x"'))
    layers = [it.layer for it in found.occurrences]
    assert layers == ["control", "text", "control", "control", "control"]
    assert texts(found)[1] == "98.28"
    assert found.untraced == ()


def test_positions_are_paragraphs_and_cells(docx: bytes) -> None:
    spoken = [it.position.spoken() for it in read(docx).occurrences]
    assert spoken == [
        "正文第 4 段",
        "正文第 4 段",
        "第 1 个表第 2 行第 3 列",
        "第 1 个表第 3 行第 3 列",
        "第 1 个表第 4 行第 3 列",
    ]
    assert read(docx).occurrences[2].position.spoken("en") == "table 1, row 2, column 3"


def test_digits_typed_against_a_mark_belong_to_the_number(
    docx: bytes, edit_part: Callable[[bytes, str, str, str], bytes]
) -> None:
    found = read(edit_part(docx, PART, ">％，每月", ">5％，每月"))
    assert texts(found)[1] == "98.285"


def test_a_figure_pasted_from_another_document_is_not_known(
    docx: bytes, edit_part: Callable[[bytes, str, str, str], bytes]
) -> None:
    found = read(edit_part(docx, PART, "pe:支付率|2", "pe:别的|2"))
    strange = found.occurrences[-1]
    assert (strange.figure, strange.text, strange.known) == ("别的", "98.28", False)


def test_a_number_written_by_hand_is_untraced_and_a_literal_is_not(
    docx: bytes, edit_part: Callable[[bytes, str, str, str], bytes]
) -> None:
    found = read(edit_part(docx, PART, "召开2次会议", "召开2次会议，追加1,234.5万元"))
    (number,) = found.untraced
    assert number.text == "1234.5万元"
    assert "追加1,234.5万元" in number.context
