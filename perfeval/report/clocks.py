"""The open clocks as a table, so that figures, documents and workbooks can name it: 时限进展."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perfeval.dataset import Dataset, Table
from perfeval.dataset.computed import ComputedRow, computed_entity, computed_table, origin_of
from perfeval.engine.findings.clocks import Clock
from perfeval.vocabulary import Field, Kind

_TEXT, _DAY, _COUNT = Kind.TEXT, Kind.DATE, Kind.COUNT

CLOCKS = computed_entity(
    "时限进展", "running_clocks", "每一件有时限、还没有办的事，还剩几天或逾期几天",
    tuple(
        Field(name, english, kind)
        for name, english, kind in (
            ("序号", "number", _TEXT), ("规则", "rule", _TEXT), ("规则名称", "rule_name", _TEXT),
            ("级别", "level", _TEXT), ("对象", "subject", _TEXT),
            ("对象名称", "subject_name", _TEXT), ("待办", "awaited", _TEXT),
            ("起算日", "started", _DAY), ("期限", "limit", _TEXT), ("到期日", "due", _DAY),
            ("情况", "state", _TEXT), ("剩余天数", "days_left", _COUNT),
            ("剩余工作日", "workdays_left", _COUNT), ("逾期天数", "days_overdue", _COUNT),
            ("谁处理", "who", _TEXT), ("处理要求", "action", _TEXT),
        )
    ),
)  # fmt: skip


def clock_table(clocks: Sequence[Clock], dataset: Dataset) -> dict[str, Table]:
    """Give the table 时限进展; every row points to the cell that its clock started from."""
    return {CLOCKS.name: computed_table(CLOCKS, list(_rows(clocks, dataset)))}


def _rows(clocks: Sequence[Clock], dataset: Dataset) -> Iterator[ComputedRow]:
    for number, clock in enumerate(clocks, 1):
        days = clock.days
        values: dict[str, str | int | None] = {
            "序号": str(number),
            "规则": clock.rule,
            "规则名称": clock.rule_name,
            "级别": clock.level,
            "对象": clock.subject,
            "对象名称": clock.subject_name,
            "待办": clock.awaited,
            "起算日": clock.started.toordinal(),
            "期限": clock.limit,
            "到期日": None if clock.due is None else clock.due.toordinal(),
            "情况": clock.state,
            "剩余天数": days if days is not None and days >= 0 else None,
            "剩余工作日": clock.workdays,
            "逾期天数": -days if days is not None and days < 0 else None,
            "谁处理": clock.duty.who or None,
            "处理要求": clock.duty.action or None,
        }
        names = {"起算日": clock.began_with}
        table = dataset.tables[clock.entity]
        yield ComputedRow(values, origin_of(table, clock.row, names, clock.began_with))
