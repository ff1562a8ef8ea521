from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest

from perfeval.report.word.chart.workbook import chart_workbook, column
from perfeval.report.word.profile import GB9704


@pytest.fixture
def workbook() -> bytes:
    series = [("到位", ("0.30", "")), ("=支付", ("93362.51", "-1"))]
    return chart_workbook(("专项 <A&B>", "县级"), series, GB9704)


def test_the_workbook_holds_what_the_chart_shows(workbook: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook))["Sheet1"]
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        [None, "到位", "=支付"],
        ["专项 <A&B>", 0.3, 93362.51],
        ["县级", None, -1],
    ]


def test_values_are_written_as_the_texts_they_are(
    workbook: bytes, unpack: Callable[[bytes], dict[str, bytes]]
) -> None:
    assert b"<v>0.30</v>" in unpack(workbook)["xl/worksheets/sheet1.xml"]


def test_a_text_that_looks_like_a_formula_stays_a_text(workbook: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook))["Sheet1"]
    assert sheet["C1"].data_type == "s"


def test_the_audit_finds_nothing_in_the_workbook(
    workbook: bytes, audit_docx: Callable[..., None]
) -> None:
    audit_docx(workbook, ".xlsx")


@pytest.mark.parametrize(("series", "letters"), [(0, "B"), (24, "Z"), (25, "AA"), (51, "BA")])
def test_columns_are_lettered_beyond_z(series: int, letters: str) -> None:
    assert column(series) == letters
