from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as OpenDocument
from typer.testing import CliRunner

from perfeval.cli.main import build
from perfeval.report.verify import Status, judge, read_document
from perfeval.report.verify.commented import commented_copy
from perfeval.report.word.document import Document
from perfeval.report.word.manifest import Manifest
from perfeval.report.word.package import pack_members
from perfeval.report.word.writer import write_docx

Edit = Callable[[bytes, str, str, str], bytes]
PART = "word/document.xml"


@pytest.fixture
def edited(every_block: Document, manifest: Manifest, edit_part: Edit) -> bytes:
    """A document with a changed figure, a figure that is gone, a number added, a chart redrawn."""
    data = write_docx(every_block, manifest)
    for part, old, new in (
        (PART, "98.28</w:t>", "99.28</w:t>"),
        (PART, "专项资金</w:t>", "专项资金12.5万元</w:t>"),
        (PART, '<w:tag w:val="pe:到位.县级|4"/>', ""),
        (PART, 'w:name="_pe_4"', 'w:name="x"'),
        (PART, "100.50</w:t>", "</w:t>"),
        ("word/charts/chart1.xml", "<c:v>200.00</c:v>", "<c:v>201</c:v>"),
    ):
        data = edit_part(data, part, old, new)
    return data


def copy_of(data: bytes, lang: str = "zh") -> bytes:
    read, _ = read_document(data, None, "说明.docx")
    assert read is not None
    current = {record.id: record.printed for record in read.manifest.figures}
    copy, problems = commented_copy(data, read, judge(read, current), lang)
    assert copy is not None, problems
    return copy


def test_each_finding_has_a_comment_at_its_place(edited: bytes, tmp_path: Path) -> None:
    path = tmp_path / "批注.docx"
    path.write_bytes(copy_of(edited))
    comments = [it.text for it in OpenDocument(str(path)).comments]
    assert [text.partition("；")[0].partition(" (")[0] for text in comments] == [
        "【手工改动】支付率（万元）",
        "【来源不明】",
        "【手工改动】到位 专项资金",
        "【已不见】到位.县级（万元）",
    ]
    assert "文档里 99.28；写时 98.28；按现在的数据 98.28；来自 资金.xlsx[到位!F3]" in comments[0]
    assert "已不见" in comments[-1]
    xml = read_part(path.read_bytes())
    start, end = xml.index('commentRangeStart w:id="0"'), xml.index('commentRangeEnd w:id="0"')
    assert start < xml.index("99.28") < end


def read_part(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(PART).decode("utf-8")


def test_the_copy_is_a_clean_document_and_the_same_every_time(
    edited: bytes, audit_docx: Callable[[bytes], None]
) -> None:
    copy = copy_of(edited)
    audit_docx(copy)
    assert copy == copy_of(edited)
    assert copy != copy_of(edited, "en")


def test_the_copy_is_judged_like_the_original(edited: bytes) -> None:
    def statuses(data: bytes) -> list[Status]:
        read, _ = read_document(data, None, "说明.docx")
        assert read is not None
        return [it.status for it in judge(read, {})]

    assert statuses(copy_of(edited)) == statuses(edited)


def test_comments_that_were_there_stay(
    edited: bytes, audit_docx: Callable[[bytes], None], tmp_path: Path
) -> None:
    once = copy_of(edited)
    twice = copy_of(once)
    audit_docx(twice)
    path = tmp_path / "a.docx"
    counts = []
    for data in (once, twice):
        path.write_bytes(data)
        counts.append(len(list(OpenDocument(str(path)).comments)))
    assert counts[1] == 2 * counts[0]


def test_a_document_of_python_docx_gets_its_comments_too(
    edited: bytes, unpack: Callable[[bytes], dict[str, bytes]]
) -> None:
    members = unpack(edited)
    members["word/comments.xml"] = b"<left/>"  # nothing leads to it
    assert b"comments_pe.xml" in pack_members(unpack(copy_of(pack_members(members))))


def test_the_command_writes_the_copy_and_never_over_the_original(
    edited: bytes, tmp_path: Path
) -> None:
    path, out = tmp_path / "说明.docx", tmp_path / "批注.docx"
    path.write_bytes(edited)
    run = CliRunner()
    told = run.invoke(build("zh"), ["verify", str(path), "--commented", str(out)])
    assert told.exit_code == 1
    assert f"已写 {out}" in told.output
    assert out.read_bytes() == copy_of(edited)
    refused = run.invoke(build("zh"), ["verify", str(path), "--commented", str(path)])
    assert refused.exit_code == 2
    assert "PE944" in refused.output
    assert path.read_bytes() == edited
