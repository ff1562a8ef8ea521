"""Columns of indicator values: ``≥200平方米``, ``98%``, ``9月前``, ``达成预期指标``."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from perfeval.dataset.cells import Cell, text_of
from perfeval.dataset.kinds.column import ReadColumn
from perfeval.dataset.kinds.numbers import Scaled, scaled_number
from perfeval.dataset.kinds.words import read_texts
from perfeval.dataset.model import Value
from perfeval.values.dates import read_by_month
from perfeval.values.numbers import read_number
from perfeval.vocabulary import Field

_RATIOS = {"%": 2, "‰": 3}
_Parts = tuple[Scaled | None, str | None, str | None, int | None]
_NOTHING: _Parts = (None, None, None, None)


def read_measures(
    cells: Sequence[Cell], column: Field, unit: str, year: int | None = None
) -> dict[str, ReadColumn]:
    """Read a column of indicator values into the text as written and its parts, by field name.

    A percentage becomes a ratio and keeps the unit ``%`` (98% is 0.98), so that it compares with
    rates. Words have no number, relation or unit. ``unit`` is the one that the header states,
    ``year`` is for months without one: ``9月前`` has the relation ``前`` and a month, no number.
    """
    texts = read_texts(cells, column)
    known: dict[str, _Parts] = {}
    numbers: list[Scaled | None] = []
    relations: list[Value] = []
    units: list[Value] = []
    months: list[Value] = []
    for cell, text in zip(cells, texts.values, strict=True):
        if text is None:
            parts = _NOTHING
        else:
            written = text_of(cell)
            if written not in known:
                known[written] = _parts(written, unit, year)
            parts = known[written]
        numbers.append(parts[0])
        relations.append(parts[1])
        units.append(parts[2])
        months.append(parts[3])
    scale = max((pair[1] for pair in numbers if pair is not None), default=0)
    held = [None if p is None else p[0] * 10 ** (scale - p[1]) for p in numbers]
    read = {
        column.name: texts,
        column.parts["number"]: ReadColumn(held, scale),
        column.parts["relation"]: ReadColumn(relations),
        column.parts["unit"]: ReadColumn(units),
    }
    if "month" in column.parts:
        read[column.parts["month"]] = ReadColumn(months)
    return read


def _parts(text: str, header_unit: str, year: int | None) -> _Parts:
    read = read_number(text)
    if read is None:
        return _of_month(text, year)
    unit = read.unit or header_unit
    number = scaled_number(Decimal(read.value), _RATIOS.get(unit, 0))
    if number is None:
        return _NOTHING
    return number, read.relation or None, unit or None, None


def _of_month(text: str, year: int | None) -> _Parts:
    due = read_by_month(text, year)
    if due is None:
        return _NOTHING
    return None, due[2] or None, None, due[0] * 12 + due[1] - 1
