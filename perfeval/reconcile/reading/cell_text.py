"""Cells that hold running text are read as paragraphs, beside the numbers of their table."""

from __future__ import annotations

import bisect
import re

from perfeval.diagnostics import Place
from perfeval.reconcile.reading.document import CellText, Document, Paragraph, PlaceAt, Table

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_PURE = re.compile(r"[\d,，.．%％\s-]+[万亿]?元?(?:[（(].*)?")
_IN_NAME = re.compile(r"[（(]([^（）()\d]{1,5})[)）]$")
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
        if _is_list_of_facts(block):
            blocks.append(_facts(block))
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


def _is_list_of_facts(table: Table) -> bool:
    """Whether a table has a name and a number a row, amounts and rates below each other."""
    rows = [[c for c in row if c.text.strip()] for row in table.rows]
    data = [row for row in rows if len(row) == 2 and is_number(row[1].text.strip())]
    if len(data) < 3 or len(data) + 1 < len(rows) or any(len(row) > 2 for row in rows):
        return False
    rates = [row for row in data if row[1].text.strip()[-1:] in "%％"]
    return 0 < len(rates) < len(data) and not any(is_number(row[0].text.strip()) for row in data)


def _facts(table: Table) -> Paragraph:
    """Put such a table into one sentence, so that its figures are read as those of a text."""
    text, starts, places = "", [], []
    for row in table.rows:
        cells = [c for c in row if c.text.strip()]
        if len(cells) != 2 or not is_number(cells[1].text.strip()):
            continue
        name, number = (c.text.strip() for c in cells)
        unit = _IN_NAME.search(name)
        starts.append(len(text))
        places.append(cells[1].place)
        bare = number[-1:].isdigit()
        text += _IN_NAME.sub("", name) + number
        text += (unit.group(1) if unit else table.unit) + "，" if bare else "，"
    return Paragraph(text, _places(starts, places), table.unit)


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
