from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from perfeval.report.template import lint_template, unreadable_for_some
from perfeval.report.word.document import (
    Block,
    Column,
    Document,
    Heading,
    Notes,
    Paragraph,
    Signature,
    Table,
    TableRow,
    Title,
)
from perfeval.report.word.formal import (
    Addressee,
    AttachmentHead,
    AttachmentNote,
    Contents,
    Imprint,
    Masthead,
    Orientation,
    Remark,
)
from perfeval.report.word.manifest import Manifest
from perfeval.report.word.marks import Marker
from perfeval.report.word.official import Official
from perfeval.report.word.paragraphs import Paragraphs, sealed_indents
from perfeval.report.word.profile import GB9704, TWIPS_A_CHARACTER, text_twips
from perfeval.report.word.sections import closed, section_xml, turned
from perfeval.report.word.writer import write_docx

GOLDEN = Path(__file__).parent / "golden"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "财政资金绩效评价管理办法监督检查" * 12


def _table(rows: int, caption: str = "表1　名单") -> Table:
    columns = (Column("序号", 1, "center"), Column("项目", 5), Column("情况", 9))
    cells = tuple(TableRow(((str(n),), ("某村道路",), ("按计划完成。",))) for n in range(rows))
    return Table(caption, "单位：万元", columns, cells, "名单")


@pytest.fixture
def letter() -> Document:
    """Everything around the text, pages that lie in the text and behind it."""
    blocks: tuple[Block, ...] = (
        Masthead("某县财政局文件", "某财发〔2022〕15号", "000001", "秘密★1年", "特急", "某某"),
        Title(("关于限期整改衔接资金", "支出进度问题的通知")),
        Addressee("各乡镇人民政府："),
        Contents(2),
        Heading(1, "一、情况"),
        Paragraph((TEXT,)),
        Heading(2, "（一）宽表"),
        Orientation(landscape=True),
        _table(30),
        Notes((("口径见正文。",), ("第二条。",))),
        Orientation(landscape=False),
        Heading(1, "二、要求"),
        Paragraph((TEXT,)),
        AttachmentNote(("评分表", "问题清单")),
        Signature("某县财政局", "2022年10月8日", sealed=True),
        Remark("联系人：某某"),
        AttachmentHead(1, "评分表", landscape=True),
        _table(3, "表2　评分"),
        AttachmentHead(2, "问题清单"),
        _table(3, "表3　问题"),
        Imprint("县委办公室。", "某县财政局办公室", "2022年10月8日"),
    )
    return Document("某县通知", blocks, "某县财政局", dt.date(2022, 10, 8))


def written(document: Document) -> bytes:
    return write_docx(document, Manifest("letter", "perfeval", "", ()))


@pytest.mark.parametrize(
    ("part", "golden"),
    [("word/document.xml", "formal.xml"), ("word/footer3.xml", "footer3.xml")],
)
def test_the_formal_parts_are_the_golden_ones(
    letter: Document, unpack: Callable[[bytes], dict[str, bytes]], part: str, golden: str
) -> None:
    root = etree.fromstring(unpack(written(letter))[part])
    etree.indent(root)
    found = etree.tostring(root, encoding="unicode") + "\n"
    if os.environ.get("PERFEVAL_UPDATE_GOLDEN"):
        (GOLDEN / golden).write_text(found, encoding="utf-8", newline="\n")
    assert found == (GOLDEN / golden).read_text(encoding="utf-8")


def test_a_whole_letter_is_sound_accessible_and_as_the_standard_has_it(
    letter: Document, audit_docx: Callable[[bytes], None]
) -> None:
    data = written(letter)
    audit_docx(data)
    assert unreadable_for_some(data, "信.docx") == []
    _, problems = lint_template(data, "信.docx", None)
    assert [p.message() for p in problems if p.code.id == "PE686"] == []


def test_under_a_seal_the_date_keeps_four_characters_and_the_organisation_is_centred() -> None:
    organisation, day = "某县财政局", "2022年12月31日"
    right, date_right = sealed_indents(organisation, day)
    assert date_right == 4 * TWIPS_A_CHARACTER
    middle = date_right + text_twips(day) / 2
    assert abs(right + text_twips(organisation) / 2 - middle) <= 1


def test_an_organisation_too_long_to_be_centred_moves_the_date_left() -> None:
    organisation, day = "某某自治区某某地区某某县乡村振兴领导小组办公室", "2022年1月5日"
    right, date_right = sealed_indents(organisation, day)
    assert right == 0
    assert date_right + text_twips(day) / 2 == pytest.approx(text_twips(organisation) / 2, abs=1)


