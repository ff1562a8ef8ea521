from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from perfeval.report.verify import Status, Verdict, judge, read_document
from perfeval.report.word.document import Chart, Document, Series
from perfeval.report.word.manifest import Manifest
from perfeval.report.word.package import pack_members
from perfeval.report.word.writer import write_docx

Edit = Callable[[bytes, str, str, str], bytes]
Unpack = Callable[[bytes], dict[str, bytes]]
PLOTTED = ("到位.专项", "到位.县级")


@pytest.fixture
def docx(every_block: Document, manifest: Manifest) -> bytes:
    blocks = [
        dataclasses.replace(it, series=(Series("到位", ("200.00", "100.50"), PLOTTED),))
        if isinstance(it, Chart) and it.kind == "bar"
        else it
        for it in every_block.blocks
    ]
    return write_docx(dataclasses.replace(every_block, blocks=tuple(blocks)), manifest)


def judged(data: bytes, **today: str) -> tuple[list[Verdict], list[str]]:
    read, problems = read_document(data, None, "说明.docx")
    assert read is not None
    current: dict[str, str | None] = {r.id: r.printed for r in read.manifest.figures}
    current.update({name.replace("_", "."): text for name, text in today.items()})
    wrong = [it for it in judge(read, current) if it.status is not Status.RIGHT]
    return wrong, [it.code.id for it in problems]


def said(verdicts: list[Verdict]) -> list[tuple[object, ...]]:
    return [(it.status, it.layer, it.figure, it.found, it.printed) for it in verdicts]


def test_charts_as_written_are_right(docx: bytes) -> None:
    assert judged(docx) == ([], [])


def test_a_value_drawn_otherwise_is_named_with_its_figure(docx: bytes, edit_part: Edit) -> None:
    changed = edit_part(docx, "word/charts/chart1.xml", "<c:v>200.00</c:v>", "<c:v>220</c:v>")
    verdicts, _ = judged(changed)
    assert said(verdicts) == [(Status.EDITED, "chart", "到位.专项", "220", "200.00")]
    assert verdicts[0].position.spoken() == "第 1 个图 到位 专项资金"
    assert verdicts[0].cells == ("资金.xlsx[到位!F3]",)


def test_a_binary_fraction_of_the_same_value_is_right(docx: bytes, edit_part: Edit) -> None:
    part = "word/charts/chart1.xml"
    changed = edit_part(docx, part, "<c:v>100.50</c:v>", "<c:v>100.49999999999999</c:v>")
    assert judged(changed) == ([], [])


def test_a_cell_of_the_workbook_that_says_otherwise_is_named(docx: bytes, unpack: Unpack) -> None:
    members = unpack(docx)
    book = unpack(members["word/embeddings/chart1.xlsx"])
    sheet = book["xl/worksheets/sheet1.xml"]
    book["xl/worksheets/sheet1.xml"] = sheet.replace(b"<v>100.50</v>", b"<v>101.50</v>")
    members["word/embeddings/chart1.xlsx"] = pack_members(book)
    verdicts, _ = judged(pack_members(members))
    assert said(verdicts) == [(Status.EDITED, "workbook", "到位.县级", "101.50", "100.50")]


def test_changed_data_makes_the_chart_stale(docx: bytes) -> None:
    verdicts, _ = judged(docx, 到位_县级="101.50")
    assert ("chart", Status.STALE) in [(it.layer, it.status) for it in verdicts]


def test_a_chart_that_was_deleted_is_missing(docx: bytes, edit_part: Edit) -> None:
    verdicts, _ = judged(edit_part(docx, "word/document.xml", 'r:id="rIdChart4"', 'r:id="x"'))
    assert [(it.status, it.label, it.position.spoken()) for it in verdicts] == [
        (Status.MISSING, "资金构成（单位：万元）", "第 4 个图")
    ]


def test_a_chart_without_its_workbook_is_told(docx: bytes, unpack: Unpack) -> None:
    members = unpack(docx)
    members["word/embeddings/chart1.xlsx"] = b"no workbook"
    assert judged(pack_members(members)) == ([], ["PE943"])


def test_an_alternative_text_with_other_numbers_is_named(docx: bytes, edit_part: Edit) -> None:
    old = "专项资金 200.00，县级资金 100.50。"
    changed = edit_part(docx, "word/document.xml", f"条形图（单位：万元）：{old}", "条形图：20.5。")
    verdicts, _ = judged(changed)
    assert [(it.status, it.layer) for it in verdicts] == [(Status.EDITED, "alt")]
