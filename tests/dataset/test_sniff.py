from __future__ import annotations

import io
import zipfile

import pytest

from perfeval.dataset.sniff import Content, decode_any, sniff


def zipped(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            kind = "application/vnd.oasis.opendocument.spreadsheet" if name == "mimetype" else ""
            archive.writestr(zipfile.ZipInfo(name), kind)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "content", "name"),
    [
        (zipped("xl/workbook.xml"), Content.XLSX, ""),
        (zipped("mimetype"), Content.FOREIGN, "ODS"),
        (zipped("xl/workbook.bin"), Content.FOREIGN, "XLSB"),
        (zipped("word/document.xml"), Content.FOREIGN, "DOCX"),
        (zipped("a.txt")[:40], Content.FOREIGN, "ZIP"),
        (b"%PDF-1.7", Content.FOREIGN, "PDF"),
        (b"\x80\xff\x00\x01", Content.FOREIGN, "BINARY"),
        (b"<html><table>", Content.HTML, ""),
        (b"<?xml version='1.0'?>\n<html>", Content.HTML, ""),
        (b"<?xml version='1.0'?><Workbook>", Content.FOREIGN, "XML"),
        (b'{"a": 1}', Content.FOREIGN, "JSON"),
        ("编号,金额".encode("gb18030"), Content.CSV, ""),
        ("编号,金额".encode("utf-16"), Content.CSV, ""),
    ],
)
def test_content_is_told_by_its_bytes(data: bytes, content: Content, name: str) -> None:
    assert sniff(data) == (content, name)


def test_utf16_that_breaks_off_is_no_text() -> None:
    assert decode_any("编".encode("utf-16")[:-1]) is None
