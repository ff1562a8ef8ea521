"""Tables that stand below each other on one sheet: each with its own caption and header."""

from __future__ import annotations

from collections.abc import Sequence

from perfeval.diagnostics import Place
from perfeval.reconcile.reading.cell_text import is_number
from perfeval.reconcile.reading.document import CellText, Paragraph, PlaceAt, Table

Row = list[CellText]


def split_rows(rows: Sequence[Row]) -> list[Paragraph | Table]:
    """Give the tables and captions of a sheet.

    A new table begins where a row of titles follows an empty row or a row of one text; a row of
    one text with numbers below it is a heading inside its table.
    """
    blocks: list[Paragraph | Table] = []
    current: list[Row] = []
    for number, row in enumerate(rows):
        if not _filled(row):
            continue
        following = next((r for r in rows[number + 1 :] if _filled(r)), None)
        caption = _is_caption(row) and (not current or (following and _is_header(following)))
        apart = bool(number) and (not _filled(rows[number - 1]) or _is_caption(rows[number - 1]))
        begins = caption or (_is_header(row) and apart and any(map(_has_number, current)))
        if begins and current:
            blocks.append(Table(current))
            current = []
        if caption:
            cell = _filled(row)[0]
            blocks.append(Paragraph(cell.text, _always(cell.place)))
        else:
            current.append(row)
    if current:
        blocks.append(Table(current))
    return blocks


def _always(place: Place) -> PlaceAt:
    return lambda _position: place


def _filled(row: Row) -> Row:
    return [cell for cell in row if cell.text.strip()]


def _is_caption(row: Row) -> bool:
    filled = _filled(row)
    return len(filled) == 1 and not is_number(filled[0].text.strip())


def _has_number(row: Row) -> bool:
    return any(is_number(cell.text.strip()) for cell in row)


def _is_header(row: Row) -> bool:
    return len(_filled(row)) > 1 and not _has_number(row)
