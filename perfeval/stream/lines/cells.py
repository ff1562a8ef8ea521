"""The texts of a block of events, read into typed cells by the readers of cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from perfeval.dataset import Dataset, Value
from perfeval.dataset.kinds import ReadColumn
from perfeval.dataset.written import read_written
from perfeval.diagnostics import Diagnostic, Place, Severity
from perfeval.diagnostics.codes import stream as codes
from perfeval.stream.lines.parse import Event
from perfeval.vocabulary import Entity, Field

Cell = tuple[Value, int]
"""A value as a column holds it, and its scale; numbers without decimals that are zero."""
Cells = dict[str, Cell]
"""The cells of one field by the names of the columns that it fills."""


@dataclass(slots=True)
class Fact:
    """An event with its cells read, by field; ``key`` are the values that tell the row."""

    event: Event
    cells: dict[str, Cells]
    key: str


def read_facts(
    events: Sequence[Event], year: int | None, name: str
) -> list[tuple[Event, Fact | list[Diagnostic]]]:
    """Read the cells of events, all of one field at a time; a wrong cell refuses its event whole.

    Half a row would be judged as though the rest had never been reported.
    """
    texts: dict[tuple[str, str], tuple[Field, list[int], list[str]]] = {}
    cells: list[dict[str, Cells]] = [{} for _ in events]
    problems: list[list[Diagnostic]] = [[] for _ in events]
    for index, event in enumerate(events):
        for field_name, text in event.texts.items():
            field = event.entity.fields[field_name]
            if text is None:
                cells[index][field_name] = dict.fromkeys(columns_of(field), (None, 0))
            elif text.strip():
                slot = texts.setdefault((event.entity.name, field_name), (field, [], []))
                slot[1].append(index)
                slot[2].append(text)
    for field, indexes, written in texts.values():
        columns = read_written(written, field, year)
        for at, one in _wrong(columns[field.name]):
            place = Place(name, events[indexes[at]].line)
            problems[indexes[at]].append(replace(one, place=place))
        for at, index in enumerate(indexes):
            if columns[field.name].values[at] is not None:  # a dash or “无数据” says nothing
                cells[index][field.name] = {
                    column: plain_cell(read.values[at], read.scale)
                    for column, read in columns.items()
                }
    made: list[tuple[Event, Fact | list[Diagnostic]]] = []
    for event, read, told in zip(events, cells, problems, strict=True):
        wrong = list(told)
        key = row_key(event.entity, {c: v for one in read.values() for c, v in one.items()})
        if key is None and not wrong:
            shown = "、".join(event.entity.key)
            place = Place(name, event.line)
            wrong.append(codes.NO_KEY.at(place, entity=event.entity.name, key=shown))
        made.append((event, wrong or Fact(event, read, key or "")))
    return made


def _wrong(read: ReadColumn) -> Iterator[tuple[int, Diagnostic]]:
    """Give what is wrong with the cells of a column, with the index of each."""
    for at, problem in read.problems:
        if problem.code.severity is Severity.ERROR:
            values = {key: str(value) for key, value in problem.values.items()}
            yield at, Diagnostic(problem.code, None, values)


def columns_of(field: Field) -> list[str]:
    """Name the columns that a field fills: itself, and the parts of a measure."""
    return [field.name, *field.parts.values()]


def plain_cell(value: Value, scale: int) -> Cell:
    """Give a cell without decimals that are zero, so that equal numbers are equal cells."""
    if not isinstance(value, int) or isinstance(value, bool):
        return value, 0
    while scale and value % 10 == 0:
        value, scale = value // 10, scale - 1
    return value, scale


def row_key(entity: Entity, cells: Cells) -> str | None:
    """Give the key of a row as one text; None when a part that must be there is missing."""
    values = [cells.get(name, (None, 0))[0] for name in entity.key]
    needed = [entity.fields[name].required for name in entity.key]
    if all(value is None for value in values):
        return None
    if any(value is None and must for value, must in zip(values, needed, strict=True)):
        return None
    return "\x1f".join("" if value is None else str(value) for value in values)


def key_in(dataset: Dataset, entity: str, row: int) -> str:
    """Give the key of a row as rows are kept by it."""
    table = dataset.tables[entity]
    cells = {name: (table.value(row, name), 0) for name in table.entity.key}
    return row_key(table.entity, cells) or ""
