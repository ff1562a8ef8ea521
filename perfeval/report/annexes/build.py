"""From ``workbooks.yaml`` and the figures of a document to workbooks of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from perfeval.diagnostics import Diagnostic
from perfeval.files.names import safe_name
from perfeval.report.annexes.loader import ABOUT
from perfeval.report.annexes.model import AnnexSet, WorkbookSpec
from perfeval.report.annexes.sheet import build_sheet
from perfeval.report.figures import Figures
from perfeval.report.outline.writing import Writing
from perfeval.report.workbooks.sheets import Column, Sheet, workbook

_ABOUT = (Column("项目", 16), Column("内容", 80))


def build_annexes(
    annexes: AnnexSet,
    figures: Figures,
    words: Mapping[str, str],
    as_of: date,
    about: Sequence[tuple[str, str]],
) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """Build the workbooks of a template by file name; empty when something in them is wrong.

    Args:
        annexes: the template's workbooks.
        figures: the figures of the document, whose tables and totals the sheets use.
        words: all words that names of files may hold.
        as_of: the evaluation date, for the properties.
        about: lines of the sheet 说明.
    """
    writing = Writing(figures, words)
    made: dict[str, bytes] = {}
    for spec in annexes.workbooks:
        name = writing.plain(spec.file)
        made[f"{safe_name(name)}.xlsx"] = _workbook(writing, spec, name, as_of, about)
    problems = writing.problems
    if any(problem.severity == "error" for problem in problems):
        return {}, problems
    return made, problems


def _workbook(
    writing: Writing, spec: WorkbookSpec, name: str, as_of: date, about: Sequence[tuple[str, str]]
) -> bytes:
    sheets: list[Sheet] = []
    counts: list[tuple[str, str]] = []
    for one in spec.sheets:
        built = build_sheet(writing, one)
        if built is not None:
            sheets.append(built.sheet)
            said = "；".join((f"{built.count} 行", *built.remarks))
            counts.append((f"附表“{one.name}”", said))
    lines = [("名称", name), *about, *counts]
    sheets.append(Sheet(ABOUT, _ABOUT, lines))
    return workbook(name[:255], as_of, sheets)
