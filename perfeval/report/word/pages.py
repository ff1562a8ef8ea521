"""On which page each block begins, worked out from the measures of the page profile.

Good enough for a table of contents that shows before Word refreshes it: lines are counted by the
widths of characters, as 28 full ones a line; what only a layout engine knows (widows, characters
that may not begin a line) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from perfeval.report.word.chart.part import chart_height
from perfeval.report.word.document import (
    Block,
    Chart,
    FigureRun,
    Heading,
    Notes,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    Table,
    TableRow,
    Title,
)
from perfeval.report.word.form import Form
from perfeval.report.word.formal import (
    Addressee,
    AttachmentHead,
    AttachmentNote,
    Contents,
    Masthead,
    Orientation,
    Remark,
)
from perfeval.report.word.profile import TWIPS_A_CHARACTER, PageProfile, text_twips
from perfeval.report.word.sections import turned
from perfeval.report.word.tables import table_widths

_EMU_A_TWIP = 635
_TABLE_LINE = 360
_CAPTION, _UNIT = 560, 360
_CELL_MARGINS, _CELL_CHARACTER = 170, 240
_ROW_RULE = 10


def pages_of(blocks: Sequence[Block], profile: PageProfile, entries: int = 0) -> list[int]:
    """Give the page, from 1, on which each block begins; a table of contents has ``entries``."""
    layout = _Layout(profile, entries)
    return [layout.place(block) for block in blocks]


class _Layout:
    """Goes down the pages; ``_used`` are the twips that are taken of the page at hand."""

    def __init__(self, profile: PageProfile, entries: int) -> None:
        self._standing = profile
        self._page = profile
        self._entries = entries
        self._number = 1
        self._used = 0

    def place(self, block: Block) -> int:
        """Give the page on which a block begins, and go on behind it."""
        match block:
            case PageBreak():
                self._turn()
            case Orientation(landscape):
                self._turn(landscape=landscape)
            case AttachmentHead():
                if self._used or block.landscape:
                    self._turn(landscape=block.landscape)
                begun = self._number
                title = self._lines((block.title,), 22 * 20, 0) * self._page.title_line
                self._take(3 * self._page.line_pitch + title)
                return begun
            case Table():
                return self._table(block)
            case Contents():
                begun = self._take(self._height(block))
                self._turn()
                return begun
            case _:
                return self._take(self._height(block), self._kept(block))
        return self._number

    def _turn(self, *, landscape: bool = False) -> None:
        self._number += 1 if self._used or self._number > 1 else 0
        self._used = 0
        self._page = turned(self._standing) if landscape else self._standing

    @property
    def _room(self) -> int:
        return self._page.page_height - self._page.top - self._page.bottom

    def _take(self, height: int, kept: int = 0) -> int:
        """Take a height, line by line where it does not fit; ``kept`` must fit under its start."""
        if self._used and self._used + min(height, self._page.line_pitch) + kept > self._room:
            self._number, self._used = self._number + 1, 0
        begun = self._number
        self._used += height
        while self._used > self._room:
            self._number += 1
            self._used -= self._room // self._page.line_pitch * self._page.line_pitch
        return begun

    def _kept(self, block: Block) -> int:
        """Give what has to fit on the page below the first line of a block."""
        match block:
            case Heading() | Title():
                return self._page.line_pitch
            case Chart() | Signature():
                return self._height(block) - self._page.line_pitch
            case _:
                return 0

    def _lines(self, runs: Sequence[Run], character: int, indent: int) -> int:
        text = "".join(run.text if isinstance(run, FigureRun) else run for run in runs)
        width = self._page.text_width * TWIPS_A_CHARACTER // character
        return lines_of(text, width, indent * TWIPS_A_CHARACTER // character)

    def _height(self, block: Block) -> int:
        pitch, indent = self._page.line_pitch, 2 * TWIPS_A_CHARACTER
        match block:
            case Title(lines):
                return len(lines) * self._page.title_line + pitch
            case Heading(_, text) | Remark(text):
                return self._lines((text,), TWIPS_A_CHARACTER, indent) * pitch
            case Paragraph(runs, lead):
                return self._lines((lead, *runs), TWIPS_A_CHARACTER, indent) * pitch
            case Addressee(text):
                return self._lines((text,), TWIPS_A_CHARACTER, 0) * pitch
            case Notes(notes):
                small = 12 * 20
                return _TABLE_LINE * sum(
                    self._lines(("注：", *note), small, indent) for note in notes
                )
            case Form():
                return len(block.rows) * 2 * _TABLE_LINE
            case Chart():
                return chart_height(block) // _EMU_A_TWIP + 240
            case Signature():
                return 4 * pitch if block.sealed else 3 * pitch
            case AttachmentNote(names):
                return (1 + len(names)) * pitch
            case Masthead():
                return 8 * pitch
            case Contents():
                return (2 + self._entries) * pitch
            case _:
                return 0

    def _table(self, table: Table) -> int:
        before = (_CAPTION if table.caption else 0) + (_UNIT if table.unit else 0)
        widths = table_widths(table, self._page)
        header = self._row([(column.header,) for column in table.columns], widths)
        begun = self._take(before + header, self._first(table, widths))
        for row in table.rows:
            height = self._row(row.cells, widths)
            if self._used + height > self._room:
                self._number, self._used = self._number + 1, header
            self._used += height
        self._used += 200
        return begun

    def _first(self, table: Table, widths: Sequence[int]) -> int:
        rows: Sequence[TableRow] = table.rows[:1]
        return sum(self._row(row.cells, widths) for row in rows)

    def _row(self, cells: Sequence[tuple[Run, ...]], widths: Sequence[int]) -> int:
        lines = 1
        for runs, width in zip(cells, widths, strict=True):
            text = "".join(run.text if isinstance(run, FigureRun) else run for run in runs)
            room = max(_CELL_CHARACTER, width - _CELL_MARGINS)
            fitting = room * TWIPS_A_CHARACTER // _CELL_CHARACTER
            lines = max(lines, sum(lines_of(part, fitting) for part in text.split("\n")))
        return lines * _TABLE_LINE + _ROW_RULE


def lines_of(text: str, width: int, indent: int = 0) -> int:
    """Count the lines of a text of body size: numbers stay whole, a closing mark may hang over."""
    lines, used = 1, indent
    for word in _WORDS.findall(text):
        needed = text_twips(word)
        if used + needed <= width or (word in _HANGING and used <= width):
            used += needed
            continue
        over = (needed - 1) // width  # a number longer than a line breaks at its end
        lines, used = lines + (used > 0) + over, needed - over * width
    return lines


_WORDS = re.compile(r"[!-~]+|[^!-~]")
_HANGING = frozenset("，。；：、！？）》”’】")
