"""The small workbook behind a chart: its cells as text, by address."""

from __future__ import annotations

import re

from perfeval.report.verify.package import Limits, SafePackage, open_package

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LIMITS = Limits(5_000_000, 8_000_000, 4_000_000, 200_000)
_SHEET = re.compile(r"^xl/worksheets/[^/]+\.xml$")
_STRINGS = "xl/sharedStrings.xml"


def cells_of(data: bytes, name: str) -> dict[str, str] | None:
    """Give the cells of the first sheet; None when the workbook cannot be read."""
    package, _ = open_package(data, name, _LIMITS)
    if package is None:
        return None
    sheets = sorted(filter(_SHEET.match, package.names), key=lambda part: (len(part), part))
    root = package.xml(sheets[0]) if sheets else None
    if root is None:
        return None
    strings = _strings(package)
    cells: dict[str, str] = {}
    for cell in root.iter(f"{_MAIN}c"):
        text = cell.findtext(f"{_MAIN}v", "")
        kind = cell.get("t", "n")
        if kind == "s":
            index = int(text) if text.isdigit() and len(text) < 7 else -1
            text = strings[index] if 0 <= index < len(strings) else ""
        elif kind == "inlineStr":
            text = "".join(it.text or "" for it in cell.iter(f"{_MAIN}t"))
        cells[cell.get("r", "")] = text
    return cells


def _strings(package: SafePackage) -> list[str]:
    root = package.xml(_STRINGS) if _STRINGS in package.names else None
    if root is None:
        return []
    return ["".join(it.text or "" for it in item.iter(f"{_MAIN}t")) for item in root]
