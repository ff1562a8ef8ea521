"""The workbook of a comparison: subjects side by side, and every difference with its reasons."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from perfeval.engine.comparing.compare import Comparison
from perfeval.engine.explaining.taken import Taken
from perfeval.engine.outcome import Status
from perfeval.report.workbooks.scores import latest
from perfeval.report.workbooks.sheets import Cell, Column, Sheet, workbook

_STATUS = {Status.SCORED: "已评分", Status.PENDING: "待补", Status.EXCLUDED: "剔除"}
_ROWS = (
    Column("编号", 14), Column("名称", 30), Column("指标", 26), Column("最大相差", 10),
    Column("为什么不同", 36), Column("规则集", 26), Column("规则", 8), Column("规则名称", 20),
    Column("算法", 10), Column("状态", 8), Column("分值", 9), Column("得分", 9),
    Column("怎么算的", 36), Column("丢分原因", 44), Column("依据", 44), Column("单元格", 32),
)  # fmt: skip
_RULESETS = (
    Column("规则集", 30), Column("代号", 26), Column("名称", 36), Column("版本", 8),
    Column("内容指纹", 68),
)  # fmt: skip


def comparison_workbook(found: Comparison) -> bytes:
    """Write 汇总 (a row each subject), 差别 (a row each difference and ruleset), 规则集."""
    sheets = (
        Sheet("汇总", _total_columns(found), _totals(found)),
        Sheet("差别", _ROWS, _rows(found)),
        Sheet("规则集", _RULESETS, _rulesets(found)),
    )
    return workbook("规则集比较", latest(found.programs), sheets)


def _total_columns(found: Comparison) -> list[Column]:
    columns = [Column("编号", 14), Column("名称", 36)]
    for label in found.labels:
        columns += [
            Column(f"{label} 总分", 16),
            Column(f"{label} 等级", 10),
            Column(f"{label} 名次", 8),
        ]
    return [*columns, Column("最大相差", 10), Column("名次最多差", 10), Column("说明", 48)]


def _totals(found: Comparison) -> Iterator[tuple[Cell, ...]]:
    for one in found.subjects:
        placed = zip(one.scores, one.places, strict=True)
        cells = (
            cell for score, place in placed for cell in (score.total, score.grade, _whole(place))
        )
        yield (one.key, one.name, *cells, one.gap, _whole(one.moves), one.why(found.labels))


def _whole(number: int | None) -> Fraction | None:
    return None if number is None else Fraction(number)


def _rows(found: Comparison) -> Iterator[tuple[Cell, ...]]:
    for one in found.subjects:
        for row in one.rows:
            for label, taken in zip(found.labels, row.taken, strict=True):
                head = (one.key, one.name, row.name, row.gap, row.why(found.labels), label)
                yield (*head, *_taken(taken), str(row.place))


def _taken(taken: Taken | None) -> tuple[Cell, ...]:
    if taken is None:
        return ("", "", "", "不评", None, None, "", "", "")
    return (
        taken.rule,
        taken.rule_name,
        taken.shape,
        _STATUS[taken.status],
        taken.full,
        taken.points,
        taken.how,
        taken.reason,
        "；".join(str(basis) for basis in taken.basis),
    )


def _rulesets(found: Comparison) -> Iterator[tuple[Cell, ...]]:
    for label, program in zip(found.labels, found.programs, strict=True):
        yield (label, program.id, program.name, program.version, program.sha256)
