"""Whole templates filled: texts, sentences, lists, rows, conditions, charts, images, marks."""

from __future__ import annotations

import dataclasses
import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from perfeval.report.template import Sources
from perfeval.report.verify import Status, judge, read_document

from .conftest import OFFICE, Docx, R, Result, W, lines_of, paragraph, table

Printed = Callable[..., list[str]]
Told = Callable[..., list[tuple[str, str]]]


def test_a_tag_prints_digits_and_unit_once(printed: Printed) -> None:
    assert printed(
        paragraph("共{{ 全部 }}，{{全部}}万元，占{{ 率 | 百分比1 }}，{{全部|不带单位}}。")
    ) == ["共150.25万元，150.25万元，占66.6%，150.25。"]


def test_a_tag_split_over_runs_keeps_the_look_of_its_first(
    docx: Docx, fill: Callable[..., Result]
) -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>{</w:t></w:r>"
    rest = "".join(f"<w:r><w:t>{piece}</w:t></w:r>" for piece in ("{ 全", "部 ", "}", "}万元。"))
    result, _ = fill(docx(f"<w:p>{bold}{rest}</w:p>"))
    assert result is not None
    assert lines_of(result.docx) == ["150.25万元。"]
    xml = zipfile.ZipFile(io.BytesIO(result.docx)).read("word/document.xml").decode()
    assert '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">150.25</w:t>' in xml


def test_every_way_of_splitting_a_tag_prints_the_same(
    docx: Docx, fill: Callable[..., Result]
) -> None:
    text = "甲{{ 全部 | 亿元4 }}乙{{#if 率 > 50%}}高{{else}}低{{/if}}丙"
    seen = set()
    choice = random.Random(5)  # noqa: S311 - the same cuts in every run
    for _ in range(30):
        cuts = sorted(choice.sample(range(1, len(text)), choice.randint(1, 12)))
        pieces = [
            text[a:b].replace(">", "&gt;") for a, b in zip([0, *cuts], [*cuts, None], strict=True)
        ]
        result, problems = fill(docx(paragraph(*pieces)))
        assert result is not None, [d.message() for d in problems]
        seen.add(tuple(lines_of(result.docx)))
    assert seen == {("甲0.0150亿元乙高丙",)}


def test_what_a_chinese_keyboard_types_is_read(printed: Printed) -> None:
    blocks = paragraph("｛｛　全部　｜　万元1　｝｝，｛｛＃if 率 ＞ 50％｝｝高｛｛／if｝｝")
    assert printed(blocks) == ["150.3万元，高"]
    assert printed(paragraph("{{#each 各类 间 “；”}}{{组}}{{数}}{{/each}}")) == [
        "专项100.13万元；债券50.13万元；自筹0.00万元"
    ]


def test_chinese_keywords_do_what_the_english_do(printed: Printed) -> None:
    text = "{{#如果 率 < 50%}}低{{否则}}高{{/如果}}：{{#每个 各类}}{{组}}、{{/每个}}"
    assert printed(paragraph(text.replace("<", "&lt;"))) == ["高：专项、债券、自筹、"]


def test_paragraphs_between_loop_tags_are_repeated(printed: Printed) -> None:
    blocks = (
        paragraph("{{#each 各种}}"),
        paragraph("{{序号}}．{{组}}"),
        paragraph("{{金额}}，占{{占比}}"),
        paragraph("{{/each}}"),
        paragraph("完"),
    )
    assert printed(*blocks) == [
        "1．专项", "100.13万元，占66.64%", "2．债券", "50.13万元，占33.36%", "3．自筹",
        "0.00万元，占0.00%", "完",
    ]  # fmt: skip


def test_a_paragraph_that_is_all_loop_is_repeated_with_its_numbering(
    docx: Docx, fill: Callable[..., Result]
) -> None:
    numbered = '<w:pPr><w:ind w:left="420"/></w:pPr>'
    result, _ = fill(docx(paragraph("{{#each 各类}}{{组}}：{{数}}{{/each}}", properties=numbered)))
    assert result is not None
    assert lines_of(result.docx) == ["专项：100.13万元", "债券：50.13万元", "自筹：0.00万元"]
    xml = zipfile.ZipFile(io.BytesIO(result.docx)).read("word/document.xml").decode()
    assert xml.count('<w:ind w:left="420"/>') == 3


def test_rows_are_repeated_from_the_first_cell_to_the_last(printed: Printed) -> None:
    rows = (("名称", "预算"), ("{{#each 项目}}{{项目名称}}", "{{全年预算数 | 不带单位}}{{/each}}"))
    assert printed(table(*rows)) == ["名称", "预算", "甲", "100.00", "乙", "50.00", "丙", "1.00"]


def test_rows_of_their_own_fall_out(printed: Printed) -> None:
    rows = (
        ("{{#each 各种}}", ""), ("{{组}}", "{{占比}}"), ("{{#if 占比 > 50%}}", ""),
        ("大", "头"), ("{{/if}}", ""), ("{{/each}}", ""), ("合计", "{{全部}}"),
    )  # fmt: skip
    shown = printed(table(*rows).replace("> 50", "&gt; 50"))
    assert shown == [
        "专项", "66.64%", "大", "头", "债券", "33.36%", "自筹", "0.00%", "合计", "150.25万元",
    ]  # fmt: skip


def test_rows_of_a_table_that_point_to_the_row_at_hand_are_gone_through(printed: Printed) -> None:
    blocks = (
        paragraph("{{#each 项目}}"),
        paragraph("{{项目名称}}（{{#each 支付 间 “、”}}{{金额}}{{/each}}）"),
        paragraph("{{/each}}"),
    )
    assert printed(*blocks) == ["甲（30.00万元、33.33万元）", "乙（10.00万元）", "丙（）"]


def test_a_table_with_no_row_left_falls_out_and_its_cell_stays_whole(
    docx: Docx, fill: Callable[..., Result], audit_docx: Callable[[bytes], None]
) -> None:
    inner = table(("{{#each 空类}}{{组}}", "{{数}}{{/each}}"))
    outer = table(("甲", "乙")).replace(
        paragraph("乙"), f"{paragraph('{{#if 空类}}')}{inner}{paragraph('{{/if}}')}"
    )
    result, problems = fill(docx(inner, outer, paragraph("完")))
    assert result is not None, [d.message() for d in problems]
    assert lines_of(result.docx) == ["甲", "", "完"]
    audit_docx(result.docx)


@pytest.mark.parametrize(
    ("condition", "shown"),
    [
        ("率 >= 66%", "真"), ("非 率 >= 66%", "假"), ("全部 > 0.01亿元", "真"), ("有值(无)", "假"),
        ("资金.笔数 = 3 且 (率 < 1% 或 专项额)", "真"), ("空类", "假"), ("各类", "真"),
        ("词.县名 是 “某县”", "真"), ("词.县名 不是 “某县”", "假"), ("项目 不低于 3", "真"),
    ],
)  # fmt: skip
def test_conditions_are_decided(printed: Printed, condition: str, shown: str) -> None:
    text = condition.replace("<", "&lt;").replace(">", "&gt;")
    assert printed(paragraph(f"{{{{#if {text}}}}}真{{{{else}}}}假{{{{/if}}}}。")) == [f"{shown}。"]


def test_a_condition_on_what_is_missing_leaves_both_parts_out_and_says_so(
    docx: Docx, fill: Callable[..., Result]
) -> None:
    result, problems = fill(
        docx(paragraph("甲{{#if 无 > 1万元}}真{{else}}假{{/if}}乙".replace(">", "&gt;")))
    )
    assert result is not None
    assert lines_of(result.docx) == ["甲乙"]
    assert [d.code.id for d in problems] == ["PE646"]


def test_everything_wrong_is_told_at_once_with_its_place(told: Told) -> None:
    found = told(
        paragraph("{{ 全布 }}"),
        paragraph("{{#each 各累}}{{组}}{{/each}}。"),
        paragraph("{{ 全部 | 百分比2 }}"),
        paragraph("{{ 全部 | 万圆 }}"),
        table(("一", "{{ 各类[专项 }}")),
        paragraph("{{#if 率 > 5万元}}{{/if}}".replace(">", "&gt;")),
    )
    assert sorted(found) == sorted([("PE675", "[正文!表1第1行第2格]")])
    found = told(
        paragraph("{{ 全布 }}"),
        paragraph("{{#each 各累}}{{组}}{{/each}}。"),
        paragraph("{{ 全部 | 百分比2 }}"),
        paragraph("{{ 全部 | 万圆 }}"),
        table(("一", "{{ 各类[专箱] }}")),
        paragraph("{{#if 率 > 5万元}}{{/if}}".replace(">", "&gt;")),
    )
    assert found == [
        ("PE678", "[正文!第1段]"), ("PE679", "[正文!第2段]"), ("PE642", "[正文!第3段]"),
        ("PE641", "[正文!第4段]"), ("PE678", "[正文!表1第1行第2格]"), ("PE680", "[正文!第5段]"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("blocks", "code"),
    [
        ([paragraph("{{ 全部 }")], "PE674"),
        ([paragraph("{{ 全部"), paragraph("}}")], "PE674"),
        ([paragraph("{{ 全部 * 2 }}")], "PE675"),
        ([paragraph("{{#each 各类}}{{组}}")], "PE676"),
        ([paragraph("{{/if}}")], "PE676"),
        ([paragraph("{{#each 各类}}{{#if 率}}甲{{/each}}{{/if}}")], "PE676"),
        ([paragraph("甲{{#each 各类}}"), paragraph("{{组}}{{/each}}")], "PE677"),
        ([paragraph("{{#each 各类}}"), table(("{{组}}", "{{/each}}"))], "PE677"),
        ([paragraph("{{ 全部 | 亿元2 }}万元")], "PE681"),
        ([paragraph("{{ 无 }}")], "PE644"),
        ([paragraph("{{图 公章}}")], "PE682"),
        ([paragraph("{{图表 圆形 各类 数}}")], "PE683"),
        ([paragraph("{{图表 柱形 各累 数}}")], "PE683"),
        ([paragraph("{{#if 率 大于 3}}甲{{/if}}。")], "PE680"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_by_its_code(told: Told, blocks: list[str], code: str) -> None:
    assert [found for found, _ in told(*blocks)][:1] == [code]


def test_header_footnote_and_text_box_are_filled_and_verified(
    docx: Docx, fill: Callable[..., Result], audit_docx: Callable[[bytes], None]
) -> None:
    box = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="a" '
        'style="width:100pt;height:20pt"><v:textbox><w:txbxContent>'
        f"{paragraph('框{{全部}}')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    header = f'<w:hdr xmlns:w="{W}">{paragraph("页眉{{率}}")}</w:hdr>'
    data = docx(
        box,
        paragraph("正文{{专项额}}"),
        types=f'<Override PartName="/word/header1.xml" ContentType="{OFFICE}header+xml"/>',
        relations=f'<Relationship Id="rId9" Type="{R}/header" Target="header1.xml"/>',
        others={"word/header1.xml": header},
    )
    result, problems = fill(data)
    assert result is not None, [d.message() for d in problems]
    assert lines_of(result.docx, "word/header1.xml") == ["页眉66.64%"]
    read, problems = read_document(result.docx, None, "a.docx")
    assert read is not None
    assert problems == []
    now = {record.id: record.printed for record in read.manifest.figures}
    assert [v.status for v in judge(read, now)] == [Status.RIGHT] * 3
    audit_docx(result.docx)


def test_an_edit_by_hand_is_found_in_a_header(
    docx: Docx, fill: Callable[..., Result], edit_part: Callable[..., bytes]
) -> None:
    header = f'<w:hdr xmlns:w="{W}">{paragraph("页眉{{率}}")}</w:hdr>'
    result, _ = fill(
        docx(
            paragraph("正文"),
            types=f'<Override PartName="/word/header1.xml" ContentType="{OFFICE}header+xml"/>',
            relations=f'<Relationship Id="rId9" Type="{R}/header" Target="header1.xml"/>',
            others={"word/header1.xml": header},
        )
    )
    assert result is not None
    edited = edit_part(result.docx, "word/header1.xml", "66.64", "66.84")
    read, _ = read_document(edited, None, "a.docx")
    assert read is not None
    assert [v.status for v in judge(read, {"率": "66.64"})] == [Status.EDITED]


def test_numbers_that_the_author_wrote_are_no_untraced_figures(
    docx: Docx, fill: Callable[..., Result]
) -> None:
    result, _ = fill(docx(paragraph("上年80.5万元，今年{{全部}}。")))
    assert result is not None
    read, _ = read_document(result.docx, None, "a.docx")
    assert read is not None
    assert read.manifest.literals == ("80.5万元",)
    assert read.untraced == ()


def test_a_written_document_can_be_a_template_again(
    docx: Docx, fill: Callable[..., Result], audit_docx: Callable[[bytes], None]
) -> None:
    first, _ = fill(docx(paragraph("甲{{全部}}。")))
    assert first is not None
    with zipfile.ZipFile(io.BytesIO(first.docx)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        "。".encode(), "，{{率}}。".encode()
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    second, problems = fill(buffer.getvalue())
    assert second is not None, [d.message() for d in problems]
    read, _ = read_document(second.docx, None, "a.docx")
    assert read is not None
    assert [it.figure for it in read.manifest.occurrences] == ["率"]
    audit_docx(second.docx)


def test_a_chart_and_an_image_are_drawn(
    docx: Docx,
    fill: Callable[..., Result],
    sources: Sources,
    tmp_path: Path,
    audit_docx: Callable[[bytes], None],
) -> None:
    png = (
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
        + (40).to_bytes(4, "big")
        + (20).to_bytes(4, "big")
        + b"\x08\x02\x00\x00\x00"
    )
    (tmp_path / "公章.png").write_bytes(png)
    given = dataclasses.replace(sources, images={"公章.png": tmp_path / "公章.png"})
    data = docx(
        paragraph("{{图表 柱形 各种 金额 | 资金 | 万元}}"),
        table(("{{#each 各类}}{{图 公章 | 1.5厘米 | 章}}", "{{图表 饼 各类 数}}{{/each}}")),
    )
    result, problems = fill(data, given)
    assert result is not None, [d.message() for d in problems]
    names = zipfile.ZipFile(io.BytesIO(result.docx)).namelist()
    assert sum(name.startswith("word/charts/chart") for name in names) == 4
    assert sum(name.startswith("word/media/") for name in names) == 1
    xml = zipfile.ZipFile(io.BytesIO(result.docx)).read("word/document.xml").decode()
    assert xml.count('cx="540000" cy="270000"') == 6
    audit_docx(result.docx)


def test_the_same_template_gives_the_same_bytes(docx: Docx, fill: Callable[..., Result]) -> None:
    data = docx(
        paragraph("{{#each 各种}}{{组}}{{金额}}{{/each}}"), paragraph("{{图表 饼 各类 数}}")
    )
    first, second = fill(data)[0], fill(data)[0]
    assert first is not None
    assert second is not None
    assert first.docx == second.docx


def test_bookmarks_and_ids_of_a_loop_stand_once(
    docx: Docx, fill: Callable[..., Result], audit_docx: Callable[[bytes], None]
) -> None:
    marked = (
        '<w:p><w:bookmarkStart w:id="1" w:name="甲"/><w:r><w:t>{{组}}</w:t></w:r>'
        '<w:bookmarkEnd w:id="1"/><w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>'
        "<w:r><w:t>乙</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    result, _ = fill(docx(paragraph("{{#each 各类}}"), marked, paragraph("{{/each}}")))
    assert result is not None
    assert lines_of(result.docx) == ["专项乙", "债券乙", "自筹乙"]
    audit_docx(result.docx)


def test_text_of_the_data_cannot_become_markup(
    docx: Docx, fill: Callable[..., Result], sources: Sources
) -> None:
    words = {"甲": '<w:p/>&amp;{{全部}}<?perfeval tag 0?>"perfeval-fresh-id"'}
    result, _ = fill(docx(paragraph("{{词.甲}}")), dataclasses.replace(sources, words=words))
    assert result is not None
    assert lines_of(result.docx) == [words["甲"]]