def test_a_page_that_lies_turns_the_margins_with_it() -> None:
    page = turned(GB9704)
    assert (page.page_width, page.page_height) == (GB9704.page_height, GB9704.page_width)
    assert (page.top, page.left) == (GB9704.left, GB9704.bottom), "bound at its top"
    assert page.text_width == GB9704.page_height - GB9704.top - GB9704.bottom


def test_a_section_ends_in_the_last_paragraph_and_adds_none() -> None:
    section = section_xml(GB9704, landscape=False)
    paragraph = Paragraphs(Marker(), GB9704).set("BodyText", "")
    assert closed(paragraph, section).count("<w:p>") == 1
    assert closed("", section).count("<w:p>") == 1


def test_attachments_begin_on_new_pages_and_name_their_number(
    letter: Document, unpack: Callable[[bytes], dict[str, bytes]]
) -> None:
    body = etree.fromstring(unpack(written(letter))["word/document.xml"])[0]
    kinds = [section.find(f"{W}pgSz").get(f"{W}orient") for section in body.iter(f"{W}sectPr")]
    assert kinds == [None, "landscape", None, "landscape", None]
    marks = [p for p in body.iter(f"{W}p") if _style(p) == "AttachmentMark"]
    assert ["".join(p.itertext()) for p in marks] == ["附件1", "附件2"]
    # A new section begins a page by itself; a break as well would leave an empty one.
    assert all(p.find(f"{W}pPr/{W}pageBreakBefore") is None for p in marks)


def _style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def test_an_only_attachment_has_no_number_and_further_lines_stand_under_the_name() -> None:
    assert AttachmentHead(None, "甲").mark == "附件"
    official = Official(Paragraphs(Marker(), GB9704), GB9704)
    one = official.attachment_note(AttachmentNote(("甲",)))
    assert "附件：甲" in one
    assert f'w:left="{5 * 315}" w:hanging="{3 * 315}"' in one
    second = official.attachment_note(AttachmentNote(("甲", "乙"))).split("</w:p>")[1]
    assert f'w:left="{5 * 315 + 310}" w:hanging="310"' in second


def test_the_rules_of_the_imprint_are_heavy_outside_and_light_between() -> None:
    official = Official(Paragraphs(Marker(), GB9704), GB9704)
    xml = official.imprint(Imprint("县委办公室。", "办公室", "2022年1月5日"))
    assert re.findall(r'<w:top w:val="single" w:sz="(\d+)"', xml) == ["8", "6", "8"]
    assert "印发" in xml


def test_what_a_masthead_and_an_imprint_lack_is_left_out_or_refused() -> None:
    official = Official(Paragraphs(Marker(), GB9704), GB9704)
    plain = official.masthead(Masthead("某县财政局文件"))
    assert plain.count("<w:p>") == 1
    assert 'w:color="FF0000"' in plain
    with pytest.raises(ValueError, match="organ"):
        Masthead("")
    with pytest.raises(ValueError, match="copies"):
        Imprint()
    with pytest.raises(ValueError, match="at least one"):
        AttachmentNote(())
    with pytest.raises(ValueError, match="level"):
        Contents(5)


def test_only_a_document_with_contents_asks_word_to_refresh_fields(
    letter: Document, every_block: Document, manifest: Manifest,
    unpack: Callable[[bytes], dict[str, bytes]],
) -> None:  # fmt: skip
    assert b"<w:updateFields/>" in unpack(written(letter))["word/settings.xml"]
    assert b"updateFields" not in unpack(write_docx(every_block, manifest))["word/settings.xml"]


@pytest.mark.libreoffice
def test_contents_name_the_pages_and_the_imprint_stands_at_the_bottom_of_the_last(
    letter: Document, soffice: Callable[[bytes, str, str], bytes], tmp_path: Path
) -> None:
    pdf = tmp_path / "letter.pdf"
    pdf.write_bytes(soffice(written(letter), ".docx", ".pdf"))
    pages = _pdf("-layout", pdf).split("\f")[:-1]
    listed = re.findall(r"(\S.*?)\s*\.{5,}\s*(\d+)", pages[0] + pages[1])
    assert len(listed) == 5
    for heading, page in listed:
        name = re.sub(r"\s", "", heading).removeprefix("附件1").removeprefix("附件2")
        assert name in re.sub(r"\s", "", pages[int(page) - 1])
    whole = _pdf("-bbox", pdf).split("<page ")
    bottom = [float(y) for y in re.findall(r'yMax="([\d.]+)">2022年?', whole[-1])]
    assert bottom, "the imprint is on the last page"
    assert 680 < max(bottom) < 743, "just above the bottom edge of the type area (742.7 pt)"


def _pdf(option: str, pdf: Path) -> str:
    run = subprocess.run(["pdftotext", option, str(pdf), "-"], check=True, capture_output=True)
    return run.stdout.decode("utf-8")
