"""Plain text to a document: a line is a paragraph; lines with bars, tabs or columns are tables."""

from __future__ import annotations

import functools
import re

from perfeval.diagnostics import Place
from perfeval.reconcile.reading.document import CellText, Document, Paragraph, Table
from perfeval.reconcile.reading.flat_tables import Pieces, flat_rows

_BARS = re.compile(r"[|｜]|\t")
_RULE = re.compile(r"^[\s|｜:+-]*-{3,}[\s|｜:+-]*$")


def from_text(text: str, name: str) -> Document:
    """Read the lines of a text."""
    document = Document(name)
    rows: list[list[CellText]] = []
    lines = text.split("\n")
    flat_until = 0
    for number, line in enumerate(lines, start=1):
        if number <= flat_until:
            continue
        if flat := flat_rows(lines, number - 1):
            flat_until = number + len(flat) - 1
            document.blocks.append(Table(_flat(flat, name, number)))
            continue
        follows = number < len(lines) and _BARS.search(lines[number])
        if len(_BARS.findall(line)) >= 2 or (_BARS.search(line) and (rows or follows)):
            if not _RULE.match(line):
                rows.append(_cells(line, name, number))
            continue
        if rows:
            document.blocks.append(Table(rows))
            rows = []
        if line.strip():
            document.blocks.append(Paragraph(line, functools.partial(_at, name, number)))
    if rows:
        document.blocks.append(Table(rows))
    return document


def _flat(rows: list[Pieces], name: str, first: int) -> list[list[CellText]]:
    return [
        [CellText(text, Place(name, number, position + 1)) for position, text in row]
        for number, row in enumerate(rows, start=first)
    ]


def _cells(line: str, name: str, number: int) -> list[CellText]:
    cells, position = [], 0
    for piece in _BARS.split(line):
        lead = len(piece) - len(piece.lstrip())
        cells.append(CellText(piece.strip(), Place(name, number, position + lead + 1)))
        position += len(piece) + 1
    if line.lstrip()[:1] in "|｜":
        cells = cells[1:]
    return cells


def _at(name: str, number: int, position: int) -> Place:
    return Place(name, number, position + 1)
