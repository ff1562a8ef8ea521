from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from perfeval.report.word.document import Document
from perfeval.report.word.manifest import Manifest
from perfeval.report.word.tables import column_widths
from perfeval.report.word.writer import write_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize("shares", [[1], [1, 5, 3, 3], [1, 1, 1], [7, 11, 13, 2, 5]])
def test_column_widths_add_up_to_the_last_twip(shares: list[int]) -> None:
    widths = column_widths(shares, 8845)
    assert sum(widths) == 8845
    assert all(width > 0 for width in widths)


@pytest.fixture
def table(
    every_block: Document, manifest: Manifest, unpack: Callable[[bytes], dict[str, bytes]]
) -> etree._Element:
    body = etree.fromstring(unpack(write_docx(every_block, manifest))["word/document.xml"])
    return body.find(f".//{W}tbl")


def test_the_header_row_repeats_and_no_row_breaks(table: etree._Element) -> None:
    rows = table.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + 3 * [False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_the_table_tells_what_it_is_to_who_cannot_see(table: etree._Element) -> None:
    assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "表1　资金到位情况"
    assert table.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val") == "两类资金及合计"


def test_numbers_stand_right_and_a_figure_in_a_cell_is_marked(table: etree._Element) -> None:
    cell = table.findall(f"{W}tr")[1].findall(f"{W}tc")[2]
    assert cell.find(f"{W}p/{W}pPr/{W}jc").get(f"{W}val") == "right"
    assert cell.find(f"{W}p/{W}sdt/{W}sdtPr/{W}tag").get(f"{W}val") == "pe:到位.专项|3"


def test_the_total_row_has_the_face_of_totals(table: etree._Element) -> None:
    styles = {it.get(f"{W}val") for it in table.findall(f"{W}tr")[3].iter(f"{W}pStyle")}
    assert styles == {"TableTotal"}
