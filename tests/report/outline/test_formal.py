"""Masthead, attachments, items one by one, pages that lie: what an outline says becomes blocks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from perfeval.report.figures import Figures
from perfeval.report.outline import build_document, load_outline
from perfeval.report.outline.numbers import NumberStyle
from perfeval.report.outline.words import all_words
from perfeval.report.word import document as d
from perfeval.report.word import formal as f

from .conftest import AS_OF, Built

Build = Callable[[str], Built]
HEAD = "模板: t\n名称: 试验\n标题: [某县试验]\n"
SIGNED = "落款: {单位: 某局, 日期: 2022年5月1日, 印章: 是}\n"


@pytest.fixture
def whole(tmp_path: Path, figures: Figures) -> Callable[..., Built]:
    """Build a document of what stands at the top of an outline."""

    def run(text: str, numbers: NumberStyle | None = None) -> Built:
        path = tmp_path / "t" / "outline.yaml"
        path.write_text(HEAD + text, encoding="utf-8")
        outline, problems = load_outline(path)
        assert outline is not None, [(p.message(), p.hint()) for p in problems]
        words = all_words({"县名": "某县"}, AS_OF, AS_OF)
        return build_document(outline, figures, words, AS_OF, numbers or NumberStyle())

    return run


def blocks(built: Built) -> tuple[d.Block, ...]:
    document, _, problems = built
    assert document is not None, [(str(p.place), p.message()) for p in problems]
    return document.blocks


def text_of(block: d.Block) -> str:
    runs = (run for texts in d.runs_of(block) for run in texts)
    return "".join(run if isinstance(run, str) else run.text for run in runs)


FORMAL = """版头: {机关: "{词.县名}财政局文件", 文号: 某财〔2022〕1号}
主送: 各乡镇：
目录: "1"
正文: [{一级: 甲, 内容: [{段落: "{全部}"}]}]
附注: 联系人：某某
附件:
  - {名称: 名单, 内容: [{表格: {表名: 名单, 行: 逐笔, 列: [{名称: 类, 值: 类}], 说明: 名单}}]}
  - {名称: 宽表, 横排: 是, 内容: [{段落: "{笔数}"}]}
  - {名称: 没有的, 当: 笔数 = 0, 内容: [{段落: 甲}]}
