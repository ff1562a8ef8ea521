"""What a row is called in results."""

from __future__ import annotations

from perfeval.dataset import Table, Value
from perfeval.engine.plain.shown import month
from perfeval.values.show import show_date
from perfeval.vocabulary import Kind

_NAMES = (
    "项目名称", "三级指标", "名称", "事项", "文件名称", "资金名称", "评价指标", "审核内容",
)  # fmt: skip


def key_of(table: Table, row: int) -> str:
    """Give the key of a row as text; parts are joined by ``/``."""
    parts = (_text(table, row, name) for name in table.entity.key)
    return "/".join(part for part in parts if part)


def name_of(table: Table, row: int) -> str:
    """Give the name of a row, its key when it has none."""
    for name in _NAMES:
        if name in table.columns:
            value = _text(table, row, name)
            if value:
                return value
    return key_of(table, row)


def _text(table: Table, row: int, name: str) -> str:
    value: Value = table.value(row, name)
    kind = table.entity.fields[name].kind
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        if kind is Kind.DATE:
            from datetime import date

            return show_date(date.fromordinal(value))
        if kind is Kind.MONTH:
            return month(value)
    return str(value)
