"""The converse: tables as a stream of events, each cell on the day it came to be known."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from perfeval.dataset import Dataset, Table
from perfeval.dataset.as_of import at_the_end, since_field
from perfeval.stream.lines.parse import DAY, NUMBER, ROW, TABLE, TABLES
from perfeval.values.show import show_scaled
from perfeval.vocabulary import Field, Kind


def event_lines(dataset: Dataset, data_day: date | None, year: int | None) -> Iterator[str]:
    """Give the rows of a dataset as lines of events, without line feeds, in the order of days.

    The first line names the tables. A row begins with its date of knowing and the cells known
    then; what came later follows on its own days, with the key. What was known always stands on
    the first day of all.

    Args:
        dataset: Everything that is known now, without rows that are names only.
        data_day: The day whose state fields “期末” give.
        year: The year of the data, for a dataset without any date.
    """
    given = [name for name in dataset.tables if name not in dataset.absent]
    own = [name for name in given if not _only_names(dataset.tables[name])]
    yield json.dumps({TABLES: own}, ensure_ascii=False)
    found = [
        (day, order, row, names)
        for order, table in enumerate(dataset.tables.values())
        for row in range(len(table))
        for day, names in _by_day(table, row, data_day).items()
    ]
    first = min((day for day, *_ in found if day), default=0)
    first = first or (data_day or date(year or 2000, 1, 1)).toordinal()
    tables = list(dataset.tables.values())
    for day, order, row, names in sorted((day or first, o, r, n) for day, o, r, n in found):
        table = tables[order]
        key = [name for name in table.entity.key if name not in names]
        cells = {
            name: text
            for name in table.entity.fields
            if (name in names or name in key) and (text := cell_text(table, row, name)) is not None
        }
        if cells:
            event = {
                DAY: date.fromordinal(day).isoformat(), TABLE: table.entity.name,
                NUMBER: row + 1, ROW: cells,
            }  # fmt: skip
            yield json.dumps(event, ensure_ascii=False)


def _only_names(table: Table) -> bool:
    """Whether an entity has no table of its own, but names that others refer to."""
    return table.entity.from_references and not len(table)


def _by_day(table: Table, row: int, data_day: date | None) -> dict[int, tuple[str, ...]]:
    """Give the fields of a row by the day on which their cells came to be known, 0 for always."""
    begun = _day(table, row, table.entity.known)
    found: dict[int, list[str]] = {begun: []}
    for name, field in table.entity.fields.items():
        if not field.part_of and table.value(row, name) is not None:
            told = _day(table, row, since_field(field))
            if at_the_end(field, told or None):
                told = data_day.toordinal() if data_day else 0
            found.setdefault(max(begun, told), []).append(name)
    return {day: tuple(names) for day, names in found.items()}


def _day(table: Table, row: int, name: str) -> int:
    value = table.value(row, name) if name else None
    return value if isinstance(value, int) else 0


def cell_text(table: Table, row: int, name: str) -> str | None:
    """Give a cell as people write it, such that the readers of cells read the same value."""
    column = table.columns[name]
    value, field = column.values[row], column.field
    if isinstance(value, bool):
        return "是" if value else "否"
    if not isinstance(value, int):
        return value
    if field.kind is Kind.DATE:
        return date.fromordinal(value).isoformat()
    if field.kind is Kind.MONTH:
        return f"{value // 12:04}-{value % 12 + 1:02}"
    return _number(value, column.scale, field)


def _number(value: int, scale: int, field: Field) -> str:
    if field.kind is Kind.RATE:
        percent = value * 10 ** max(0, 2 - scale)
        return f"{show_scaled(percent, max(0, scale - 2))}%"
    return show_scaled(value, scale)
