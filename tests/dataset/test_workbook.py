from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt

from perfeval.dataset.cells import MonthCell, PercentCell
from perfeval.dataset.sniff import Content
from perfeval.dataset.workbook import read_workbook


def test_values_formats_and_merges_come_out_of_xlsx(write_xlsx: Callable[..., Path]) -> None:
    def change(book: xlsxwriter.Workbook) -> None:
        sheet = book.get_worksheet_by_name("项目")
        sheet.write(0, 1, 0.985, book.add_format({"num_format": "0.0%"}))
        day = dt.date(2022, 12, 1)
        sheet.write(0, 2, day, book.add_format({"num_format": 'yyyy"年"m"月"'}))
        sheet.merge_range("A3:A4", "产出")

    path = write_xlsx({"项目": [["a"], [], [None, 1], [None, 2]], "空": []}, change=change)
    grids, problems = read_workbook(path.read_bytes(), "表.xlsx", Content.XLSX)
    assert problems == []
    assert [grid.sheet for grid in grids] == ["项目", "空"]
    rows = grids[0].rows
    assert rows[0] == ["a", PercentCell(Decimal("0.985")), MonthCell(dt.date(2022, 12, 1))]
    assert [row[0] for row in rows[2:]] == ["产出", "产出"]


def test_a_workbook_of_openpyxl_reads_the_same(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "项目"
    sheet["B2"] = 12
    sheet["C2"] = "=B2*2"
    book.save(tmp_path / "a.xlsx")
    grids, _ = read_workbook((tmp_path / "a.xlsx").read_bytes(), "a.xlsx", Content.XLSX)
    assert grids[0].rows[1][1] == 12
    assert type(grids[0].rows[1][2]).__name__ == "FormulaCell"


def test_merges_and_percentages_come_out_of_xls() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("项目")
    sheet.write_merge(0, 1, 0, 0, "产出")
    sheet.write(0, 1, 0.5, xlwt.easyxf(num_format_str="0%"))
    sheet.write(1, 1, 7)
    made = io.BytesIO()
    book.save(made)
    grids, problems = read_workbook(made.getvalue(), "表.xls", Content.XLS)
    assert problems == []
    assert grids[0].rows == [["产出", PercentCell(Decimal("0.5"))], ["产出", 7]]


@pytest.mark.parametrize("content", [Content.XLSX, Content.XLS])
def test_a_reader_that_fails_is_a_diagnostic(content: Content) -> None:
    grids, problems = read_workbook(b"PK\x03\x04 nothing", "表.xlsx", content)
    assert grids == []
    assert [p.code.id for p in problems] == ["PE204"]
