"""Delimited text to a grid."""

from __future__ import annotations

import csv
import io

from perfeval.dataset.cells import Cell
from perfeval.dataset.grid import Grid
from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import dataset as codes

_SEPARATORS = ",\t;"
_LOOKED = 15


def read_delimited(text: str, shown_as: str) -> tuple[list[Grid], list[Diagnostic]]:
    """Read a csv file; the separator may be a comma, a semicolon or a tab."""
    reader = csv.reader(io.StringIO(text), delimiter=_separator(text), strict=True)
    rows: list[list[Cell]] = []
    try:
        rows.extend([_unprotected(cell) for cell in row] for row in reader)
    except csv.Error as error:
        place = Place(shown_as, reader.line_num)
        return [], [codes.BROKEN_CSV.at(place, reason=str(error))]
    if rows and str(rows[0][0] if rows[0] else "").startswith("sep="):
        rows[0] = []
    width = max(map(len, rows), default=0)
    for row in rows:
        row.extend([""] * (width - len(row)))
    return [Grid(shown_as, "", rows)], []


def _separator(text: str) -> str:
    """Take what divides the first lines into the most cells in the most even way."""
    lines = [line for line in text.splitlines()[:_LOOKED] if line.strip()]
    if lines and lines[0].startswith("sep=") and len(lines[0]) == 5:
        return lines[0][4]

    def evenness(separator: str) -> tuple[int, int]:
        counts = [_outside_quotes(line).count(separator) for line in lines]
        usual = max(set(counts), key=lambda n: (counts.count(n) if n else 0, n), default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(_SEPARATORS, key=evenness)


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])


def _unprotected(cell: str) -> str:
    """Take a cell out of ``="00123"``, by which programs keep Excel from making it a number."""
    if cell.startswith('="') and cell.endswith('"') and len(cell) > 2:
        return cell[2:-1]
    return cell
