"""Columns of a table against each other: rates, differences, products, columns of totals."""

from __future__ import annotations

import itertools
import re

from perfeval.reconcile.figures.figure import Kind
from perfeval.reconcile.judging.relation import Relation, holds, judged, plus
from perfeval.reconcile.relations.rates.bases import SAME_STEMS
from perfeval.reconcile.tables.grid import RATE, Grid

NO_SUM = re.compile(
    r"序号|编号|年度?$|年份|率|进度|比例|占比|百分点|%|％|标准|单价|排名|名次|得分|电话|时间|日期|代码|文号"
)
_TOTAL_COLUMN = re.compile(r"合计|小计|总计|总额|总投资|资金总量|共计")
_PRICE = re.compile(r"单价|标准|单[台户亩位个]|[户人亩台]均|每[户人亩台]")
_LEFT = re.compile(r"结余|剩余|余额|差|增减|增加|减少|未[一-鿿]{2}|超|滞后|低于|高于|百分点")
_WHOLE = re.compile(r"预算|安排|到位|下达|总额|合计|计划|收到|资金总量|规模|序时")
_FEWEST_ROWS = 3
_NAMED = re.compile(r"([一-鿿]{2})(?:完成)?(?:率|进度|比例)")


def check_rows(grid: Grid) -> None:
    """Check the columns of a table against each other, row by row."""
    _total_columns(grid)
    _row_rates(grid)
    _row_products(grid)
    _row_differences(grid)


def _row_differences(grid: Grid) -> None:
    """A column 结余 is one column less another: the named ones, or which most rows agree on."""
    for column, title in enumerate(grid.head):
        if not _LEFT.search(title):
            continue
        others = [c for c in range(len(grid.head)) if c != column]
        pairs = [(a, b) for a, b in itertools.permutations(others, 2) if b != column]
        best: list[Relation] = []
        for whole, part in pairs:
            found = _differences(grid, column, whole, part)
            right = sum(holds(relation) for relation in found)
            telling = {r.printed.value for r in found if holds(r) and r.printed.value}
            if len(telling) > 1 and right * 2 > len(found) and len(found) > len(best):
                best = found
        if not best and "序时" in title:
            schedule = [c for c in others if "序时" in grid.head[c]]
            rates = [c for c in others if _NAMED.search(grid.head[c]) and c not in schedule]
            if len(schedule) == len(rates) == 1:
                best = _differences(grid, column, rates[0], schedule[0])
        for relation in best:
            grid.state.add(relation)


def _differences(grid: Grid, column: int, whole: int, part: int) -> list[Relation]:
    found = []
    for _, cells in grid.rows:
        rest, top, less = cells[column], cells[whole], cells[part]
        if rest is None or top is None or less is None or top.dimension != less.dimension:
            continue
        points = rest.kind is Kind.POINTS and top.kind is Kind.RATE
        if points or rest.dimension == top.dimension:
            relation = judged("difference", rest, ((1, top), (-1, less)))
            if relation is not None:
                found.append(relation)
    return found


def _by_names(grid: Grid, column: int) -> tuple[int, int] | None:
    """Give the columns that a title like 支付率 speaks of: 支付 over the only whole there is."""
    named = _NAMED.search(grid.head[column])
    if named is None:
        return None
    group = next((g for g in SAME_STEMS if named.group(1) in g), {named.group(1)})
    others = [c for c, title in enumerate(grid.head) if c != column and not RATE.search(title)]
    tops = [c for c in others if any(word in grid.head[c] for word in group)]
    bases = [c for c in others if _WHOLE.search(grid.head[c]) and c not in tops]
    return (tops[0], bases[0]) if len(tops) == len(bases) == 1 else None


def _row_products(grid: Grid) -> None:
    """A column 单价 or 标准 times a column of numbers is a column of amounts."""
    for column, title in enumerate(grid.head):
        named = _PRICE.search(title)
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


def _total_columns(grid: Grid) -> None:
    """A column 合计 is the sum of columns beside it: which ones, most rows agree on.

    So is a column of another name, when all that follow add up to it in most rows.
    """
    for column, title in enumerate(grid.head):
        if not _TOTAL_COLUMN.search(title):
            following = [
                c
                for c in range(column + 1, len(grid.head))
                if not RATE.search(grid.head[c]) and not _TOTAL_COLUMN.search(grid.head[c])
            ]
            told = NO_SUM.search(title) or len(following) < 2
            if not told and not _by_majority(grid, column, following):
                _unnamed_total(grid, column, following)
            continue
        choices = [range(column + 1, end + 1) for end in range(len(grid.head) - 1, column, -1)]
        choices += [range(start, column) for start in range(column - 1)]
        for choice in choices:
            used = [c for c in choice if not NO_SUM.search(grid.head[c])]
            if _by_majority(grid, column, used):
                break


def _unnamed_total(grid: Grid, column: int, following: list[int]) -> None:
    """“任务户数” is what “C级” and “D级” behind it add up to, where every row but one says so."""
    for end in range(len(following) - 1, 1, -1):
        used = [c for c in following[:end] if not NO_SUM.search(grid.head[c])]
        rows = [(cells[column], [cells[c] for c in used]) for _, cells in grid.rows]
        sums = [
            relation
            for total, parts in rows
            if total is not None and total.value and all(f is not None for f in parts)
            if (relation := judged("sum", total, plus([f for f in parts if f]))) is not None
        ]
        right = sum(holds(relation) for relation in sums)
        if len(used) > 1 and right >= _FEWEST_ROWS and right + 1 >= len(sums):
            for relation in sums:
                grid.state.add(relation)
            return


def _by_majority(grid: Grid, column: int, used: list[int]) -> bool:
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


def _row_rates(grid: Grid) -> None:
    """A column of rates is one column divided by another: which ones, most rows agree on."""
    for column, title in enumerate(grid.head):
        if not RATE.search(title):
            continue
        best: list[tuple[int, int]] = []
        others = [c for c in range(len(grid.head)) if c != column and not RATE.search(grid.head[c])]
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
        if not best and _of_two(grid, column, others):
            continue
        named = _by_names(grid, column)
        if not best and named is not None:
            for relation in _rates(grid, column, *named):
                grid.state.add(relation)


def _of_two(grid: Grid, column: int, others: list[int]) -> bool:
    """A rate can be one column over two together: 支出 over 支出 and 结余."""
    for top, rest in itertools.permutations(others, 2):
        found = []
        for _, cells in grid.rows:
            rate, over, left = cells[column], cells[top], cells[rest]
            if rate is None or over is None or left is None or over.dimension != left.dimension:
                continue
            relation = judged("rate", rate, plus([over]), plus([over, left]))
            if relation is not None:
                found.append(relation)
        right = sum(holds(relation) for relation in found)
        if right >= 2 and right * 2 > len(found):
            for relation in found:
                grid.state.add(relation)
            return True
    return False


def _rates(grid: Grid, column: int, top: int, base: int, kind: str = "rate") -> list[Relation]:
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
