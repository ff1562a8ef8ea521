from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from io import BytesIO

import openpyxl
import pytest

from perfeval.report.workbooks.sheets import Column, Sheet, decimal, workbook

DAY = dt.date(2022, 12, 31)


def _made(*rows: tuple[str | Fraction | None, ...]) -> bytes:
    columns = [Column(f"列{at}", 10) for at in range(len(rows[0]))]
    return workbook("试验", DAY, [Sheet("表", columns, rows)])


def test_numbers_are_written_digit_by_digit(unpack: Callable[[bytes], dict[str, bytes]]) -> None:
    data = _made((Fraction("8.62"), Fraction("128293.24"), Fraction("0.1"), Fraction(1, 3)))
    xml = unpack(data)["xl/worksheets/sheet1.xml"].decode("utf-8")
    assert re.findall(r'<c r="[A-D]2" s="\d+"><v>([^<]+)</v>', xml) == [
        "8.62",
        "128293.24",
        "0.1",
        "0.3333333333",
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [(Fraction("8.62"), "8.62"), (Fraction(2, 3), "0.6666666667"), (Fraction(-30), "-30")],
)
def test_a_number_is_exact_up_to_ten_decimals(value: Fraction, expected: str) -> None:
    assert decimal(value) == Decimal(expected)


def test_texts_that_look_like_formulas_or_links_stay_texts() -> None:
    sheet = openpyxl.load_workbook(BytesIO(_made(("=1+1", "https://example.org", None))))["表"]
    assert [(cell.value, cell.data_type) for cell in sheet[2]][:2] == [
        ("=1+1", "s"),
        ("https://example.org", "s"),
    ]
    assert sheet["B2"].hyperlink is None
    assert sheet["C2"].value is None


def test_a_text_longer_than_a_cell_holds_is_cut_and_shows_it() -> None:
    sheet = openpyxl.load_workbook(BytesIO(_made(("长" * 40000,))))["表"]
    assert len(sheet["A2"].value) == 32767
    assert sheet["A2"].value.endswith("长…")


def test_the_header_is_frozen_and_filters_all_rows() -> None:
    sheet = openpyxl.load_workbook(BytesIO(_made(("一", "二"), ("三", "四"))))["表"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B3"


def test_a_header_longer_than_its_column_is_shown_whole() -> None:
    columns = (Column("乡镇", 14), Column("比序时进度（个百分点）", 12))
    data = workbook("试", DAY, [Sheet("表", columns, [("甲", Fraction(1))])])
    page = openpyxl.load_workbook(BytesIO(data)).active
    assert page is not None
    assert (page.row_dimensions[1].height or 0) > 30  # two lines


def test_two_writes_give_the_same_bytes_and_a_clean_file(
    audit_docx: Callable[..., None],
) -> None:
    first, second = (_made(("一", Fraction(1))) for _ in range(2))
    assert first == second
    audit_docx(first, ".xlsx")
