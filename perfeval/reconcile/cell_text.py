"""Cells that hold running text are read as paragraphs, beside the numbers of their table."""

from __future__ import annotations

import bisect
import re

from perfeval.diagnostics import Place
from perfeval.reconcile.document import CellText, Document, Paragraph, PlaceAt, Table

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_PURE = re.compile(r"[\d,，.．%％\s-]+[万亿]?元?(?:[（(].*)?")
_AMOUNT = re.compile(r"[一-鿿]{4}[^\d]*\d+(?:[.,]\d+)*\s*[万亿]?元")


def is_number(text: str) -> bool:
    """Whether a cell is a number, with what stands in parentheses after it."""
    return bool(_PURE.fullmatch(text)) and any(c.isdigit() for c in text)


def has_data(row: list[CellText]) -> bool:
    """Whether a row has numbers of its own, and not one text over its whole width."""
    filled = [cell.text.strip() for cell in row if cell.text.strip()]
    return any(is_number(text) for text in filled) and len(set(filled)) > 1


def with_cell_text(document: Document) -> list[Paragraph | Table]:
    """Give the blocks, with a paragraph for each row of a form and each cell of running text."""
    blocks: list[Paragraph | Table] = []
    for block in document.blocks:
        blocks.append(block)
        if not isinstance(block, Table):
            continue
        if not any(has_data(row) for row in block.rows):
            blocks += [_joined(row, block.unit) for row in block.rows]
            continue
        for row in block.rows:
            beside = tuple(cell.place for cell in row)
            for cell in row:
                several = _is_running(cell.text)
                if several or _AMOUNT.search(re.sub(r"[（(].*", "", cell.text)):
                    paragraph = _joined([cell], block.unit)
                    paragraph.beside = beside
                    blocks.append(paragraph)
    return blocks


def _is_running(text: str) -> bool:
    several = len(_NUMBER.findall(re.sub(r"[（(][^）)]*[）)]", "", text))) > 1
    return several and (len(text) > 8 or "/" in text)


def _joined(row: list[CellText], unit: str) -> Paragraph:
    text, starts, places = "", [], []
    for cell in row:
        if not cell.text.strip():
            continue
        starts.append(len(text))
        places.append(cell.place)
        text += cell.text.strip().replace("\n", "；")
        text += "：" if cell is row[0] and len(row) > 1 else "；"
    return Paragraph(text, _places(starts, places), unit)


def _places(starts: list[int], places: list[Place]) -> PlaceAt:
    def at(position: int) -> Place:
        return places[max(0, bisect.bisect_right(starts, position) - 1)]

    return at
