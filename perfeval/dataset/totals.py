"""Rows of totals: never summed with the rest, but checked against it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from perfeval.dataset.findings import Findings
from perfeval.dataset.grid import Grid
from perfeval.dataset.header import ColumnUse
from perfeval.dataset.kinds import ReadColumn, read_column
from perfeval.dataset.rows import Rows
from perfeval.diagnostics.codes import dataset as codes
from perfeval.values.show import show_plain
from perfeval.vocabulary import Kind

_ADDABLE = frozenset({Kind.MONEY, Kind.NUMBER, Kind.COUNT})
_PLACES = 18


def check_totals(
    grid: Grid, rows: Rows, use: ColumnUse, read: ReadColumn, findings: Findings
) -> None:
    """Compare each total of a column with the rows that it may be the sum of.

    A total is right when it is the sum of the rows above it since the last total, of all rows
    above it, of all rows of the sheet (a total above its rows), or, for 小计, of the rows up to
    the next 小计.
    """
    if use.field.kind not in _ADDABLE or not rows.totals:
        return
    cells = [grid.rows[total.row][use.column] for total in rows.totals]
    printed = read_column(cells, use.field, use.unit, None)[use.field.name]
    for index, total in enumerate(rows.totals):
        value = printed.values[index]
        if value is None or isinstance(value, str):
            continue
        found = Fraction(value, 10**printed.scale)
        sums = _sums(rows, index, read)
        if sums and found not in sums:
            values = {
                "label": total.label,
                "field": use.field.name,
                "found": show_plain(found, _PLACES),
                "summed": show_plain(sums[0], _PLACES),
                "difference": show_plain(abs(found - sums[0]), _PLACES),
            }
            findings.add(codes.TOTAL_DIFFERS, grid, values, row=total.row, column=use.column)


def _sums(rows: Rows, index: int, read: ReadColumn) -> list[Fraction]:
    """Give the sums that a total may state, the likeliest first."""
    total = rows.totals[index]
    same = [other.row for other in rows.totals if other.partial or not total.partial]
    end = max(rows.data, default=0) + 1
    last = max((row for row in same if row < total.row), default=-1)
    following = min((row for row in same if row > total.row), default=end)
    section = _sum(rows, read, last, total.row)
    if total.partial:
        candidates = [section, _sum(rows, read, total.row, following)]
    else:
        candidates = [_sum(rows, read, -1, end), section, _sum(rows, read, -1, total.row)]
    return [candidate for candidate in candidates if candidate is not None]


def _sum(rows: Rows, read: ReadColumn, after: int, before: int) -> Fraction | None:
    """Add up the rows between two rows; None when none of them has a value."""
    values: Sequence[int] = [
        value
        for row, value in zip(rows.data, read.values, strict=True)
        if after < row < before and isinstance(value, int)
    ]
    return Fraction(sum(values), 10**read.scale) if values else None
