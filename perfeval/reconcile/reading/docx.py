"""A .docx to a document: paragraphs in order, tables with their cells."""

from __future__ import annotations

import functools

from lxml import etree

from perfeval.diagnostics import Diagnostic, Place
from perfeval.reconcile.reading.document import CellText, Document, Paragraph, Table
from perfeval.report.verify.package import open_package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = frozenset(
    f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "pPr", "rPr", "sdtPr", "txbxContent")
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_AS_TEXT = {f"{_W}tab": "\t", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
_MAIN = "word/document.xml"


def from_docx(data: bytes, name: str) -> tuple[Document | None, list[Diagnostic]]:
    """Read the body of a .docx; deleted text is not there, inserted text is."""
    package, problems = open_package(data, name)
    if package is None:
        return None, problems
    root = package.xml(_MAIN)
    if root is None:
        return None, package.diagnostics
    document = Document(name)
    body = root.find(f"{_W}body")
    _walk(body if body is not None else root, document)
    return document, package.diagnostics


def _walk(parent: etree._Element, document: Document) -> None:
    for element in parent:
        if element.tag == f"{_W}p":
            number = len(document.blocks) + 1
            text = _text(element)
            if text.strip():
                place = functools.partial(_at, document.name, number)
                document.blocks.append(Paragraph(text, place))
        elif element.tag == f"{_W}tbl":
            number = sum(isinstance(block, Table) for block in document.blocks) + 1
            document.blocks.append(_table(element, document.name, f"表{number}"))
        elif isinstance(element.tag, str) and element.tag not in _SKIPPED:
            _walk(element, document)


def _table(element: etree._Element, name: str, sheet: str) -> Table:
    from perfeval.dataset.grid import letters

    rows: list[list[CellText]] = []
    for number, row in enumerate(element.iterfind(f"{_W}tr"), start=1):
        cells: list[CellText] = []
        for cell in row.iter(f"{_W}tc"):
            place = Place(name, sheet=sheet, cell=f"{letters(len(cells))}{number}")
            cells.append(CellText(_cell_text(cell), place))
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            width = span.get(f"{_W}val", "1") if span is not None else "1"
            for _ in range(min(int(width) if width.isdigit() else 1, 64) - 1):
                cells.append(CellText("", place))  # noqa: PERF401 - the place is of the whole cell
        rows.append(cells)
    return Table(rows)


def _cell_text(cell: etree._Element) -> str:
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    if merge is not None and merge.get(f"{_W}val", "continue") == "continue":
        return ""
    return "\n".join(_text(p) for p in cell.iterfind(f".//{_W}p")).strip()


def _text(element: etree._Element) -> str:
    parts: list[str] = []
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag in _AS_TEXT:
            parts.append(_AS_TEXT[str(child.tag)])
        else:
            parts.append(_text(child))
    return "".join(parts)


def _at(name: str, number: int, position: int) -> Place:
    return Place(name, number, position + 1)
