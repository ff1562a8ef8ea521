"""The text of a document as a reader sees it, with the spans of the figure marks in it.

Tracked changes are read as if accepted: what was deleted or moved away is not there. They are
counted, so that it can be told.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field

from lxml import etree

from perfeval.report.verify.position import NOWHERE, Position
from perfeval.report.word.marks import number_of_bookmark, number_of_tag
from perfeval.report.word.xml_text import W

_W = f"{{{W}}}"
_SKIPPED = frozenset(
    f"{_W}{name}"
    for name in (
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "delInstrText",
        "pPr",
        "rPr",
        "sdtPr",
        "tblPr",
        "tcPr",
        "sectPr",
    )
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_REVISED = frozenset(f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_PARAGRAPH_LOOK = f"{_W}pPr"
_MARK_REVISED = f"{_W}rPr/{_W}del"
_PARTS = frozenset(f"{_W}{name}" for name in ("document", "hdr", "ftr", "footnotes", "endnotes"))
_AS_TEXT = {f"{_W}tab": "\t", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class Span:
    """A mark in the text: its number, the whole tag when it is a control, where it stands."""

    number: int
    start: int
    end: int
    tag: str = ""


@dataclass
class MarkedText:
    """The text, one line a paragraph, and its marks; ``line_starts`` are the lines' positions.

    ``positions`` says of each line that is not empty where it stands; ``pieces`` are the elements
    with text by where they begin; ``revisions`` counts the tracked changes that nobody has
    accepted yet.
    """

    text: str = ""
    controls: list[Span] = field(default_factory=list)
    bookmarks: list[Span] = field(default_factory=list)
    line_starts: list[int] = field(default_factory=lambda: [0])
    positions: list[Position] = field(default_factory=list)
    pieces: list[tuple[int, etree._Element]] = field(default_factory=list)
    revisions: int = 0

    def position_of(self, at: int) -> Position:
        """Say where a character of the text stands."""
        line = bisect.bisect_right(self.line_starts, at) - 1
        return self.positions[line] if line < len(self.positions) else Position()

    def line_of(self, position: int) -> tuple[int, int, int]:
        """Give number (from 1), start and end of the line around a position."""
        number = bisect.bisect_right(self.line_starts, position)
        end = self.text.find("\n", position)
        return number, self.line_starts[number - 1], len(self.text) if end < 0 else end


def marked_text(root: etree._Element) -> MarkedText:
    """Read the body of ``word/document.xml``."""
    reader = _Reader()
    reader.read(root)
    reader.result.text = "".join(reader.pieces)
    return reader.result


class _Reader:
    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.result = MarkedText()
        self._open: dict[str, tuple[int, int]] = {}
        self._here = Position()
        self._paragraphs = self._tables = 0
        self._frame = [0, 1]  # row and column within the innermost table

    def read(self, element: etree._Element) -> None:
        for child in element.iterchildren(tag=etree.Element):
            tag = child.tag
            if tag in _REVISED:
                self.result.revisions += 1
            if tag in _SKIPPED:
                if tag == _PARAGRAPH_LOOK and child.find(_MARK_REVISED) is not None:
                    self.result.revisions += 1
                continue
            if tag == f"{_W}t":
                self.result.pieces.append((self.length, child))
                self._put(child.text or "")
            elif tag in _AS_TEXT:
                self._put(_AS_TEXT[str(tag)])
            elif tag == f"{_W}p":
                self._paragraph(child)
            elif tag == f"{_W}tbl":
                self._table(child)
            elif tag == f"{_W}tr":
                self._row(child)
            elif tag == f"{_W}tc":
                self._cell(child)
            elif tag == f"{_W}sdt":
                self._control(child)
            elif tag == f"{_W}bookmarkStart":
                self._open_bookmark(child)
            elif tag == f"{_W}bookmarkEnd":
                self._close_bookmark(child)
            elif tag in _PARTS:
                self._part(child)
            else:
                self.read(child)

    def _part(self, element: etree._Element) -> None:
        self._here = Position(part=etree.QName(element).localname)
        self._paragraphs = self._tables = 0
        self.read(element)

    def _table(self, element: etree._Element) -> None:
        outside, frame = self._here, self._frame
        self._tables += 1
        self._here = Position(outside.part, 0, self._tables)
        self._frame = [0, 1]
        self.read(element)
        self._here, self._frame = outside, frame

    def _row(self, element: etree._Element) -> None:
        if element.find(f"{_W}trPr/{_W}del") is not None:
            self.result.revisions += 1
            return
        self._frame = [self._frame[0] + 1, 1]
        self.read(element)

    def _cell(self, element: etree._Element) -> None:
        row, column = self._frame
        self._here = Position(self._here.part, 0, self._here.table, row, column)
        self.read(element)
        self._frame = [row, column + _span(element)]

    def _put(self, text: str) -> None:
        text = text.replace("\n", " ")
        self.pieces.append(text)
        self.length += len(text)

    def _end_line(self, paragraph: int) -> None:
        position = NOWHERE  # of an empty line, which nothing can stand in
        if self.length > self.result.line_starts[-1]:
            here = self._here
            position = here if here.table else Position(here.part, paragraph)
        self.pieces.append("\n")
        self.length += 1
        self.result.line_starts.append(self.length)
        self.result.positions.append(position)

    def _paragraph(self, element: etree._Element) -> None:
        if not self._here.table:
            self._paragraphs += 1
        number = self._paragraphs
        if self.pieces and self.pieces[-1] != "\n":
            self._end_line(number)  # a text box inside a paragraph
        self.read(element)
        self._end_line(number)

    def _control(self, element: etree._Element) -> None:
        named = element.find(f"{_W}sdtPr/{_W}tag")
        tag = "" if named is None else named.get(f"{_W}val", "")
        number = number_of_tag(tag)
        start = self.length
        emptied = element.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None
        if number is not None and emptied:
            return  # what it shows is Word's invitation to type
        self.read(element)
        if number is not None:
            self.result.controls.append(Span(number, start, self.length, tag))

    def _open_bookmark(self, element: etree._Element) -> None:
        number = number_of_bookmark(element.get(f"{_W}name", ""))
        if number is not None:
            self._open[element.get(f"{_W}id", "")] = (number, self.length)

    def _close_bookmark(self, element: etree._Element) -> None:
        opened = self._open.pop(element.get(f"{_W}id", ""), None)
        if opened is not None:
            self.result.bookmarks.append(Span(opened[0], opened[1], self.length))


def _span(cell: etree._Element) -> int:
    """Give how many columns of the grid a cell takes."""
    found = cell.find(f"{_W}tcPr/{_W}gridSpan")
    width = "" if found is None else found.get(f"{_W}val", "")
    return int(width) if width.isdigit() and 0 < int(width[:3]) < 64 else 1
