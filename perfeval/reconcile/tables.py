"""Tables: rows against their totals, columns against their total column, rates of a row."""

from __future__ import annotations

import re
from dataclasses import dataclass

from perfeval.reconcile.cell_text import has_data
from perfeval.reconcile.document import CellText, Table
from perfeval.reconcile.figure import Figure, Kind
from perfeval.reconcile.judge import Relation, Terms, holds, judged, plus
from perfeval.reconcile.state import State
from perfeval.reconcile.tokens import figures_of, give_unit

_TOTAL = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]*[)）、.]?)?(?:本页|全[县区市省州年]|项目|资金)?(?:合计|总计|共计|总额|总和|累计|合计数)(?:[（(].*)?[:：]?$"
)
_SUB = re.compile(r"小计[:：]?$|.{2,}合计[:：]?$")
_NO_SUM = re.compile(
    r"序号|编号|年度?$|年份|率|比例|占比|%|％|标准|单价|排名|名次|得分|电话|时间|日期|代码|文号"
)
_RATE = re.compile(r"率|比例|占比|进度|%|％")
_TOTAL_COLUMN = re.compile(r"合计|小计|总计|总额|总投资|资金总量|共计")
_UNIT = re.compile(r"[（(](亿元|百万元|万元|千元|元|%|％|[个户人亩台项公里米座处]{1,2})[)）]")
_IN_CELLS = (Kind.PLAIN, Kind.MONEY, Kind.COUNT, Kind.RATE, Kind.PRICE)
_BARE = re.compile(r"[\s　]")


@dataclass
class _Grid:
    head: list[str]
    rows: list[tuple[str, list[Figure | None]]]
    state: State
    ahead: list[list[Figure]]
    marks: list[str]
    unread: set[int]


_Row = tuple[str, int, Figure]
_NUMBERING = (
    re.compile(r"^[一二三四五六七八九十]+(?:、|$)"),
    re.compile(r"^[（(][一二三四五六七八九十]+[)）]"),
    re.compile(r"^\d{1,3}(?:[.．、]|$)(?!\d)"),
    re.compile(r"^[（(]\d{1,3}[)）]"),
)


def check_tables(state: State) -> None:
    """Check every table of the document."""
    for number, block in enumerate(state.blocks):
        if isinstance(block, Table) and len(block.rows) > 1:
            grid = _grid(block, state, state.prose[max(0, number - 6) : number])
            if grid is None:
                continue
            grand = _columns(grid)
            _total_columns(grid)
            _row_rates(grid)
            _row_products(grid)
            state.grand += grand
            state.cells += [c for _, cells in grid.rows for c in cells if c is not None]


def _grid(table: Table, state: State, ahead: list[list[Figure]]) -> _Grid | None:
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
        label = next((t for t in texts[:4] if _TOTAL.match(t) or _SUB.search(t)), "")
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
    return _Grid(head, rows, state, ahead, marks, unread)


def _text(row: list[CellText], column: int) -> str:
    return _BARE.sub("", row[column].text) if column < len(row) else ""


def _unit_of(head: str, declared: str) -> str:
    found = _UNIT.search(head)
    if found:
        return found.group(1).replace("％", "%")
    if _RATE.search(head):
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


def _columns(grid: _Grid) -> list[Figure]:
    """Check every column against its subtotals and totals; give the grand totals."""
    grand: list[Figure] = []
    levels = _levels(grid)
    for column, title in enumerate(grid.head):
        if _NO_SUM.search(title):
            continue
        unread = column in grid.unread
        rows = [
            (name, level, figure)
            for (name, cells), level in zip(grid.rows, levels, strict=True)
            if (figure := cells[column]) is not None and not name.startswith("其中")
        ]
        marked = {level for name, level, _ in rows if not _is_sum(name)}
        unclear = len(marked) > 1 and len(_NUMBERING) in marked
        unread = unread or unclear  # which rows are parts of which is not written
        if len(marked) > 1 and not unclear:
            rows = _nested(grid.state, rows, unread=unread)
        grand += _running(grid.state, rows, unread=unread)
        if not any(_TOTAL.match(name) for name, _, _ in rows):
            _against_text(grid, [figure for _, _, figure in rows])
    return grand


def _is_sum(name: str) -> bool:
    return bool(_SUB.search(name) or _TOTAL.match(name))


def _levels(grid: _Grid) -> list[int]:
    """Give the level of each row by its numbering: 一, （一）, 1, （1）."""
    return [
        next((n for n, p in enumerate(_NUMBERING) if p.match(mark)), len(_NUMBERING))
        for mark in grid.marks
    ]


def _nested(state: State, rows: list[_Row], *, unread: bool) -> list[_Row]:
    """Check rows against the rows numbered below them, and give the top rows and the totals."""
    plain = [row for row in rows if not _is_sum(row[0])]
    top = min(level for _, level, _ in plain)
    kept = []
    for number, row in enumerate(rows):
        if _is_sum(row[0]):
            kept.append(row)
            continue
        below = []
        for other in rows[number + 1 :]:
            if other[1] <= row[1] or _is_sum(other[0]):
                break
            below.append(other)
        if below:
            first = min(level for _, level, _ in below)
            _settle(
                state,
                row[2],
                [[figure for _, level, figure in below if level == first]],
                unread=unread,
            )
        if row[1] == top:
            kept.append(row)
    return kept


