from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from perfeval.dataset.archive import attributes, open_archive, tags


def test_each_sheet_is_mapped_to_its_part(write_xlsx: Callable[..., Path]) -> None:
    path = write_xlsx({"项目 & 支付": [["a"]], "资金": [["b"]]})
    archive, problems = open_archive(path.read_bytes(), "表.xlsx")
    assert problems == []
    assert archive is not None
    assert archive.sheets == {
        "项目 & 支付": "xl/worksheets/sheet1.xml",
        "资金": "xl/worksheets/sheet2.xml",
    }
    assert archive.read("没有") == b""


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("xl/workbook.xml", bytes(40 << 20))
    archive, problems = open_archive(made.getvalue(), "表.xlsx")
    assert archive is None
    assert [p.code.id for p in problems] == ["PE207"]


def test_attributes_are_read_in_either_quotes_and_unescaped() -> None:
    assert attributes(b'a="1" r:id=\'x\' b="&lt;&#24180;"') == {"a": "1", "r:id": "x", "b": "<年"}


def test_elements_are_found_under_any_prefix() -> None:
    assert [a["n"] for a in tags(b'<x:s n="1"/><s n="2"></s><st n="3"/>', b"s")] == ["1", "2"]
