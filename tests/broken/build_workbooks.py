"""Makes the broken workbooks of ``tests/broken/workbooks``; the same bytes on every run.

Run it as ``python tests/broken/build_workbooks.py``, then record the golden files anew with
``PERFEVAL_UPDATE_GOLDEN=1 pytest tests/broken/test_broken_workbooks.py``.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
import xlwt
from xlwt.CompoundDoc import XlsDoc

FOLDER = Path(__file__).parent / "workbooks"
DAY = dt.datetime(2022, 12, 31)  # noqa: DTZ001 - an Excel property has no time zone
PROJECT = ["项目编号", "项目名称", "全年预算数（万元）"]
PAYMENT = ["支付编号", "项目编号", "支付日期", "金额（万元）"]
ROAD = ["P1", "通村道路", 120.5]
Sheets = dict[str, Sequence[Sequence[Any]]]
Files = dict[str, bytes]
Change = Callable[[xlsxwriter.Workbook], None]


def xlsx(sheets: Sheets, change: Change | None = None) -> bytes:
    """Make a workbook of rows; ``change`` may still alter it."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties({"created": DAY})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, column, cell)
                elif cell is not None:
                    sheet.write(number, column, cell)
    if change is not None:
        change(book)
    book.close()
    return made.getvalue()


def xls(rows: Sequence[Sequence[Any]], *, errors: Sequence[tuple[int, int, str]] = ()) -> bytes:
    """Make an .xls workbook with one sheet 项目."""
    return _ole(_biff(rows, errors))


def _biff(rows: Sequence[Sequence[Any]], errors: Sequence[tuple[int, int, str]] = ()) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("项目")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is not None:
                sheet.write(number, column, cell)
    for number, column, text in errors:
        sheet.row(number).set_cell_error(column, text)
    return book.get_biff_data()


def _ole(stream: bytes) -> bytes:
    made = io.BytesIO()
    XlsDoc().save(made, stream)
    return made.getvalue()


def with_password(stream: bytes) -> bytes:
    """Put the record of an encrypted file behind the first record of an .xls stream."""
    record = bytes.fromhex("2F0006000000123456789ABC")[:10]
    return stream[:20] + record + stream[20:]


