"""How many events a county has: its rows with a date."""

from __future__ import annotations

from perfeval.dataset import Dataset
from perfeval.vocabulary import Kind

_OF_PROJECTS = frozenset(
    {
        "资金文件", "资金安排", "支付", "审核", "月度计划", "监控记录", "公示", "平台预警", "检查",
        "整改",
    }
)  # fmt: skip


def events_of(dataset: Dataset) -> int:
    """Count the dated rows that belong to projects; the rota of the county is not among them."""
    return sum(
        len(table)
        for name, table in dataset.tables.items()
        if name in _OF_PROJECTS
        and any(field.kind is Kind.DATE for field in table.entity.fields.values())
    )


def most_rows(dataset: Dataset) -> int:
    """Count all rows of all tables."""
    return sum(len(table) for table in dataset.tables.values())
