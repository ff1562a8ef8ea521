"""What an .xls sheet (BIFF8) says that the fast reader leaves out: errors, and number formats.

Records as described in [MS-XLS].
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from perfeval.dataset.cells import ErrorCell
from perfeval.dataset.number_formats import Shows, shows
from perfeval.dataset.ole import read_stream
from perfeval.dataset.sheet_xml import Mark

_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
_FORMULA, _NUMBER, _RK, _MULRK, _BOOLERR = 0x0006, 0x0203, 0x027E, 0x00BD, 0x0205
_EOF, _BOUNDSHEET, _XF, _FORMAT = 0x000A, 0x0085, 0x00E0, 0x041E
_FILEPASS, _STRINGS, _DIMENSIONS = 0x002F, 0x00FC, 0x0200
_MOST_ROWS, _MOST_COLUMNS = 65_536, 256
_CELLS = frozenset({_FORMULA, _NUMBER, _RK, _MULRK, _BOOLERR, 0x0204, 0x00FD, 0x00D6})
"""Cells with content; the last three hold text."""


@dataclass(frozen=True, slots=True)
class XlsNotes:
    """What is to be known of an .xls file besides its values.

    ``marks`` gives for each sheet row, column (from 0) and what is to be known of the cell;
    ``bottom`` and ``right`` count the rows and columns that hold something; ``locked`` tells that
    a password is needed.
    """

    marks: dict[str, list[tuple[int, int, Mark]]]
    bottom: int
    right: int
    locked: bool


def read_notes(data: bytes) -> XlsNotes | None:
    """Read what the fast reader leaves out of an .xls file; None when the file is damaged."""
    try:
        stream = read_stream(data, ("Workbook", "Book"))
        bottom, right = _extent(stream)
        locked = any(kind == _FILEPASS for kind, _ in _records(stream, 0))
    except (struct.error, ValueError, IndexError):
        return None
    try:
        marks = {} if locked else _read(stream)
    except (struct.error, IndexError):
        marks = {}
    return XlsNotes(marks, bottom, right, locked=locked)


def _extent(stream: bytes) -> tuple[int, int]:
    """Give the rows and columns of the rectangle that holds the cells of all sheets.

    Raises:
        ValueError: when the counts in the file would make the reader reserve absurd memory.
    """
    at, bottom, right = 0, 0, 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == _STRINGS and struct.unpack_from("<I", stream, at + 8)[0] > len(stream):
            raise ValueError("more texts than bytes")
        if kind == _DIMENSIONS and length >= 14:
            top, rows, left, columns = struct.unpack_from("<IIHH", stream, at + 4)
            if not (top <= rows <= _MOST_ROWS and left <= columns <= _MOST_COLUMNS):
                raise ValueError("more rows or columns than the format has")
        if kind in _CELLS and at + 8 <= len(stream):
            row, column = struct.unpack_from("<HH", stream, at + 4)
            last = column if kind != _MULRK else column + length // 6
            bottom, right = max(bottom, row + 1), max(right, last + 1)
        at += 4 + length
    return bottom, right


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Give kind and body of each record up to the end of the sheet."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        if kind == _EOF:
            return
        at += 4 + length


def _read(stream: bytes) -> dict[str, list[tuple[int, int, Mark]]]:
    codes: dict[int, str] = {}
    formats: list[int] = []
    sheets: dict[str, int] = {}
    for kind, body in _records(stream, 0):
        if kind == _FORMAT:
            number, length = struct.unpack_from("<HH", body)
            codes[number] = _text(body[4:], length)
        elif kind == _XF:
            formats.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == _BOUNDSHEET:
            sheets[_text(body[7:], body[6])] = struct.unpack_from("<I", body)[0]
    kinds = [shows(number, codes.get(number, "")) for number in formats]
    return {name: list(_marks(stream, at, kinds)) for name, at in sheets.items()}


def _marks(stream: bytes, at: int, kinds: list[Shows | None]) -> Iterator[tuple[int, int, Mark]]:
    for kind, body in _records(stream, at):
        if kind == _MULRK:
            yield from _many_numbers(body, kinds)
        elif kind in (_FORMULA, _NUMBER, _RK, _BOOLERR):
            row, column, style = struct.unpack_from("<HHH", body)
            error, shown = _error(kind, body), kinds[style]
            if error is not None:
                yield row, column, ErrorCell(error)
            elif shown is not None:
                yield row, column, shown


def _many_numbers(body: bytes, kinds: list[Shows | None]) -> Iterator[tuple[int, int, Mark]]:
    row, first = struct.unpack_from("<HH", body)
    for index in range((len(body) - 6) // 6):
        (style,) = struct.unpack_from("<H", body, 4 + 6 * index)
        shown = kinds[style]
        if shown is not None:
            yield row, first + index, shown


def _error(kind: int, body: bytes) -> str | None:
    if kind == _BOOLERR and body[7] == 1:
        return _ERRORS.get(body[6], "#")
    if kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
        return _ERRORS.get(body[8], "#")
    return None


def _text(body: bytes, length: int) -> str:
    if body[0] & 1:
        return body[1 : 1 + 2 * length].decode("utf-16-le", "replace")
    return body[1 : 1 + length].decode("latin-1")