版记: {抄送: 县委办公室。, 机关: 某局办公室, 日期: 2022年5月1日}
"""


def test_the_parts_around_the_text_stand_in_the_order_of_the_standard(
    whole: Callable[..., Built],
) -> None:
    found = blocks(whole(FORMAL + SIGNED))
    kinds = [type(block).__name__ for block in found]
    assert kinds[:4] == ["Masthead", "Title", "Addressee", "Contents"]
    behind = kinds[kinds.index("AttachmentNote") :]
    assert behind[:3] == ["AttachmentNote", "Signature", "Remark"]
    assert behind[-1] == "Imprint"
    assert found[0] == f.Masthead("某县财政局文件", "某财〔2022〕1号")
    heads = [block for block in found if isinstance(block, f.AttachmentHead)]
    assert heads == [f.AttachmentHead(1, "名单"), f.AttachmentHead(2, "宽表", landscape=True)]
    assert f.AttachmentNote(("名单", "宽表")) in found
    assert any(isinstance(block, d.Signature) and block.sealed for block in found)


def test_attachments_without_content_take_their_list_with_them(
    whole: Callable[..., Built],
) -> None:
    found = blocks(
        whole("正文: [{段落: 甲}]\n附件: [{名称: 乙, 当: 笔数 = 0, 内容: [{段落: 丙}]}]\n" + SIGNED)
    )
    assert not any(isinstance(block, f.AttachmentNote | f.AttachmentHead) for block in found)


def test_items_are_written_one_by_one_and_numbered_on(build: Build) -> None:
    found = blocks(
        build(
            "  - {段首: 开头, 段落: 甲}\n"
            "  - 逐项: 逐笔\n    内容:\n"
            '      - {段首: "{类}", 当: 额 > 0 万元, 段落: "第{序号}项{额}，共{全部}。"}\n'
        )
    )
    texts = [text_of(block) for block in found if isinstance(block, d.Paragraph)]
    assert texts == [
        "1.开头。甲",
        "2.专项。第1项100.13万元，共150.25万元。",
        "3.债券。第2项50.13万元，共150.25万元。",
    ]


def test_a_text_that_is_not_filled_in_is_told_in_a_sentence_and_left_empty_in_a_table(
    build: Build,
) -> None:
    document, _, problems = build('  - {逐项: 逐笔, 内容: [{段落: "{名}。"}]}\n')
    assert document is None
    assert {problem.code.id for problem in problems} == {"PE910"}
    rows = (
        "{表名: 甲, 行: 逐笔, 序号: 序号, 列: [{名称: 名, 值: 名}, {名称: 额, 值: 额}], 说明: 甲}"
    )
    (table,) = (b for b in blocks(build(f"  - 表格: {rows}\n")) if isinstance(b, d.Table))
    assert [row.cells[1] for row in table.rows] == [(), (), ()]
    assert [column.align for column in table.columns] == ["center", "left", "right"]


def test_a_column_may_be_a_sentence_and_a_total_stands_under_it(build: Build) -> None:
    rows = (
        '{表名: 甲, 行: 逐笔, 序号: 序号, 列: [{名称: 话, 写: "{类}有{额}", 对齐: 中}, '
        "{名称: 额, 值: 额, 合计: 全部}], 说明: 甲}"
    )
    found = blocks(build(f"  - 表格: {rows}\n"))
    (table,) = (block for block in found if isinstance(block, d.Table))
    assert text_of(table).count("专项有100.13万元") == 1
    assert table.rows[-1].cells[1] == ("合计",)
    (notes,) = (block for block in found if isinstance(block, d.Notes))
    assert "四舍五入" in text_of(notes)


def test_what_is_not_of_the_item_at_hand_cannot_be_asked_for(build: Build) -> None:
    document, _, problems = build(
        '  - {逐项: 逐笔, 内容: [{段落: [{列举: 各类, 本项: 是, 写: "{组}{数}"}]}]}\n'
    )
    assert document is None
    assert "PE909" in {problem.code.id for problem in problems}


def test_pages_that_lie_are_put_up_again_and_fall_out_with_their_content(build: Build) -> None:
    found = blocks(build("  - {段落: 甲}\n  - {横排: [{段落: 乙}]}\n  - {段落: 丙}\n"))
    turns = [block.landscape for block in found if isinstance(block, f.Orientation)]
    assert turns == [True, False]
    kept = blocks(build("  - {段落: 甲}\n  - {横排: [{当: 笔数 = 0, 段落: 乙}]}\n"))
    assert not any(isinstance(block, f.Orientation) for block in kept)


def test_notes_are_numbered_when_there_are_several(build: Build) -> None:
    found = blocks(build("  - {附注: 一条}\n  - {附注: [甲, 乙]}\n"))
    notes = [text_of(block) for block in found if isinstance(block, d.Notes)]
    assert notes == ["注：一条", "注：1.甲2.乙"]


@pytest.mark.parametrize(
    ("title", "code"),
    [("[" + "标题" * 11 + "]", "PE902"), ("[关于限期整改的通, 知]", "PE903")],
)
def test_titles_that_break_badly_are_told(
    tmp_path: Path, figures: Figures, title: str, code: str
) -> None:
    path = tmp_path / "t" / "outline.yaml"
    head = (
        f"模板: t\n名称: 甲\n标题: {title}\n落款: {{单位: 某局, 日期: 今}}\n正文: [{{段落: 甲}}]\n"
    )
    path.write_text(head, encoding="utf-8")
    outline, _ = load_outline(path)
    assert outline is not None
    document, _, problems = build_document(outline, figures, {}, AS_OF)
    assert document is not None
    assert [problem.code.id for problem in problems] == [code]


def test_an_office_writes_its_percent_and_its_thousands(whole: Callable[..., Built]) -> None:
    body = '正文: [{段落: "{全部|元0}和{率}，{全部|万元2千分}"}]\n'
    document, records, _ = whole(body + SIGNED, NumberStyle("％", "是"))
    assert document is not None
    (paragraph,) = (block for block in document.blocks if isinstance(block, d.Paragraph))
    assert text_of(paragraph) == "1,502,500元和66.64％，150.25万元"
    assert {record.printed for record in records} == {"1502500", "66.64", "150.25"}
    plain, _, _ = whole(body + SIGNED, NumberStyle("%", "否"))
    assert plain is not None
    assert "1502500元和66.64%" in text_of(plain.blocks[1])


def test_references_in_an_item_are_to_its_own_table(build: Build) -> None:
    table = "{代号: 甲, 表名: 甲, 行: 各类, 首列: 类, 列: [{名称: 额, 值: 数}], 说明: 甲}"
    body = (
        f'  - 逐项: 逐笔\n    内容:\n      - {{段落: "见{{表.甲}}。"}}\n      - {{表格: {table}}}\n'
    )
    texts = [text_of(b) for b in blocks(build(body)) if isinstance(b, d.Paragraph)]
    assert texts == ["见表1。", "见表2。", "见表3。"]
