"""The monitoring form's rows: each indicator with what was last recorded of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from perfeval.dataset import Dataset, Table
from perfeval.dataset.computed import ComputedRow, computed_entity, computed_table, origin_of
from perfeval.vocabulary import Field, Kind

MONITORING, INDICATORS, RECORDS = "监控表", "绩效指标", "监控记录"
_NAME, _PROJECT, _DAY = "三级指标", "项目编号", "监控日期"
SHEET = computed_entity(
    MONITORING, "monitoring_sheet", "每个绩效指标和它最近一次的监控记录",
    (
        Field("编号", "id", Kind.TEXT),
        Field(_PROJECT, "project", Kind.REFERENCE, refers="项目"),
        Field(INDICATORS, "indicator", Kind.REFERENCE, refers=INDICATORS),
        Field(RECORDS, "record", Kind.REFERENCE, refers=RECORDS),
        Field(_NAME, "name", Kind.TEXT),
        Field(_DAY, "date", Kind.DATE),
    ),
)  # fmt: skip
Links = dict[tuple[str, str], list[int | None]]


@dataclass(frozen=True, slots=True)
class _Pair:
    """An indicator and the last record of it; one of the two may be lacking."""

    indicator: int | None
    record: int | None


def monitoring_sheet(dataset: Dataset) -> tuple[Table, Links]:
    """Give the table 监控表 and what its rows point to, project by project.

    A record is of the indicators of its project with the same name; records of no indicator stand
    after the others, so that nothing that was recorded is lost.
    """
    pairs = list(_pairs(dataset))
    table = computed_table(SHEET, [_row(dataset, pair) for pair in pairs])
    links: Links = {
        (MONITORING, INDICATORS): [pair.indicator for pair in pairs],
        (MONITORING, RECORDS): [pair.record for pair in pairs],
    }
    return table, links


def _pairs(dataset: Dataset) -> Iterator[_Pair]:
    last = _last_records(dataset)
    indicators = dataset.tables[INDICATORS]
    used = set()
    for row in range(len(indicators)):
        key = _key(indicators, row)
        used.add(key)
        yield _Pair(row, last.get(key))
    for key, record in last.items():
        if key not in used:
            yield _Pair(None, record)


def _last_records(dataset: Dataset) -> dict[tuple[object, object], int]:
    """Give the last record of each project and indicator; of two on one day, the later row."""
    records = dataset.tables[RECORDS]
    last: dict[tuple[object, object], tuple[int, int]] = {}
    for row in range(len(records)):
        day = records.value(row, _DAY)
        if isinstance(day, int):
            key = _key(records, row)
            last[key] = max(last.get(key, (day, row)), (day, row))
    return {key: row for key, (_, row) in last.items()}


def _key(table: Table, row: int) -> tuple[object, object]:
    return table.value(row, _PROJECT), table.value(row, _NAME)


def _row(dataset: Dataset, pair: _Pair) -> ComputedRow:
    name, row = (
        (INDICATORS, pair.indicator) if pair.indicator is not None else (RECORDS, pair.record)
    )
    table, at = dataset.tables[name], row or 0
    parts = [str(table.value(at, key) or "") for key in table.entity.key if key != _DAY]
    day = dataset.tables[RECORDS].value(pair.record, _DAY) if pair.record is not None else None
    return ComputedRow(
        {
            "编号": "/".join(parts),
            _PROJECT: _text(table, at, _PROJECT),
            INDICATORS: None,
            RECORDS: None,
            _NAME: _text(table, at, _NAME),
            _DAY: day if isinstance(day, int) else None,
        },
        origin_of(table, at, {_NAME: _NAME, _PROJECT: _PROJECT}, _NAME),
    )


def _text(table: Table, row: int, name: str) -> str | None:
    value = table.value(row, name)
    return value if isinstance(value, str) else None
