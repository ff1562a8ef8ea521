"""The text of parts that were just written, by paragraph, for the manifest.

It is read off the XML: a tree of it would cost more than the filling.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from perfeval.report.word.manifest import MARK
from perfeval.report.word.marks import BOOKMARK_PREFIX

_TOKEN = re.compile(
    r"<w:t(?: [^>]*)?>(?P<text>[^<]*)</w:t>|(?P<space><w:(?:tab|br|cr)\b[^>]*/>)"
    r"|(?P<row><w:tr[ >])|(?P<end></w:(?:p|tc|tr)>)"
)
_FIGURE = re.compile(
    rf'<w:bookmarkStart w:id="\d+" w:name="{BOOKMARK_PREFIX}\d+"/><w:sdt>.*?</w:sdt>'
    r'<w:bookmarkEnd w:id="\d+"/>'
)


@dataclass(frozen=True, slots=True)
class TextLine:
    """A paragraph: its text with ``MARK`` for each figure, and its row and cell (0 outside)."""

    text: str
    row: int = 0
    cell: int = 0


def text_lines(parts: Iterable[str]) -> list[TextLine]:
    """Give the paragraphs of parts, in the order of the parts."""
    lines: list[TextLine] = []
    rows = itertools.count(1)
    for part in parts:
        lines += _lines(_FIGURE.sub(f"<w:t>{MARK}</w:t>", part.replace(MARK, " ")), rows)
    return lines


def joined(lines: Iterable[TextLine]) -> Iterator[str]:
    """Give a line a paragraph or a row of a table, cells apart by tabs."""
    for row, members in itertools.groupby(lines, key=lambda line: line.row):
        if not row:
            yield from (line.text for line in members if line.text)
            continue
        cells = itertools.groupby(members, key=lambda line: line.cell)
        yield "\t".join(" ".join(line.text for line in cell) for _, cell in cells)


def _lines(xml: str, rows: Iterator[int]) -> Iterator[TextLine]:
    pieces: list[str] = []
    within: list[int] = []
    cell = 0
    for match in _TOKEN.finditer(xml):
        if (text := match["text"]) is not None:
            pieces.append(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
        elif match["space"]:
            pieces.append(" ")
        elif match["row"]:
            within.append(next(rows))
            cell = 0
        elif match["end"] == "</w:p>":
            yield TextLine("".join(pieces), within[-1] if within else 0, cell)
            pieces.clear()
        elif match["end"] == "</w:tc>":
            cell += 1
        elif within:
            within.pop()
