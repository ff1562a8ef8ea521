"""Tables: rows against their subtotals and totals, and what their text says of them."""

from __future__ import annotations

import re

from perfeval.reconcile.figures.figure import Figure
from perfeval.reconcile.judging.relation import Terms, plus
from perfeval.reconcile.judging.state import State
from perfeval.reconcile.reading.document import Table
from perfeval.reconcile.tables.changes import check_change_rows
from perfeval.reconcile.tables.grid import SUBTOTAL, TOTAL, Grid, grid_of, left_out
from perfeval.reconcile.tables.parts import check_part_rows
from perfeval.reconcile.tables.rows import NO_SUM, check_rows

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
            grid = grid_of(block, state, state.prose[max(0, number - 6) : number])
            if grid is None:
                continue
            if left_out(block, state.blocks[number + 1 :]):
                grid.unread.update(range(len(grid.head)))
            grand = _columns(grid, check_part_rows(grid))
            check_rows(grid)
            check_change_rows(grid)
            for figure in (c for _, cells in grid.rows for c in cells if c is not None):
                figure.paragraph = number
            state.grand += grand
            state.cells += [c for _, cells in grid.rows for c in cells if c is not None]


def _columns(grid: Grid, inner: set[int]) -> list[Figure]:
    """Check every column against its subtotals and totals; give the grand totals."""
    grand: list[Figure] = []
    levels = _levels(grid)
    for column, title in enumerate(grid.head):
        if NO_SUM.search(title):
            continue
        unread = column in grid.unread
        rows = [
            (name, level, figure)
            for number, ((name, cells), level) in enumerate(zip(grid.rows, levels, strict=True))
            if (figure := cells[column]) is not None and number not in inner
        ]
        marked = {level for name, level, _ in rows if not _is_sum(name)}
        unclear = len(marked) > 1 and len(_NUMBERING) in marked
        unread = unread or unclear  # which rows are parts of which is not written
        if len(marked) > 1 and not unclear:
            rows = _nested(grid.state, rows, unread=unread)
        grand += _running(grid.state, rows, unread=unread)
        if not any(TOTAL.match(name) for name, _, _ in rows):
            _against_text(grid, [figure for _, _, figure in rows])
    return grand


def _is_sum(name: str) -> bool:
    return bool(SUBTOTAL.search(name) or TOTAL.match(name))


def _levels(grid: Grid) -> list[int]:
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
        if SUBTOTAL.search(name):
            _settle(state, figure, [leaves], unread=unread)
            level.append(figure)
            leaves = []
        elif not TOTAL.match(name):
            leaves.append(figure)
        else:
            grand.append(figure)
            if number:
                _settle(state, figure, [[*level, *leaves], level], unread=unread)
                level, leaves = [], []
                continue
            subs = [f for other, _, f in rows[1:] if SUBTOTAL.search(other)]
            plain = [f for other, _, f in rows[1:] if not _is_sum(other)]
            _settle(state, figure, [subs, plain] if subs else [plain], unread=unread)
    return grand


def _against_text(grid: Grid, column: list[Figure]) -> None:
    """A column without a total row adds up to the amount of the sentence that introduces it."""
    if len(column) < 2:
        return
    dimension = column[0].dimension
    parts = [figure for figure in column if figure.dimension == dimension]
    ahead = [f for figures in grid.ahead for f in figures if f.dimension == dimension]
    heads = [f for f in reversed(ahead) if "change" not in f.tags][:12]
    grid.state.best("sum", [(head, plus(parts), ()) for head in heads], None)


def _settle(state: State, total: Figure, choices: list[list[Figure]], *, unread: bool) -> None:
    """Judge a total; where a cell of its column cannot be read, only what holds is told."""
    parts = [[f for f in choice if f.dimension == total.dimension] for choice in choices]
    readings: list[tuple[Figure, Terms, Terms]] = [
        (total, plus(p), ()) for p in parts if len(p) > 1
    ]
    if readings and state.best("sum", readings, None if unread else readings[0]) is None:
        state.pass_by(total, "unread_cell")
