from __future__ import annotations

from collections.abc import Callable
from typing import Any

from perfeval.report.outline.builder import numbered
from perfeval.report.word.document import Heading, Paragraph, Signature, Title

Build = Callable[[str], tuple[Any, Any, list[Any]]]
SECTIONS = """  - 一级: 甲
    当: 笔数 > 5
    内容: [{段落: 不写}]
  - 一级: 乙
    内容:
      - 二级: 子
        内容:
          - {段首: 第一, 段落: 一。}
          - {段首: 第二, 当: 笔数 > 5, 段落: 二。}
          - {段首: 第三, 段落: 三。}
      - 二级: 丑
        内容: [{段落: [{当: 笔数 > 5, 写: 不写}]}]
      - 二级: 寅
        内容:
          - {三级: 卯, 内容: [{段落: 四。}]}
          - {附注: "共{笔数}。"}
  - 一级: 丙
"""


def test_headings_are_numbered_by_those_that_stay(build: Build) -> None:
    document, _, problems = build(SECTIONS)
    assert problems == []
    headings = [(b.level, b.text) for b in document.blocks if isinstance(b, Heading)]
    assert headings == [
        (1, "一、乙"),
        (2, "（一）子"),
        (2, "（二）寅"),
        (3, "1.卯"),
        (1, "二、丙"),
    ]
    leads = [b.lead for b in document.blocks if isinstance(b, Paragraph) and b.lead]
    assert leads == ["1.第一。", "2.第三。"]


def test_title_and_signature_stand_around_the_body(build: Build) -> None:
    document, _, _ = build("  - 段落: 一。\n")
    assert document.blocks[0] == Title(("某县试验",))
    assert document.blocks[-1] == Signature("某局", "2022年5月1日")
    assert (document.title, document.organisation) == ("某县试验", "某局")


def test_records_are_of_the_figures_that_are_printed_each_once(build: Build) -> None:
    _, records, _ = build("  - 段落: 共{全部}，{笔数}，{全部}。\n")
    assert [record.id for record in records] == ["全部", "笔数"]


def test_everything_wrong_is_told_at_once_and_no_document_is_made(build: Build) -> None:
    document, records, problems = build(
        "  - 段落: 共{全不}，{无}。\n  - {当: 笔数 > 没有, 段落: 一。}\n"
    )
    assert (document, records) == (None, ())
    assert [d.code.id for d in problems] == ["PE643", "PE644", "PE303"]


def test_each_level_has_its_own_kind_of_number() -> None:
    assert [numbered(level, 11, "甲") for level in (1, 2, 3)] == ["十一、甲", "（十一）甲", "11.甲"]
