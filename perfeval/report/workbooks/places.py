"""Places of totals and totals brought together, in the workbook of scores."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from perfeval.engine.outcome import Outcome, Placing
from perfeval.report.workbooks.sheets import Cell, Column, Sheet

PLACE = (
    Column("名次", 7, "0.##"),
    Column("排名个数", 8, "0"),
    Column("并列", 18),
    Column("同组", 16),
)
_SUMMARIES = (
    Column("规则集", 22), Column("编号", 8), Column("汇总", 24), Column("方式", 40),
    Column("名称", 24), Column("个数", 7, "0"), Column("计入", 7, "0"), Column("得分", 9),
    Column("简单平均", 9), Column("名次", 7, "0.##"), Column("并列", 18), Column("说明", 40),
)  # fmt: skip


def place_cells(placing: Placing | None) -> tuple[Cell, ...]:
    """Give the cells of the columns ``PLACE``."""
    if placing is None:
        return None, None, None, None
    return placing.rank, Fraction(placing.of), "、".join(placing.tied), placing.within


def summary_sheets(outcome: Outcome) -> Iterator[Sheet]:
    """Give the sheet 分类汇总 when there is anything to put in it."""
    rows = list(_rows(outcome))
    if rows:
        yield Sheet("分类汇总", _SUMMARIES, rows)


def _rows(outcome: Outcome) -> Iterator[tuple[Cell, ...]]:
    for ruleset, summaries in outcome.summaries.items():
        for one in summaries:
            for row in one.rows:
                rank, _, tied, _ = place_cells(row.placing)
                yield (
                    ruleset, one.rule.id, one.rule.name, one.said, row.name, Fraction(row.count),
                    Fraction(row.used), row.points, row.simple, rank, tied, row.note,
                )  # fmt: skip
            if one.without:
                names = "、".join(one.without)
                blank = (None,) * 5
                yield (
                    ruleset, one.rule.id, one.rule.name, one.said, "（没有归到哪一组）",
                    Fraction(len(one.without)), *blank, names,
                )  # fmt: skip