def _running(state: State, rows: list[_Row], *, unread: bool) -> list[Figure]:
    grand: list[Figure] = []
    leaves: list[Figure] = []
    level: list[Figure] = []
    for number, (name, _, figure) in enumerate(rows):
        if _SUB.search(name):
            _settle(state, figure, [leaves], unread=unread)
            level.append(figure)
            leaves = []
        elif not _TOTAL.match(name):
            leaves.append(figure)
        else:
            grand.append(figure)
            if number:
                _settle(state, figure, [[*level, *leaves], level], unread=unread)
                level, leaves = [], []
                continue
            subs = [f for other, _, f in rows[1:] if _SUB.search(other)]
            plain = [f for other, _, f in rows[1:] if not _is_sum(other)]
            _settle(state, figure, [subs, plain] if subs else [plain], unread=unread)
    return grand


def _against_text(grid: _Grid, column: list[Figure]) -> None:
    """A column without a total row adds up to the amount of the sentence that introduces it."""
    if len(column) < 2:
        return
    dimension = column[0].dimension
    parts = [figure for figure in column if figure.dimension == dimension]
    ahead = [f for figures in grid.ahead for f in figures if f.dimension == dimension]
    heads = [f for f in reversed(ahead) if "change" not in f.tags][:12]
    grid.state.best("sum", [(head, plus(parts), ()) for head in heads], None)


def _row_products(grid: _Grid) -> None:
    """A column 单价 or 标准 times a column of numbers is a column of amounts."""
    for column, title in enumerate(grid.head):
        named = re.search(r"单价|标准|[户人亩台]均|每[户人亩台]", title)
        priced = any(
            f is not None and f.kind is Kind.PRICE for _, c in grid.rows for f in [c[column]]
        )
        if not (named or priced):
            continue
        others = [c for c in range(len(grid.head)) if c != column]
        for top, base in ((t, b) for t in others for b in others if t != b):
            found = _rates(grid, column, top, base, kind="product")
            right = sum(holds(relation) for relation in found)
            if right and (right == len(found) or (right > 1 and right * 2 > len(found))):
                for relation in found:
                    grid.state.add(relation)
                break


def _settle(state: State, total: Figure, choices: list[list[Figure]], *, unread: bool) -> None:
    """Judge a total; where a cell of its column cannot be read, only what holds is told."""
    parts = [[f for f in choice if f.dimension == total.dimension] for choice in choices]
    readings: list[tuple[Figure, Terms, Terms]] = [
        (total, plus(p), ()) for p in parts if len(p) > 1
    ]
    if readings and state.best("sum", readings, None if unread else readings[0]) is None:
        state.pass_by(total, "unread_cell")


def _total_columns(grid: _Grid) -> None:
    """A column 合计 is the sum of columns beside it: which ones, most rows agree on."""
    for column, title in enumerate(grid.head):
        if not _TOTAL_COLUMN.search(title):
            continue
        choices = [range(column + 1, end + 1) for end in range(len(grid.head) - 1, column, -1)]
        choices += [range(start, column) for start in range(column - 1)]
        for choice in choices:
            used = [c for c in choice if not _NO_SUM.search(grid.head[c])]
            if _by_majority(grid, column, used):
                break


def _by_majority(grid: _Grid, column: int, used: list[int]) -> bool:
    found = []
    for _, cells in grid.rows:
        total = cells[column]
        parts = [f for c in used if (f := cells[c]) is not None]
        if total is not None and parts and all(f.dimension == total.dimension for f in parts):
            relation = judged("sum", total, plus(parts))
            if relation is not None and len(used) > 1:
                found.append(relation)
    right = sum(holds(relation) for relation in found)
    if right < 2 or right * 2 <= len(found):
        return False
    for relation in found:
        if len(relation.terms) > 1:
            grid.state.add(relation)
    return True


def _row_rates(grid: _Grid) -> None:
    """A column of rates is one column divided by another: which ones, most rows agree on."""
    for column, title in enumerate(grid.head):
        if not _RATE.search(title):
            continue
        best: list[tuple[int, int]] = []
        others = [
            c for c in range(len(grid.head)) if c != column and not _RATE.search(grid.head[c])
        ]
        for top in others:
            for base in others:
                found = _rates(grid, column, top, base) if top != base else []
                right = sum(holds(relation) for relation in found)
                if right >= 2 and right * 2 > len(found):
                    best.append((-right, others.index(top)))
                    for relation in found:
                        grid.state.add(relation)
                    break
            if best:
                break


def _rates(grid: _Grid, column: int, top: int, base: int, kind: str = "rate") -> list[Relation]:
    found = []
    for _, cells in grid.rows:
        rate, over, under = cells[column], cells[top], cells[base]
        if rate is None or over is None or under is None:
            continue
        if kind == "rate" and over.dimension != under.dimension:
            continue
        if kind == "product" and (over.kind is not Kind.MONEY or under.kind is Kind.MONEY):
            continue
        relation = judged(kind, rate, plus([over]), plus([under]))
        if relation is not None:
            found.append(relation)
    return found
