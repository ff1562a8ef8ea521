"""Rows of a table that are parts of the row above them: “其中：一般债务”, “专项债务”."""

from __future__ import annotations

import re

from perfeval.reconcile.figures.figure import Figure
from perfeval.reconcile.judging.misprint import misprinted
from perfeval.reconcile.judging.relation import Relation, holds, judged, plus
from perfeval.reconcile.tables.grid import SUBTOTAL, TOTAL, Grid
from perfeval.reconcile.tables.rows import NO_SUM

_OF_WHICH = re.compile("其中|包括")
_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[)）.．、]|[一二三四五六七八九十\d]{1,3}$"
)
_FEWEST_DIGITS = 4


def check_part_rows(grid: Grid) -> set[int]:
    """Judge rows that 其中 opens against the row above; give the rows that are such parts."""
    inner: set[int] = set()
    for row, (name, _) in enumerate(grid.rows):
        if row and _OF_WHICH.match(name) and row not in inner:
            inner.update(_parts(grid, row - 1, _extent(grid, row)))
    return inner


def _extent(grid: Grid, first: int) -> list[int]:
    """Give the row of 其中 and those below it, up to a numbered row or a total."""
    rows = [first]
    for row in range(first + 1, len(grid.rows)):
        name = grid.rows[row][0]
        ends = _NUMBERED.match(grid.marks[row]) or TOTAL.match(name) or SUBTOTAL.search(name)
        if ends or _OF_WHICH.match(name):
            break
        rows.append(row)
    return rows


def _parts(grid: Grid, whole: int, below: list[int]) -> list[int]:
    columns = [c for c, title in enumerate(grid.head) if not NO_SUM.search(title)]
    for length in range(len(below), 1, -1):
        found = [r for c in columns if (r := _judged(grid, c, whole, below[:length]))]
        if any(holds(r) and r.printed.value for r in found):
            for relation in found:
                grid.state.add(relation)
            return below[:length]
    found = [r for c in columns if (r := _judged(grid, c, whole, below))]
    wrong = [r for r in found if misprinted(r.printed, r.terms, _FEWEST_DIGITS)]
    for relation in wrong:
        grid.state.add(relation)
    return below if wrong else below[:1]


def _judged(grid: Grid, column: int, whole: int, below: list[int]) -> Relation | None:
    total: Figure | None = grid.rows[whole][1][column]
    parts = [grid.rows[row][1][column] for row in below]
    figures = [f for f in parts if f is not None and total is not None]
    alike = total is not None and all(f.dimension == total.dimension for f in figures)
    if total is None or not alike or len(figures) < len(parts) or len(parts) < 2:
        return None
    return None if column in grid.unread else judged("sum", total, plus(figures))
