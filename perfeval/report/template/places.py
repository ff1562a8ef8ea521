"""Where a paragraph stands, said as somebody who looks at the page would say it."""

from __future__ import annotations

import posixpath

from lxml import etree

from perfeval.diagnostics import Place
from perfeval.report.word.xml_text import W

_W = f"{{{W}}}"
_PARTS = {
    "document": "正文", "header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注",
}  # fmt: skip


class Places:
    """Names the paragraphs and cells of one part: 第3段, 表1第2行第1格."""

    def __init__(self, file: str, part: str, root: etree._Element) -> None:
        self._file = file
        stem = posixpath.splitext(posixpath.basename(part))[0]
        word = next((zh for name, zh in _PARTS.items() if stem.startswith(name)), stem)
        digits = stem.lstrip("abcdefghijklmnopqrstuvwxyz")
        self._sheet = f"{word}{digits}"
        self._tables = {table: at for at, table in enumerate(root.iter(f"{_W}tbl"), 1)}
        self._paragraphs: dict[etree._Element, int] = {}
        for paragraph in root.iter(f"{_W}p"):
            if next(paragraph.iterancestors(f"{_W}tc", f"{_W}p"), None) is None:
                self._paragraphs[paragraph] = len(self._paragraphs) + 1

    def of(self, paragraph: etree._Element) -> Place:
        """Give the place of a paragraph."""
        cell = next(paragraph.iterancestors(f"{_W}tc"), None)
        where = self._cell(cell) if cell is not None else self._in_text(paragraph)
        return Place(self._file, sheet=self._sheet, cell=where)

    def _in_text(self, paragraph: etree._Element) -> str:
        outer = next(paragraph.iterancestors(f"{_W}p"), None)
        if outer is not None:
            return f"第{self._paragraphs.get(outer, 0)}段的文本框"
        return f"第{self._paragraphs.get(paragraph, 0)}段"

    def _cell(self, cell: etree._Element) -> str:
        row = next(cell.iterancestors(f"{_W}tr"), None)
        table = next(cell.iterancestors(f"{_W}tbl"), None)
        if row is None or table is None:
            return "表格"
        at_row = 1 + sum(1 for _ in row.itersiblings(f"{_W}tr", preceding=True))
        at_cell = 1 + sum(1 for _ in cell.itersiblings(f"{_W}tc", preceding=True))
        return f"表{self._tables[table]}第{at_row}行第{at_cell}格"
