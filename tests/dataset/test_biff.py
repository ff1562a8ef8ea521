from __future__ import annotations

import datetime as dt
import io

import pytest
import xlwt
from xlwt.CompoundDoc import XlsDoc

from perfeval.dataset.biff import read_notes
from perfeval.dataset.cells import ErrorCell
from perfeval.dataset.number_formats import Shows


def book() -> xlwt.Workbook:
    made = xlwt.Workbook()
    sheet = made.add_sheet("支付 台账")
    percent = xlwt.easyxf(num_format_str="0.0%")
    sheet.write(0, 0, 0.98, percent)
    sheet.write(0, 1, 0.123456789, percent)
    sheet.row(1).set_cell_error(2, "#DIV/0!")
    month = xlwt.easyxf(num_format_str='yyyy"年"m"月"')
    sheet.write(2, 0, dt.date(2022, 12, 1), month)
    sheet.write(2, 1, 5)
    made.add_sheet("Sheet2").row(0).set_cell_error(0, "#REF!")
    return made


def saved(stream: bytes) -> bytes:
    made = io.BytesIO()
    XlsDoc().save(made, stream)
    return made.getvalue()


def test_errors_and_formats_are_found_in_each_sheet() -> None:
    notes = read_notes(saved(book().get_biff_data()))
    assert notes is not None
    assert not notes.locked
    assert notes.marks == {
        "支付 台账": [
            (0, 0, Shows.PERCENT),
            (0, 1, Shows.PERCENT),
            (1, 2, ErrorCell("#DIV/0!")),
            (2, 0, Shows.MONTH),
        ],
        "Sheet2": [(0, 0, ErrorCell("#REF!"))],
    }


def test_the_rectangle_that_holds_cells_is_measured_before_it_is_made() -> None:
    made = book()
    made.get_sheet(0).write(65535, 255, "远")
    notes = read_notes(saved(made.get_biff_data()))
    assert notes is not None
    assert (notes.bottom, notes.right) == (65536, 256)


@pytest.mark.parametrize(
    ("record", "at"), [(b"\xfc\x00", 8), (b"\x00\x02\x0e\x00", 8), (b"\x00\x02\x0e\x00", 14)]
)
def test_counts_that_would_take_all_memory_are_refused(record: bytes, at: int) -> None:
    made = book()
    made.get_sheet(0).write(5, 0, "文")
    stream = bytearray(made.get_biff_data())
    start = stream.index(record) + at
    stream[start : start + 2] = b"\xff\xff"
    stream[start + 2 : start + 4] = b"\xff\x7f"
    assert read_notes(saved(bytes(stream))) is None


def test_a_damaged_file_has_no_notes() -> None:
    assert read_notes(b"\xd0\xcf" + bytes(20)) is None


def test_a_password_is_told_by_its_record() -> None:
    stream = book().get_biff_data()
    notes = read_notes(saved(stream[:20] + b"\x2f\x00\x04\x00abcd" + stream[20:]))
    assert notes is not None
    assert notes.locked