def encrypted_package() -> bytes:
    """Make what Excel writes for a protected .xlsx: an OLE file with an encrypted stream."""
    made = _ole(bytes(5000))
    old, new = ("Workbook".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le"))
    at = made.index(old)
    entry = bytearray(made[at : at + 128])
    entry[: len(new)] = new
    entry[64:66] = (len(new) + 2).to_bytes(2, "little")
    return made[:at] + bytes(entry) + made[at + 128 :]


def patched(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """Replace bytes in one part of a zip archive."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for info in source.infolist():
            content = source.read(info)
            if info.filename == part:
                assert old in content, f"{part} lacks {old!r}"
                content = content.replace(old, new)
            target.writestr(zipfile.ZipInfo(info.filename, (1980, 1, 1, 0, 0, 0)), content)
    return _deflated(made.getvalue())


def _deflated(data: bytes) -> bytes:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(made, "w") as target,
    ):
        for info in source.infolist():
            copy = zipfile.ZipInfo(info.filename, (1980, 1, 1, 0, 0, 0))
            copy.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(copy, source.read(info))
    return made.getvalue()


def columns() -> dict[str, Files]:
    """Headers that do not fit."""
    money = ["项目编号", "项目名称", "全年预算数", "合同价（美元）"]
    return {
        "01-unknown-column": {
            "项目.xlsx": xlsx({"项目": [[*PROJECT, "完工日朝", "", "序号"], [*ROAD, "x", "y", 1]]})
        },
        "02-missing-column": {
            "项目.xlsx": xlsx({"项目": [["项目编码", "项目名称", "乡镇"], ["P1", "道路", "东乡"]]})
        },
        "03-column-twice": {
            "项目.xlsx": xlsx(
                {
                    "项目": [
                        [*PROJECT, "编号", "开工日期", "开工时间", "竣工日期", "完工时间"],
                        [*ROAD, 1, "2022-3-1", "2022-3-2", "2022-9-1", "2022-9-2"],
                    ]
                }
            )
        },
        "04-no-header": {"项目.xlsx": xlsx({"项目": [["甲", "乙"], ["P1", "道路"], ["P2", "水"]]})},
        "05-units": {
            "项目.xlsx": xlsx({"项目": [money, ["P1", "道路", 5, 3], ["P2", "水", 6, 4]]})
        },
        "06-percent": {
            "项目.xlsx": xlsx({"项目": [[*PROJECT, "执行率"], [*ROAD, 98.28]]}),
            "项目二.xlsx": xlsx({"项目": [[*PROJECT, "执行率（%）"], ["P2", "水", 1, 0.98]]}),
        },
        "07-only-a-header": {"项目.xlsx": xlsx({"项目": [PROJECT]})},
    }


def cells() -> dict[str, Files]:
    """Cells that cannot be read."""
    wrong = [
        "P1", "道路", "一百二十", "或许", "2022-02-30", "昨天", "98元", "12%",
    ]  # fmt: skip
    head = [*PROJECT, "是否统筹", "开工日期", "完工日期", "执行率", "合同金额（元）"]
    surplus = [["结余编号", "年度", "类型", "金额（万元）"], ["J1", 2022.5, "剩余", 3]]
    plan = [
        ["项目编号", "月份", "计划金额（万元）"],
        ["P1", "3月", 1], ["P1", 2022.1, 1], ["P1", "三月", 1],
    ]  # fmt: skip
    errors = ["#DIV/0!", "#N/A", "#REF!", "#VALUE!"]

    def with_errors(book: xlsxwriter.Workbook) -> None:
        sheet = book.get_worksheet_by_name("项目")
        for row, text in enumerate(errors, 1):
            sheet.write_formula(row, 2, "=1/0", None, text)

    def with_merge(book: xlsxwriter.Workbook) -> None:
        book.get_worksheet_by_name("项目").merge_range("C2:C4", 300)

    rows = [[f"P{n}", f"项目{n}", None] for n in range(1, 5)]
    formula = xlsx({"项目": [PROJECT, ROAD]}, lambda b: _formula(b, "项目", "=60*2"))
    sheet = "xl/worksheets/sheet1.xml"
    return {
        "08-wrong-types": {
            "台账.xlsx": xlsx({"项目": [head, wrong], "结余": surplus, "月度计划": plan})
        },
        "09-error-cells": {"项目.xlsx": xlsx({"项目": [PROJECT, *rows]}, with_errors)},
        "10-error-cells-xls": {
            "项目.xls": xls([PROJECT, *rows], errors=[(1, 2, "#DIV/0!"), (3, 2, "#N/A!")])
        },
        "11-formula-without-value": {
            "项目.xlsx": patched(formula, sheet, b"<f>60*2</f><v>0</v>", b"<f>60*2</f>")
        },
        "12-negative": {"项目.xlsx": xlsx({"项目": [PROJECT, ["P1", "道路", -3]]})},
        "13-required-missing": {
            "项目.xlsx": xlsx({"项目": [PROJECT, ["P1", None, 1], [None, "水", 2], ["-", "电", 3]]})
        },
        "14-merged-amount": {
            "项目.xlsx": xlsx({"项目": [PROJECT, *rows[:3]]}, with_merge),
        },
        "15-long-number": {"项目.xlsx": xlsx({"项目": [PROJECT, [2022e16 + 12345, "道路", 1]]})},
        "16-flood": {
            "项目.xlsx": xlsx(
                {"项目": [PROJECT, *([f"P{n}", f"项目{n}", "待定"] for n in range(1, 31))]}
            )
        },
        "17-month-instead-of-day": {
            "项目.xlsx": xlsx({"项目": [[*PROJECT, "完工日期"], [*ROAD, "2022年12月"]]})
        },
    }


def _formula(book: xlsxwriter.Workbook, sheet: str, text: str) -> None:
    book.get_worksheet_by_name(sheet).write_formula(1, 2, text)


def tables() -> dict[str, Files]:
    """Keys, references, totals, sheets."""

    def hide(book: xlsxwriter.Workbook) -> None:
        book.get_worksheet_by_name("支付").hide()

    paid = [PAYMENT, ["Z1", "P1", "2022-5-1", 10], ["Z2", "P1", "2022-6-1", 20]]
    section = [
        PROJECT, ROAD, ["P2", "饮水", 80], ["小计", None, 200.5], ["P3", "大棚", 50],
        ["小 计", None, 51], ["合计", None, 251.5], ["其中：中央资金", None, 100],
        ["注：单位为万元", None, None],
    ]  # fmt: skip
    return {
        "18-duplicate-key": {
            "甲乡.xlsx": xlsx({"项目": [PROJECT, ROAD, ["P1", "又一条道路", 3]]}),
            "乙乡.csv": _csv([PROJECT, ["P1", "第三条道路", "4"]]),
        },
        "19-dangling-reference": {
            "台账.xlsx": xlsx(
                {"项目": [PROJECT, ROAD], "支付": [PAYMENT, ["Z1", "P11", "2022-5-1", 10]]}
            )
        },
        "20-no-parent": {"支付.xlsx": xlsx({"支付": paid})},
        "21-totals": {"项目.xlsx": xlsx({"项目": section})},
        "22-unknown-sheet": {
            "台账.xlsx": xlsx({"项目": [PROJECT, ROAD], "付款": paid, "草稿": [["甲"], [1]]})
        },
        "23-hidden-sheet": {
            "台账.xlsx": xlsx({"项目": [PROJECT, ROAD], "支付": paid}, hide),
        },
    }


def files() -> dict[str, Files]:
    """Files that are not what they should be."""
    good = xlsx({"项目": [PROJECT, ROAD]})
    table = [PROJECT, ["P2", "饮水", "80"]]
    html = "<html><table>" + "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in table
    )
    part = "xl/worksheets/sheet1.xml"
    return {
        "24-encrypted": {
            "项目.xlsx": encrypted_package(),
            "项目.xls": _ole(with_password(_biff([PROJECT, ROAD]))),
        },
        "25-damaged": {"项目.xlsx": good[: len(good) // 2], "项目.xls": xls([PROJECT])[:3000]},
        "26-not-as-named": {
            "a.csv": good,
            "b.xlsx": _csv([PROJECT, ["P3", "大棚", "50"]]),
            "c.xls": (html + "</table></html>").encode("gb18030"),
            "d.xlsx": xls([PROJECT, ["P4", "电网", 5]]),
        },
        "27-no-table": {
            "扫描.xlsx": b"%PDF-1.7\n%binary",
            "说明.xlsx": _zip({"[Content_Types].xml": b"", "word/document.xml": b"<w/>"}),
            "加密盘.xlsx": bytes(range(1, 256)) * 4,
            "文字.xls": "只有一句话\n".encode(),
            "附件.docx": b"PK",
        },
        "28-empty": {"空.xlsx": b"", "空表.xlsx": xlsx({"项目": [], "支付": []}), "空.csv": b"\n"},
        "29-zip-bomb": {
            "项目.xlsx": patched(good, part, b"</sheetData>", b"</sheetData>" + b" " * (30 << 20))
        },
        "30-far-cell": {"项目.xlsx": xlsx({"项目": [PROJECT, ROAD]}, _write_far)},
        "31-broken-csv": {
            "支付.csv": ",".join(PAYMENT).encode() + b'\nZ1,P1,2022-5-1,"10\nZ2,P1,2022-6-1,20',
        },
        "32-part-missing": {
            "项目.xlsx": patched(good, part, b"</sheetData>", b"</sheetDa"),
            "支付.xlsx": patched(
                good, "xl/_rels/workbook.xml.rels", b"worksheets/sheet1", b"worksheets/sheet9"
            ),
        },
    }


def _write_far(book: xlsxwriter.Workbook) -> None:
    book.get_worksheet_by_name("项目").write_string(1_048_575, 16_383, "误填")


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    return "".join(",".join(row) + "\r\n" for row in rows).encode("utf-8-sig")


def _zip(parts: Files) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name, content in parts.items():
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    return made.getvalue()


def main() -> None:
    """Write every folder."""
    for group in (columns, cells, tables, files):
        for name, contents in group().items():
            folder = FOLDER / name
            folder.mkdir(parents=True, exist_ok=True)
            for file, data in contents.items():
                (folder / file).write_bytes(data)


if __name__ == "__main__":
    main()
