"""Reading ``workbooks.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.codes import bulletins as codes
from perfeval.diagnostics.codes import structure
from perfeval.files.typed import place_of, read_model
from perfeval.files.yaml_nodes import load_yaml_file
from perfeval.report.annexes.keywords import KEYWORDS
from perfeval.report.annexes.model import AnnexSet, WorkbookSpec

FILE_NAME = "workbooks.yaml"
ABOUT = "说明"
"""The sheet that every workbook has: what it is, as of when, from which data."""
_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def load_annexes(path: Path) -> tuple[AnnexSet | None, list[Diagnostic]]:
    """Read the workbooks of a template; None without problems when it has none."""
    if not path.is_file():
        return None, []
    node, problems = load_yaml_file(path, f"{path.parent.name}/{path.name}")
    if node is None or any(d.severity == "error" for d in problems):
        return None, problems
    annexes, found = read_model(node, AnnexSet, KEYWORDS, "附表文件")
    problems += found
    if annexes is None:
        return None, problems
    for workbook in annexes.workbooks:
        problems += _shape(workbook)
    return (None if any(d.severity == "error" for d in problems) else annexes), problems


def _shape(workbook: WorkbookSpec) -> Iterator[Diagnostic]:
    """Check names of sheets, which spreadsheet programs limit, and widths."""
    seen = {ABOUT.casefold()}
    for sheet in workbook.sheets:
        reason = ""
        if not sheet.name.strip() or len(sheet.name) > _LONGEST:
            reason = f"名称要有 1 到 {_LONGEST} 个字"
        elif _FORBIDDEN.search(sheet.name) or sheet.name[0] == "'" or sheet.name[-1] == "'":
            reason = "名称里不能有 [ ] : * ? / \\，首尾不能有单引号"
        elif sheet.name.casefold() in seen:
            reason = "同一个工作簿里已有这个名称"
        seen.add(sheet.name.casefold())
        if reason:
            yield codes.SHEET_NAME.at(place_of(sheet.name), found=sheet.name, reason=reason)
        for column in sheet.columns:
            if not (column.width.isascii() and column.width.isdigit() and int(column.width) > 0):
                place = place_of(column.width)
                yield structure.WRONG_VALUE.at(place, found=column.width, accepted="正整数")
