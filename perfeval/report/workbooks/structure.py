"""Sheets of the workbook of scores that are only there when there is something to put in them."""

from __future__ import annotations

from collections.abc import Iterator

from perfeval.engine.outcome import Outcome, SubjectScore
from perfeval.report.workbooks.sheets import Cell, Column, Sheet

_SUBJECT = (Column("规则集", 22), Column("编号", 14), Column("名称", 30))
_MADE = (
    *_SUBJECT, Column("得分合计", 10), Column("满分", 9), Column("加分", 9), Column("计入加分", 9),
    Column("减分", 9), Column("计入减分", 9), Column("计算总分", 10), Column("计算等级", 9),
    Column("否决", 40), Column("总分", 9), Column("等级", 7),
)  # fmt: skip
_GROUPS = (
    *_SUBJECT, Column("分组", 10), Column("分组名称", 24), Column("上级", 10), Column("汇总", 12),
    Column("分值", 9), Column("得分", 9),
)  # fmt: skip
_CHANGED = (
    *_SUBJECT, Column("规则", 8), Column("指标", 26), Column("分值", 9), Column("按规则得分", 10),
    Column("改后得分", 10), Column("理由", 40), Column("改分人", 12), Column("日期", 12),
    Column("单元格", 34),
)  # fmt: skip
Row = tuple[Cell, ...]


def structure_sheets(outcome: Outcome) -> Iterator[Sheet]:
    """Give the sheets 总分构成, 分组 and 人工改分, those that have rows."""
    sheets = (
        ("总分构成", _MADE, _made), ("分组", _GROUPS, _groups), ("人工改分", _CHANGED, _changed),
    )  # fmt: skip
    for name, columns, give in sheets:
        rows = [
            (ruleset, score.key, score.name, *row)
            for ruleset, scores in outcome.scores.items()
            for score in scores
            for row in give(score)
        ]
        if rows:
            yield Sheet(name, columns, rows)


def _made(score: SubjectScore) -> Iterator[Row]:
    if not score.vetoes and not any(line.kind for line in score.lines):
        return
    yield (
        score.counted, score.full, score.bonus, score.bonus_counted, score.minus,
        score.minus_counted, score.computed, score.computed_grade,
        "；".join(f"{veto.rule} {veto.name}：{veto.message}" for veto in score.vetoes),
        score.total, score.grade,
    )  # fmt: skip


def _groups(score: SubjectScore) -> Iterator[Row]:
    for group in score.groups:
        yield group.id, group.name, group.parent, group.rollup, group.full, group.points


def _changed(score: SubjectScore) -> Iterator[Row]:
    for line in score.lines:
        override = line.override
        if override is not None:
            day = override.day.isoformat() if override.day else None
            yield (
                line.rule, line.name, line.full, line.computed, override.points, override.reason,
                override.by, day, str(override.place),
            )  # fmt: skip
