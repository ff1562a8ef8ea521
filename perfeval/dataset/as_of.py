"""What was known on a day: the dataset without rows and cells that came later.

The one place where the past is told from the future. Since when something is known is declared in
the vocabulary (“知悉”): a row by one of its dates, a field by a date of its row or by the day whose
state the data gives (期末). A field that is known since a date may be a state of that day where
the date is missing (“没有日期时”). A date is known since itself, unless it is known always.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from perfeval.dataset.model import Column, Dataset, Table, Value
from perfeval.vocabulary import Field, Kind
from perfeval.vocabulary.model import AT_THE_END, KNOWN


def known_by(dataset: Dataset, day: date, *, data_day: date | None = None) -> Dataset:
    """Give the dataset as it was known at the end of a day.

    A row whose date of knowing is later is not there; without that date it is. A cell that was
    filled in later is missing. Rows keep their order and their origins; tables of which nothing
    is hidden are the same objects.

    Args:
        dataset: Everything that is known now.
        day: The day.
        data_day: The day whose state fields “期末” give; they are missing before it. None when
            that is not told, and then they are known.
    """
    early = data_day is not None and day < data_day
    tables = {
        name: _known(table, day.toordinal(), early=early) if len(table) else table
        for name, table in dataset.tables.items()
    }
    if all(tables[name] is table for name, table in dataset.tables.items()):
        return dataset
    return Dataset(dataset.vocabulary, tables, dataset.sources, dataset.absent)


def _known(table: Table, day: int, *, early: bool) -> Table:
    rows = _rows(table, day)
    changed: dict[str, Sequence[Value]] = {}
    for name, column in table.columns.items():
        held = _cells(table, column, day, early=early)
        if held is not None:
            changed[name] = held
    if rows is None and not changed:
        return table
    return _made(table, rows, changed)


def _rows(table: Table, day: int) -> list[int] | None:
    """Give the rows that are known; None when all are."""
    if not table.entity.known:
        return None
    dates = table.columns[table.entity.known].values
    rows = [row for row, value in enumerate(dates) if not _later(value, day)]
    return None if len(rows) == len(dates) else rows


def _cells(table: Table, column: Column, day: int, *, early: bool) -> list[Value] | None:
    """Give a column without what was filled in later; None when that is all of it."""
    field = column.field
    if field.part_of:
        field = table.entity.fields[field.part_of]
    if field.known == AT_THE_END:
        hidden = early and any(value is not None for value in column.values)
        return [None] * len(column.values) if hidden else None
    if not since_field(field):
        return None
    since = table.columns[since_field(field)].values
    waiting = early and field.undated_at_end
    hidden_rows = [
        row
        for row, (value, told) in enumerate(zip(column.values, since, strict=True))
        if value is not None and (_later(told, day) or (waiting and told is None))
    ]
    if not hidden_rows:
        return None
    held = list(column.values)
    for row in hidden_rows:
        held[row] = None
    return held


def at_the_end(field: Field, told: Value) -> bool:
    """Whether a cell gives the state of the data's day.

    Args:
        field: Of the cell.
        told: The date in the row since which the cell is known, if the field has one.
    """
    return field.known == AT_THE_END or (field.undated_at_end and told is None)


def since_field(field: Field) -> str:
    """Name the date field that says since when a field is known, empty when none does."""
    if field.known:
        return "" if field.known in KNOWN else field.known
    return field.name if field.kind is Kind.DATE else ""


def _later(value: Value, day: int) -> bool:
    return isinstance(value, int) and value > day


def _made(table: Table, rows: list[int] | None, changed: Mapping[str, Sequence[Value]]) -> Table:
    columns = {}
    for name, column in table.columns.items():
        values = changed.get(name, column.values)
        kept = values if rows is None else [values[row] for row in rows]
        columns[name] = Column(column.field, column.scale, kept)
    origins = table.origins if rows is None else [table.origins[row] for row in rows]
    return Table(table.entity, columns, origins)
