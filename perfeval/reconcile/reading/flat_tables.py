"""Tables that were flattened to lines of words and numbers with blanks between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from perfeval.reconcile.reading.cell_text import is_number

_PIECE = re.compile(r"[^\s　]+")
_SENTENCE = re.compile(r"[。；，：|｜\t]")
_FEWEST_CELLS = 3
_FEWEST_NUMBERS = 2
_FEWEST_ROWS = 2
Pieces = list[tuple[int, str]]


def flat_rows(lines: Sequence[str], start: int) -> list[Pieces]:
    """Give the rows of a flattened table that begins at a line; empty when none does.

    Its rows have as many words each, two or more of them numbers; a row of titles may lead them.

    Returns:
        For each row its cells, with the position of each in its line.
    """
    first = pieces(lines[start])
    if len(first) < _FEWEST_CELLS or _SENTENCE.search(lines[start]):
        return []
    titles = not any(is_number(text) for _, text in first)
    rows = [first]
    for line in lines[start + 1 :]:
        row = pieces(line)
        if len(row) != len(first) or not _is_data(line, row):
            break
        rows.append(row)
    data = rows[1:] if titles else rows
    if len(data) < _FEWEST_ROWS or not (titles or _is_data(lines[start], first)):
        return []
    return rows


def pieces(line: str) -> Pieces:
    """Split a line at its blanks."""
    return [(found.start(), found.group()) for found in _PIECE.finditer(line)]


def _is_data(line: str, row: Pieces) -> bool:
    numbers = sum(is_number(text) for _, text in row)
    return numbers >= _FEWEST_NUMBERS and numbers < len(row) and not _SENTENCE.search(line)
