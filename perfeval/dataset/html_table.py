"""HTML tables to grids: many systems export them under the name of .xls."""

from __future__ import annotations

from html.parser import HTMLParser

from perfeval.dataset.cells import Cell
from perfeval.dataset.grid import Grid, Merge

_MOST_SPAN = 1000


class _Tables(HTMLParser):
    """Collects cells with their spans; a nested table is part of its outer one."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[tuple[str, int, int]]] = []
        self._cell: list[str] | None = None
        self._span = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._finish()
            self.rows.append([])
        elif tag in ("td", "th"):
            self._finish()
            given = dict(attrs)
            self._span = (_span(given.get("rowspan")), _span(given.get("colspan")))
            self._cell = []
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._finish()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _finish(self) -> None:
        if self._cell is not None:
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append((" ".join("".join(self._cell).split()), *self._span))
        self._cell = None


def read_html(text: str, shown_as: str) -> list[Grid]:
    """Read all tables of a page as one sheet, one below the other."""
    parser = _Tables()
    parser.feed(text)
    parser.close()
    taken: dict[tuple[int, int], str] = {}
    merges: list[Merge] = []
    for row, cells in enumerate(parser.rows):
        column = 0
        for text_of_cell, down, across in cells:
            while (row, column) in taken:
                column += 1
            bottom = min(row + down, len(parser.rows)) - 1
            for r in range(row, bottom + 1):
                for c in range(column, column + across):
                    taken[r, c] = text_of_cell
            if down > 1 or across > 1:
                merges.append((row, column, bottom, column + across - 1))
            column += across
    width = max((column for _, column in taken), default=-1) + 1
    rows: list[list[Cell]] = [
        [taken.get((row, column), "") for column in range(width)] for row in range(len(parser.rows))
    ]
    return [Grid(shown_as, "", rows, tuple(merges))]


def _span(text: str | None) -> int:
    return min(max(int(text), 1), _MOST_SPAN) if text and text.isdecimal() else 1
