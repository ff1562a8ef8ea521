"""A template that LibreOffice has written: loops, conditions, a chart, full-width braces."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from perfeval.report.verify import Status, judge, read_document

from .conftest import Result, lines_of

pytestmark = pytest.mark.libreoffice
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><style:style style:name="B" style:family="text">
<style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>
<office:body><office:text>"""
_ROW = "<table:table-row>{}</table:table-row>"
_CELL = "<table:table-cell><text:p>{}</text:p></table:table-cell>"


def paragraph(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def row(*cells: str) -> str:
    return _ROW.format("".join(_CELL.format(cell) for cell in cells))


def template() -> bytes:
    rows = row("类别", "金额") + row(
        "｛｛＃each 各种｝｝{{组}}", "{{金额｜不带单位}}｛｛／each｝｝"
    )
    columns = '<table:table-column table:number-columns-repeated="2"/>'
    item = paragraph("{{#each 各类}}{{组}}{{数}}{{/each}}")
    body = (
        paragraph(
            '全年资金｛｛<text:span text:style-name="B">全部</text:span>　｜　万元1｝｝，占{{率}}。'
        ),
        paragraph("{{#if 率 &gt; 50%}}"),
        paragraph("超过一半。"),
        paragraph("{{else}}"),
        paragraph("不到一半。"),
        paragraph("{{/if}}"),
        f'<table:table table:name="T">{columns}{rows}</table:table>',
        f"<text:list><text:list-item>{item}</text:list-item></text:list>",
        paragraph("{{图表 柱形 各种 金额 | 各种资金 | 万元}}"),
    )
    return (_HEAD + "".join(body) + "</office:text></office:body></office:document>").encode()


def test_a_template_of_libreoffice_comes_out_right(
    soffice: Callable[[bytes, str, str], bytes],
    fill: Callable[..., Result],
    audit_docx: Callable[[bytes], None],
    tmp_path: Path,
) -> None:
    source = soffice(template(), ".fodt", ".docx")
    result, problems = fill(source)
    assert result is not None, [(str(d.place), d.message()) for d in problems]
    assert [line for line in lines_of(result.docx) if line] == [
        "全年资金150.3万元，占66.64%。", "超过一半。", "类别", "金额", "专项", "100.13", "债券",
        "50.13", "自筹", "0.00", "专项100.13万元", "债券50.13万元", "自筹0.00万元",
    ]  # fmt: skip
    audit_docx(result.docx)
    again, _ = fill(source)
    assert again is not None
    assert (again.docx, again.sidecar) == (result.docx, result.sidecar)
    read, _ = read_document(result.docx, None, "a.docx")
    assert read is not None
    now = {record.id: record.printed for record in read.manifest.figures}
    assert {verdict.status for verdict in judge(read, now)} == {Status.RIGHT}
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(soffice(result.docx, ".docx", ".pdf"))
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not on this machine: the page is not read")
    shown = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True, timeout=60
    ).stdout.decode()
    for text in ("150.3", "超过一半", "100.13", "各种资金（单位：万元）"):
        assert text in shown


def test_figures_are_found_after_libreoffice_has_saved_the_document(
    soffice: Callable[[bytes, str, str], bytes], fill: Callable[..., Result]
) -> None:
    result, _ = fill(soffice(template(), ".fodt", ".docx"))
    assert result is not None
    saved = soffice(result.docx, ".docx", ".docx")
    read, _ = read_document(saved, None, "a.docx")
    assert read is not None
    assert [found.text for found in read.occurrences] == [
        occurrence.text for occurrence in read.manifest.occurrences
    ]
