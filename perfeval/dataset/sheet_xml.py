"""What an .xlsx sheet says that the fast reader leaves out.

The reader gives the same empty cell for ``#DIV/0!`` and for a formula without a stored result,
and 0.98 for a cell that shows ``98%``. The sheet's XML is searched for these, and only when a
quick look shows that there may be some.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from perfeval.dataset.archive import Archive, tags
from perfeval.dataset.cells import Cell, ErrorCell, FormulaCell
from perfeval.dataset.grid import column_number, letters
from perfeval.dataset.number_formats import Shows, shows

MOST_CELLS = 5_000_000
"""A grid is held as a rectangle: one stray cell in the last row would make it 17 thousand million
cells, and the reader would end the process."""

Mark = Cell | Shows
"""A cell that replaces what was read, or how what was read is shown."""

_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s/>])([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_NAME = re.compile(rb"""\br=["']([A-Za-z]{1,9})(\d{1,12})["']""")
_TYPE = re.compile(rb"""\bt=["'](\w+)["']""")
_ERROR = re.compile(
    rb"""<(?:\w+:)?c\s([^>]*\bt=["']e["'][^>]*)(?<!/)>(.*?)</(?:\w+:)?c>""", re.DOTALL
)
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>(.*?)</(?:\w+:)?v>", re.DOTALL)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_LONG_REFERENCE = re.compile(rb"""\br=["'](?:[A-Za-z]*\d{6}|[A-Za-z]{2,9}\d)""")
_FILLED = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br=["']([A-Za-z]{1,9})(\d{1,12})["'][^>]*(?<!/)>""")
_UNNAMED = re.compile(rb"<(?:\w+:)?c(?:\s(?![^>]*\br=)[^>]*)?(?<!/)>")
_ROW = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\br=["'](\d{1,12})["']""")


def far_cell(xml: bytes) -> str:
    """Give the corner of the sheet's rectangle when it has too many cells, or an empty text."""
    # Rows of five digits and columns of one letter are within the limit, whatever they are.
    if _LONG_REFERENCE.search(xml) is None:
        return ""
    names = _FILLED.findall(xml)
    bottom = max((int(digits) for _, digits in names), default=0)
    right = max(
        (column_number(name.decode().upper()) + 1 for name in {n for n, _ in names}), default=0
    )
    if _UNNAMED.search(xml):
        bottom = max(bottom, *map(int, _ROW.findall(xml)), 0)
    return f"{letters(right - 1)}{bottom}" if bottom * max(right, 1) > MOST_CELLS else ""


def styles_that_matter(archive: Archive) -> dict[int, Shows]:
    """Give the cell styles that show percentages or months, by their index."""
    xml = next((archive.read(n) for n in ("xl/styles.xml", "styles.xml") if archive.read(n)), b"")
    codes = {a.get("numFmtId", ""): a.get("formatCode", "") for a in tags(xml, b"numFmt")}
    block = re.search(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", xml, re.DOTALL)
    made = {}
    for index, xf in enumerate(tags(block.group(0) if block else b"", b"xf")):
        number = xf.get("numFmtId", "0")
        kind = shows(int(number), codes.get(number, "")) if number.isdecimal() else None
        if kind is not None:
            made[index] = kind
    return made


def marks(xml: bytes, styles: Mapping[int, Shows]) -> Iterator[tuple[int, int, Mark]]:
    """Give row, column (from 0) and what is to be known of the cell."""
    if styles:
        wanted = b"|".join(str(index).encode() for index in styles)
        styled = rb"""<(?:\w+:)?c\s([^>]*\bs=["'](%b)["'][^>]*)>""" % wanted
        for attributes, index in re.findall(styled, xml):
            yield from _at(attributes, styles[int(index)])
    if b't="e"' in xml or b"t='e'" in xml:
        for attributes, inside in _ERROR.findall(xml):
            stored = _VALUE.search(inside)
            text = html.unescape(stored.group(1).decode("utf-8", "replace")) if stored else "#"
            yield from _at(attributes, ErrorCell(text))
    if _FORMULA.search(xml):
        for attributes, inside in _CELL.findall(xml):
            if _FORMULA.search(inside) and not _is_stored(attributes, inside):
                yield from _at(attributes, FormulaCell())


def _is_stored(attributes: bytes, inside: bytes) -> bool:
    """Whether a formula has a result; one whose result is an empty text says so by its type."""
    stored = _VALUE.search(inside)
    if stored is None:
        return False
    kind = _TYPE.search(attributes)
    return bool(stored.group(1)) or (kind is not None and kind.group(1) == b"str")


def _at(attributes: bytes, mark: Mark) -> Iterator[tuple[int, int, Mark]]:
    name = _NAME.search(attributes)
    if name is not None:
        yield int(name.group(2)) - 1, column_number(name.group(1).decode().upper()), mark
