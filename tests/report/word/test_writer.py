from __future__ import annotations

import dataclasses
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from perfeval.report.word.document import Document, FigureRun, Heading, PageBreak, Paragraph, Title
from perfeval.report.word.manifest import Manifest
from perfeval.report.word.profile import GB9704_GB2312, PROFILES, PageProfile
from perfeval.report.word.writer import write_docx

GOLDEN = Path(__file__).parent / "golden"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARTS = ["word/document.xml", "word/styles.xml", "word/fontTable.xml", "docProps/core.xml"]
PARTS += [f"word/charts/chart{number}.xml" for number in range(1, 6)]


def normalised(part: bytes) -> str:
    root = etree.fromstring(part)
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"


@pytest.mark.parametrize("part", PARTS)
def test_each_part_is_the_golden_one(
    every_block: Document,
    manifest: Manifest,
    unpack: Callable[[bytes], dict[str, bytes]],
    part: str,
) -> None:
    """Set PERFEVAL_UPDATE_GOLDEN=1 to write the golden files anew, then read what changed."""
    found = normalised(unpack(write_docx(every_block, manifest))[part])
    golden = GOLDEN / part.rpartition("/")[2]
    if os.environ.get("PERFEVAL_UPDATE_GOLDEN"):
        golden.write_text(found, encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_the_audit_finds_nothing(
    every_block: Document, manifest: Manifest, audit_docx: Callable[..., None], profile: PageProfile
) -> None:
    audit_docx(write_docx(every_block, manifest, profile))


def test_an_empty_document_is_written_too(
    audit_docx: Callable[..., None], every_block: Document
) -> None:
    empty = dataclasses.replace(every_block, blocks=())
    audit_docx(write_docx(empty, Manifest("empty", "perfeval", "", ())))


def test_the_same_document_is_the_same_bytes_in_another_process(
    every_block: Document, manifest: Manifest, tmp_path: Path
) -> None:
    # Another process has another seed of hash(): an order that hangs on it would show.
    code = (
        "import pathlib, pickle, sys; from perfeval.report.word.writer import write_docx; "
        "it = pickle.loads(pathlib.Path(sys.argv[1]).read_bytes()); "
        "sys.stdout.buffer.write(write_docx(*it))"
    )
    import pickle

    source = tmp_path / "source.pickle"
    source.write_bytes(pickle.dumps((every_block, manifest)))
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    other = subprocess.run(
        [sys.executable, "-c", code, str(source)], check=True, capture_output=True, env=environment
    )
    assert other.stdout == write_docx(every_block, manifest)


def test_the_faces_of_the_second_profile_are_named(
    every_block: Document, manifest: Manifest, unpack: Callable[[bytes], dict[str, bytes]]
) -> None:
    parts = unpack(write_docx(every_block, manifest, GB9704_GB2312))
    assert 'w:eastAsia="仿宋_GB2312"' in parts["word/styles.xml"].decode("utf-8")
    fonts = parts["word/fontTable.xml"].decode("utf-8")
    assert '<w:font w:name="楷体_GB2312"><w:altName w:val="楷体"/>' in fonts


def test_a_page_break_leaves_no_empty_paragraph(
    every_block: Document, manifest: Manifest, unpack: Callable[[bytes], dict[str, bytes]]
) -> None:
    broken = dataclasses.replace(
        every_block, blocks=(Heading(1, "一、甲"), PageBreak(), Heading(1, "二、乙"))
    )
    body = etree.fromstring(unpack(write_docx(broken, manifest))["word/document.xml"])
    paragraphs = body.findall(f"{W}body/{W}p")
    assert len(paragraphs) == 2
    assert paragraphs[1].find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_an_unknown_figure_is_refused(every_block: Document, manifest: Manifest) -> None:
    strange = dataclasses.replace(every_block, blocks=(Paragraph((FigureRun("没有.这个", "1"),)),))
    with pytest.raises(ValueError, match="没有"):
        write_docx(strange, manifest)


def test_a_figure_printed_otherwise_than_recorded_is_refused(
    every_block: Document, manifest: Manifest
) -> None:
    other = dataclasses.replace(every_block, blocks=(Paragraph((FigureRun("支付率", "98.3"),)),))
    with pytest.raises(ValueError, match=r"98\.3"):
        write_docx(other, manifest)


def test_three_pages_are_written_in_sixty_milliseconds(
    every_block: Document, manifest: Manifest
) -> None:
    times = []
    for _ in range(5):
        start = time.perf_counter()
        write_docx(every_block, manifest)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.06


def test_the_writer_imports_no_office_library() -> None:
    code = "import sys, perfeval.report.word.writer; print(*sys.modules)"
    modules = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.split()
    assert not {"openpyxl", "xlsxwriter", "docx", "pydantic"} & set(modules)


@pytest.mark.libreoffice
def test_a_page_has_22_lines_of_28_characters(
    every_block: Document,
    manifest: Manifest,
    soffice: Callable[[bytes, str, str], bytes],
    tmp_path: Path,
) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not on this machine: the page is not measured")
    text = "财政资金绩效评价管理办法监督检查" * 200
    blocks = (Title(("测量用的文件",)), Heading(1, "一、甲"), Paragraph((text,)))
    long = Document("测量", blocks, every_block.organisation, every_block.date)
    pdf = tmp_path / "page.pdf"
    pdf.write_bytes(soffice(write_docx(long, manifest), ".docx", ".pdf"))
    whole = subprocess.run(
        ["pdftotext", "-bbox", "-f", "2", "-l", "3", str(pdf), "-"],
        check=True,
        capture_output=True,
    ).stdout.decode("utf-8")
    for page, number in zip(whole.split("<page ")[1:], (2, 3), strict=True):
        lines, left, right = _lines(page)
        assert [len(line) for line in lines] == [28] * 22
        assert 79 < left < 80, "the text begins 28 mm from the edge"
        assert right < 595.3 - 73.6, "and ends 26 mm from the other"
        assert f">{number}</word>" in page


def _lines(page: str) -> tuple[list[str], float, float]:
    """Join the words of body text that share a height."""
    word = re.compile(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">([^<]+)')
    lines: dict[str, str] = {}
    edges = []
    for left, top, right, text in word.findall(page):
        if not text.isascii() and text != "—":
            lines[top] = lines.get(top, "") + text
            edges += [float(left), float(right)]
    return list(lines.values()), min(edges), max(edges)
