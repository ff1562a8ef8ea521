"""The workbook of scores: a row for each subject, and a row for each line of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from perfeval.dataset import Dataset
from perfeval.engine.outcome import Line, Outcome, Status, SubjectScore
from perfeval.report.workbooks.sheets import Cell, Column, Sheet, workbook
from perfeval.report.workbooks.structure import structure_sheets
from perfeval.ruleset.program import Program

_PRINTED_TOTAL = "printed_total"
_STATUS = {Status.SCORED: "已评分", Status.PENDING: "待补", Status.EXCLUDED: "剔除"}
_TOTALS = (
    Column("规则集", 22), Column("编号", 14), Column("名称", 36), Column("总分", 9),
    Column("等级", 7), Column("得分合计", 10), Column("满分", 9), Column("待补分", 9),
    Column("自评总分", 10), Column("差额（总分－自评）", 12), Column("说明", 28),
    Column("单元格", 32),
)  # fmt: skip
_LINES = (
    Column("规则集", 22), Column("编号", 14), Column("名称", 30), Column("规则", 8),
    Column("规则名称", 20), Column("指标", 26), Column("状态", 8), Column("分值", 9),
    Column("得分", 9), Column("失分", 9), Column("自评得分", 10), Column("差额（得分－自评）", 12),
    Column("原因", 48), Column("单元格", 34),
)  # fmt: skip


def scores_workbook(outcome: Outcome, programs: Sequence[Program], dataset: Dataset) -> bytes:
    """Write the sheets 汇总 (a row each subject), 明细 (a row each line) and what else there is."""
    sheets = (
        Sheet("汇总", _TOTALS, _totals(outcome, programs, dataset)),
        Sheet("明细", _LINES, _details(outcome)),
        *structure_sheets(outcome),
    )
    return workbook("评分结果", latest(programs), sheets)


def latest(programs: Sequence[Program]) -> date:
    """Give the evaluation date of the programs."""
    return max((program.as_of for program in programs), default=date(1980, 1, 1))


def _totals(
    outcome: Outcome, programs: Sequence[Program], dataset: Dataset
) -> Iterator[tuple[Cell, ...]]:
    subjects = {program.id: program.subject for program in programs}
    for ruleset, scores in outcome.scores.items():
        for score in scores:
            printed = _printed_total(dataset, subjects.get(ruleset, ""), score)
            yield (
                ruleset,
                score.key,
                score.name,
                score.total,
                score.grade,
                score.counted,
                score.full,
                score.pending,
                printed,
                _difference(score.total, printed),
                score.said,
                str(score.place),
            )


def _details(outcome: Outcome) -> Iterator[tuple[Cell, ...]]:
    for ruleset, scores in outcome.scores.items():
        for score in scores:
            for line in score.lines:
                yield (ruleset, score.key, score.name, *_line(line))


def _line(line: Line) -> tuple[Cell, ...]:
    return (
        line.rule,
        line.rule_name,
        line.name,
        _STATUS[line.status] if line.override is None else "人工改分",
        line.full,
        line.points,
        line.lost if line.points is not None else None,
        line.printed,
        _difference(line.points, line.printed),
        line.reason,
        str(line.place),
    )


def _printed_total(dataset: Dataset, subject: str, score: SubjectScore) -> Fraction | None:
    """Give the total that the unit gave itself, when the subject's table has such a column."""
    table = dataset.tables.get(subject)
    field = table.entity.find(_PRINTED_TOTAL) if table is not None else None
    if table is None or field is None:
        return None
    return table.columns[field.name].exact(score.row)


def _difference(ours: Fraction | None, theirs: Fraction | None) -> Fraction | None:
    return None if ours is None or theirs is None else ours - theirs
