"""What the tests of documents share: a document with every block, the audit, LibreOffice."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from perfeval.report.word.document import (
    Chart,
    Column,
    Document,
    FigureRun,
    Heading,
    PageBreak,
    Paragraph,
    Series,
    Signature,
    Table,
    TableRow,
    Title,
)
from perfeval.report.word.manifest import FigureRecord, Manifest
from perfeval.report.word.numbers import literal_numbers
from perfeval.report.word.package import pack_members

PRINTED = {"到位.合计": "300.50", "到位.专项": "200.00", "到位.县级": "100.50", "支付率": "98.28"}
CATEGORIES = ("专项资金", "县级资金")


def _figure(figure: str) -> FigureRun:
    return FigureRun(figure, PRINTED[figure], f"{figure}（万元）")


def _table() -> Table:
    rows = [
        TableRow((("1",), ("专项资金",), (_figure("到位.专项"),))),
        TableRow((("2",), ("县级资金",), (_figure("到位.县级"),))),
        TableRow(((), ("合计",), (_figure("到位.合计"),)), total=True),
    ]
    columns = (Column("序号", 1, "center"), Column("类别", 3), Column("金额", 2, "right"))
    return Table("表1　资金到位情况", "单位：万元", columns, tuple(rows), "两类资金及合计")


def _charts() -> list[Chart]:
    one = (Series("到位", ("200.00", "100.50")),)
    two = (*one, Series("支付", ("150.25", "")))
    return [
        Chart("bar", "到位情况", "万元", CATEGORIES, one, "两类资金的条形图", "#,##0.00"),
        Chart("column", "支付情况", "万元", CATEGORIES, two, "两类资金的柱形图", "0.00"),
        Chart("line", "支付进度", "", CATEGORIES, two, "两类资金的折线图", "0.00"),
        Chart("pie", "资金构成", "万元", CATEGORIES, one, "两类资金的饼图", "0.00"),
        Chart("stacked", "支付构成", "万元", CATEGORIES, two, "两类资金的堆积图", "0.00"),
    ]


@pytest.fixture
def every_block() -> Document:
    blocks = (
        Title(("某县2022年度资金", "使用情况说明")),
        Heading(1, "一、资金情况"),
        Heading(2, "（一）到位情况"),
        Paragraph(
            (
                "全年到位资金",
                _figure("到位.合计"),
                "万元，支付率",
                _figure("支付率"),
                "％，每月5日前通报，召开2次会议。",
            ),
            lead="1.总体情况。",
        ),
        _table(),
        Heading(3, "2.图表"),
        Heading(4, "（1）按类别 <A&B>"),
        *_charts(),
        PageBreak(),
        Paragraph(("第一行\n第二行\t制表",)),
        Signature("某县财政局", "2022年12月31日"),
    )
    return Document("某县资金使用情况说明", blocks, "某县财政局", dt.date(2022, 12, 31))


@pytest.fixture
def manifest(every_block: Document) -> Manifest:
    records = tuple(
        FigureRecord(
            figure,
            f"{figure}（万元）",
            text,
            text,
            "0.00",
            "合计(资金.金额)",
            ("资金.xlsx[到位!F3]",),
            "9f86d081",
        )
        for figure, text in PRINTED.items()
    )
    literals = literal_numbers(every_block)
    return Manifest("usage-explanation", "perfeval 0.1.0", "0c3b", records, literals)


@pytest.fixture
def audit_docx(tmp_path: Path) -> Callable[[bytes], None]:
    """Assert that openxml-audit finds nothing in a .docx (or, with a suffix, an .xlsx)."""

    def audit(data: bytes, suffix: str = ".docx") -> None:
        path = tmp_path / f"audited{suffix}"
        path.write_bytes(data)
        result = OpenXmlValidator(max_errors=0).validate(path)
        assert [str(error) for error in result.errors] == []

    return audit


@pytest.fixture
def edit_part() -> Callable[[bytes, str, str, str], bytes]:
    """Replace a text in one part of a package, as somebody with an editor would."""

    def edit(data: bytes, part: str, old: str, new: str) -> bytes:
        members = members_of(data)
        text = members[part].decode("utf-8")
        assert old in text, f"{old!r} is not in {part}"
        members[part] = text.replace(old, new).encode("utf-8")
        return pack_members(members)

    return edit


def members_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def unpack() -> Callable[[bytes], dict[str, bytes]]:
    return members_of


@pytest.fixture
def soffice(tmp_path: Path) -> Callable[[bytes, str, str], bytes]:
    """Convert a file with LibreOffice: data, suffix before, suffix after."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not on this machine: the page is not measured")

    def convert(data: bytes, before: str, after: str) -> bytes:
        source = tmp_path / f"source{before}"
        source.write_bytes(data)
        out = tmp_path / "converted"
        profile = (tmp_path / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
        command += [after.removeprefix("."), "--outdir", str(out), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return (out / f"source{after}").read_bytes()

    return convert
