from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from perfeval.report.word.document import Column, Document, FigureRun, Table, TableRow
from perfeval.report.word.manifest import Manifest
from perfeval.report.word.profile import GB9704
from perfeval.report.word.tables import column_widths, table_widths
from perfeval.report.word.writer import write_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize("shares", [[1], [1, 5, 3, 3], [1, 1, 1], [7, 11, 13, 2, 5]])
def test_column_widths_add_up_to_the_last_twip(shares: list[int]) -> None:
    widths = column_widths(shares, 8845)
    assert sum(widths) == 8845
    assert all(width > 0 for width in widths)


def numbers(*cells: tuple[str, ...], shares: tuple[int, ...]) -> Table:
    columns = (Column("名称", shares[0]), *(Column("数", n, "right") for n in shares[1:]))
    rows = tuple(TableRow(tuple((FigureRun("数", one),) for one in row)) for row in cells)
    return Table("表", "", columns, rows, "")


def test_a_number_stays_on_one_line_where_other_columns_have_room() -> None:
    table = numbers(("甲", "100.07", "1.00"), ("乙", "9.5", "128293.24"), shares=(10, 2, 3))
    widths = table_widths(table, GB9704)
    assert sum(widths) == GB9704.text_width
    assert widths[1] >= 6 * 156 + 180
    assert widths[2] >= 9 * 156 + 180
    assert widths[0] > 2000


def test_numbers_that_fit_leave_the_widths_as_they_are_shared_out() -> None:
    table = numbers(("甲", "1.00"), shares=(1, 1))
    assert table_widths(table, GB9704) == column_widths([1, 1], GB9704.text_width)


def test_where_nothing_has_room_the_widths_still_add_up() -> None:
    table = numbers(("甲", *["1234567890.12"] * 8), shares=(1, *[1] * 8))
    assert sum(table_widths(table, GB9704)) == GB9704.text_width


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
