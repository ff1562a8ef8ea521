from __future__ import annotations

from collections.abc import Callable
from typing import Any

from perfeval.report.word.document import Chart, Paragraph, Table

Build = Callable[[str], tuple[Any, Any, list[Any]]]
TABLE = (
    "  - 表格: {{代号: {key}, 表名: 甲, 行: {rows}, 首列: 乙, "
    "列: [{{名称: 丙, 值: 数}}], 说明: 丁}}\n"
)
CHART = "  - 图: {代号: 丑, 类型: 饼, 图名: 甲, 行: 各类, 系列: [{名称: 乙, 值: 数}], 说明: 丙}\n"


def test_texts_refer_to_tables_and_charts_by_the_numbers_they_get(build: Build) -> None:
    body = (
        "  - 段落: 见{表.子}和{图.丑}。\n"
        + TABLE.format(key="寅", rows="空类")
        + TABLE.format(key="卯", rows="各类")
        + TABLE.format(key="子", rows="各类")
        + CHART
    )
    document, _, problems = build(body)
    assert problems == []
    paragraph = next(block for block in document.blocks if isinstance(block, Paragraph))
    assert paragraph.runs == ("见表2和图1。",)
    captions = [block.caption for block in document.blocks if isinstance(block, Table)]
    assert captions == ["表1　甲", "表2　甲"]
    assert [block.title for block in document.blocks if isinstance(block, Chart)] == ["图1　甲"]


def test_a_reference_to_what_fell_out_is_an_error(build: Build) -> None:
    document, _, problems = build("  - 段落: 见{表.寅}。\n" + TABLE.format(key="寅", rows="空类"))
    assert document is None
    assert [(d.code.id, d.values["found"]) for d in problems] == [("PE659", "表.寅")]
