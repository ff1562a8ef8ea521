from __future__ import annotations

import pytest

from perfeval.report.word.document import (
    Chart,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Series,
    Signature,
    Table,
    TableRow,
    Title,
)
from perfeval.report.word.formal import AttachmentHead, Orientation
from perfeval.report.word.pages import lines_of, pages_of
from perfeval.report.word.profile import GB9704, TWIPS_A_CHARACTER

LINE = 28 * TWIPS_A_CHARACTER


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("字" * 28, 1),
        ("字" * 29, 2),
        ("字" * 28 + "。", 1),  # a stop may hang over the edge
        ("字" * 26 + "123456.78", 2),  # a number does not break
        ("1" * 200, 4),
    ],
)
def test_lines_are_counted_by_characters(text: str, lines: int) -> None:
    assert lines_of(text, LINE) == lines


def test_a_page_takes_22_lines() -> None:
    lines = [Paragraph(("字",)) for _ in range(45)]
    assert pages_of(lines, GB9704) == [1] * 22 + [2] * 22 + [3]


def test_a_heading_goes_with_the_line_after_it() -> None:
    blocks = [Paragraph(("字",))] * 21 + [Heading(1, "一、甲"), Paragraph(("字",))]
    assert pages_of(blocks, GB9704)[-2:] == [2, 2]


def test_a_table_goes_on_under_its_header_and_lying_pages_are_lower() -> None:
    table = Table(
        "表1", "", (Column("项目", 1),), tuple(TableRow((("甲",),)) for _ in range(60)), ""
    )
    assert pages_of([table, Paragraph(("字",))], GB9704)[1] == 2
    lying = [Orientation(landscape=True), table, Orientation(landscape=False), Paragraph(("字",))]
    assert pages_of(lying, GB9704)[3] == 4


def test_breaks_attachments_charts_and_signatures_take_their_place() -> None:
    chart = Chart("line", "图1", "", ("一月",), (Series("甲", ("1",)),), "图")
    blocks = [
        Title(("甲",)),
        chart,
        chart,
        chart,
        PageBreak(),
        Signature("局", "2022年1月1日"),
        AttachmentHead(None, "名单"),
        Paragraph(("字",)),
    ]
    assert pages_of(blocks, GB9704) == [1, 1, 1, 2, 3, 3, 4, 4]
