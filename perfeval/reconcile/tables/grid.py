"""Tables as columns of figures: which row is data, which unit a column has, what is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from perfeval.reconcile.figures.figure import Figure, Kind
from perfeval.reconcile.figures.tokens import figures_of, give_unit
from perfeval.reconcile.judging.state import State
from perfeval.reconcile.reading.cell_text import has_data
from perfeval.reconcile.reading.document import CellText, Paragraph, Table

TOTAL = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]*[)）、.]?)?(?:本页|全[县区市省州年]|项目|资金)?"
    r"(?:合计|总计|共计|总额|总和|累计|合计数)(?:[（(].*)?[:：]?$"
)
SUBTOTAL = re.compile(r"小计[:：]?$|.{2,}合计[:：]?$")
RATE = re.compile(r"率|比例|占比|进度|%|％")
_UNIT = re.compile(
    r"[（(](亿元|百万元|万元|千元|元|%|％|个?百分点|[个户人亩台项公里米座处]{1,2})[)）]"
)
_IN_CELLS = (Kind.PLAIN, Kind.MONEY, Kind.COUNT, Kind.RATE, Kind.POINTS, Kind.PRICE)
_OMITTED = re.compile(
    r"[\[［【（(]?\s*(?:…+|\.{3,}|以下(?:省)?略|其余(?:省)?略|略)\s*[\]］】）)]?\s*$"
)
_BARE = re.compile(r"[\s　]")


@dataclass
class Grid:
    """A table of figures; ``marks`` are the numbers of its rows, ``unread`` columns not sure."""

    head: list[str]
    rows: list[tuple[str, list[Figure | None]]]
    state: State
    ahead: list[list[Figure]]
    marks: list[str]
    unread: set[int]


def grid_of(table: Table, state: State, ahead: list[list[Figure]]) -> Grid | None:
    """Read the figures of a table; None when it has none."""
    width = max(len(row) for row in table.rows)
    first = next((n for n, row in enumerate(table.rows) if has_data(row)), None)
    if first is None:
        return None
    head = ["".join(_text(row, c) for row in table.rows[:first]) for c in range(width)]
    units = [_unit_of(head[c], table.unit) for c in range(width)]
    rows = []
    marks = [
        next((t for c in row[:2] if (t := _BARE.sub("", c.text))), "") for row in table.rows[first:]
    ]
    for row in table.rows[first:]:
        cells = [_cell(row[c], units[c], head[c]) if c < len(row) else None for c in range(width)]
        texts = [_BARE.sub("", cell.text) for cell in row]
        label = next((t for t in texts[:4] if TOTAL.match(t) or SUBTOTAL.search(t)), "")
        name = label or next((t for t in texts if t and not t[0].isdigit()), "")
        for cell in cells:
            if cell is not None:
                cell.label = f"{name} {cell.label}".strip()
        rows.append((name, cells))
    unread = {
        c
        for row in table.rows[first:]
        for c, cell in enumerate(row)
        if re.search(r"\d", cell.text) and _cell(cell, units[c], head[c]) is None
    }
    return Grid(head, rows, state, ahead, marks, unread)


def left_out(table: Table, following: Sequence[Paragraph | Table]) -> bool:
    """Whether marks of omission (……, […], 略) say that rows are missing."""
    after = next((b for b in following if isinstance(b, Paragraph) and not b.beside), None)
    texts = [cell.text.strip() for cell in table.rows[-1]]
    texts += [cell.text.strip() for row in table.rows for cell in row[:1]]
    texts += [after.text.strip()] if after is not None else []
    return any(_OMITTED.match(text) for text in texts)


def _text(row: list[CellText], column: int) -> str:
    return _BARE.sub("", row[column].text) if column < len(row) else ""


def _unit_of(head: str, declared: str) -> str:
    found = _UNIT.search(head)
    if found:
        return found.group(1).replace("％", "%")
    if RATE.search(head):
        return "%"
    return "" if re.search(r"数量|个数|户数|人数|项目数|面积|规模", head) else declared


def _cell(cell: CellText, unit: str, head: str) -> Figure | None:
    """Give the number of a cell: it opens the cell, and what is in parentheses is not it."""
    text = cell.text.strip()
    if not re.match(r"[¥￥\d]", text) or re.search("序号|编号|代码|文号|电话|年度|时间|日期", head):
        return None
    found = [f for f in figures_of(text) if f.kind in _IN_CELLS]
    if not found or found[0].start > 1:
        return None
    figure = found[0]
    rest = re.sub(r"[（(].*", "", text[figure.end :]).strip()
    if rest and (figure.kind is not Kind.PRICE or len(rest) > 2):
        return None
    if figure.kind is Kind.PLAIN:
        give_unit(figure, unit)
        if figure.kind is Kind.PLAIN:
            figure.kind = Kind.COUNT
    figure.place, figure.label, figure.quotation = cell.place, head, text
    figure.scope = -1
    return figure
