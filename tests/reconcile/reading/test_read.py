from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from perfeval.reconcile import Status, read_document, reconcile
from perfeval.reconcile.reading.text import from_text

TEXT = "到位资金500万元，其中中央300万元、省级180万元。"


def codes(path: Path) -> list[str]:
    document, problems = read_document(path, path.name)
    assert document is None
    assert all(p.message("zh") and p.message("en") for p in problems)
    return [p.code.id for p in problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_in_the_encodings_of_users(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "说明.txt"
    path.write_text(f"标题\r\n{TEXT}\r\n", encoding=encoding)
    document, problems = read_document(path, path.name)
    assert document is not None
    assert problems == []
    (one,) = reconcile(document).with_status(Status.FAILS)
    assert str(one.printed.place) == "说明.txt:2:5"


def test_a_word_document_gives_paragraphs_and_tables_with_places(tmp_path: Path) -> None:
    from docx import Document

    made = Document()
    made.add_paragraph(TEXT)
    table = made.add_table(rows=4, cols=2)
    for row, texts in zip(
        table.rows, [("乡镇", "金额"), ("甲", "30"), ("乙", "40"), ("合计", "90")], strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    path = tmp_path / "说明.docx"
    made.save(str(path))
    document, problems = read_document(path, path.name)
    assert document is not None
    assert problems == []
    places = [str(r.printed.place) for r in reconcile(document).with_status(Status.FAILS)]
    assert places == ["说明.docx[表1!B4]", "说明.docx:1:5"]


def test_a_workbook_is_read_sheet_by_sheet(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "安排"
    for row in (("乡镇", "金额（万元）"), ("甲", 30.5), ("乙", 40), ("合计", 90.5)):
        sheet.append(row)
    path = tmp_path / "表.xlsx"
    book.save(path)
    document, _ = read_document(path, path.name)
    assert document is not None
    (one,) = reconcile(document).with_status(Status.FAILS)
    assert str(one.printed.place) == "表.xlsx[安排!B4]"


def test_files_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    cases = {
        "a.doc": (b"x", "PE621"),
        "a.txt": (b"\n \n", "PE622"),
        "b.txt": (b"\0\1\2", "PE103"),
        "a.docx": (b"%PDF-1.7", "PE601"),
        "a.pdf": (b"PK\3\4", "PE624"),
    }
    for name, (data, code) in cases.items():
        (tmp_path / name).write_bytes(data)
        assert codes(tmp_path / name) == [code], name
    assert codes(tmp_path / "nothing.txt")[0].startswith("PE1")


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 300_000_000)
    (tmp_path / "a.docx").write_bytes(packed.getvalue())
    assert "PE605" in codes(tmp_path / "a.docx")


def test_a_text_of_a_hundred_pages_takes_less_than_two_seconds() -> None:
    part = (
        "（一）某镇到位资金500.5万元，其中中央300万元、省级200.5万元，已支付400万元，支付率79.92%。"
        * 12
    )
    text = "\n".join(part + str(n) for n in range(100))
    start = time.process_time()
    result = reconcile(from_text(text, "长.txt"))
    assert time.process_time() - start < 4  # 2 s where nothing else runs
    assert result.figures > 5000
