"""Rows of a table that tell a change: 调整前, 追减, 调整后."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from perfeval.reconcile.figures.figure import Figure
from perfeval.reconcile.judging.relation import Relation, holds, judged
from perfeval.reconcile.tables.grid import Grid
from perfeval.reconcile.tables.rows import NO_SUM

_BEFORE = re.compile(r"(?:调整|追减|追加|调减|调增|核减|变更)前|^(?:年初|期初|原)[^年]*$")
_LESS = re.compile(r"[追调核扣]减|减少|收回|退回")
_MORE = re.compile(r"追加|调增|核增|增加|新增")
_AFTER = re.compile(r"(?:调整|追减|追加|调减|调增|核减|变更)后|净额|^(?:期末|调整数)$")


def check_change_rows(grid: Grid) -> None:
    """What was there before, less and more what was changed, is what is there after.

    Judged in every column once it holds in one of them: then the rows mean that, and a column
    in which they do not is told.
    """
    names = [name for name, _ in grid.rows]
    before, after = _only(names, _BEFORE.search), _only(names, _AFTER.search)
    if before is None and after is not None:
        before = _above_changes(names, after)
    signs = {n: _sign(name) for n, name in enumerate(names) if n not in (before, after)}
    changed = {n: sign for n, sign in signs.items() if sign}
    if before is None or after is None or not changed:
        return
    found = [
        relation
        for column, title in enumerate(grid.head)
        if not NO_SUM.search(title)
        if (relation := _of_column(grid, column, before, after, changed)) is not None
    ]
    if any(holds(relation) and relation.printed.value for relation in found):
        for relation in found:
            grid.state.add(relation)
        for column, title in enumerate(grid.head):
            if not NO_SUM.search(title):
                _against_the_way(grid, column, before, after, set(changed.values()))


def _against_the_way(grid: Grid, column: int, before: int, after: int, signs: set[int]) -> None:
    """A part that rises though all was reduced, its own change not told, is not as it was."""
    first, last = grid.rows[before][1][column], grid.rows[after][1][column]
    told = any(first in r.figures() and r.printed is last for r in grid.state.relations)
    if first is None or last is None or told or len(signs) != 1:
        return
    risen = last.value - first.value
    if first.dimension == last.dimension and risen * next(iter(signs)) < 0:
        relation = judged("same", last, ((1, first),))
        if relation is not None:
            grid.state.add(replace(relation, firm=True))


def _above_changes(names: list[str], after: int) -> int | None:
    """Give the row above 追减 and 追加, where they follow the row that they change."""
    changed = [n for n, name in enumerate(names[:after]) if _sign(name)]
    above = changed[0] - 1 if changed else -1
    return above if above >= 0 and not _AFTER.search(names[above]) else None


def _of_column(
    grid: Grid, column: int, before: int, after: int, changed: dict[int, int]
) -> Relation | None:
    def cell(row: int) -> Figure | None:
        return grid.rows[row][1][column]

    first, last = cell(before), cell(after)
    moves = [(sign, figure) for row, sign in changed.items() if (figure := cell(row)) is not None]
    if first is None or last is None or not moves or column in grid.unread:
        return None
    if any(figure.dimension != last.dimension for figure in (first, *(f for _, f in moves))):
        return None
    return judged("difference", last, ((1, first), *moves))


def _only(names: list[str], test: Callable[[str], object]) -> int | None:
    found = [n for n, name in enumerate(names) if test(name)]
    return found[0] if len(found) == 1 else None


def _sign(name: str) -> int:
    if _LESS.search(name):
        return -1
    return 1 if _MORE.search(name) else 0
