"""The reader for each kind of field."""

from __future__ import annotations

from collections.abc import Sequence

from perfeval.dataset.cells import Cell
from perfeval.dataset.kinds.column import ReadColumn
from perfeval.dataset.kinds.dates import read_dates, read_months
from perfeval.dataset.kinds.measures import read_measures
from perfeval.dataset.kinds.numbers import read_numbers
from perfeval.dataset.kinds.words import read_choices, read_texts, read_yes_no
from perfeval.vocabulary import Field, Kind


def read_column(
    cells: Sequence[Cell], column: Field, unit: str, year: int | None
) -> dict[str, ReadColumn]:
    """Read the cells of a column into the fields that it fills: one, or a measure and its parts.

    Args:
        cells: the data cells from top to bottom.
        column: the field that the header names.
        unit: the unit that the header, or a line above the table, states; empty when none.
        year: the year of months that are written without one.
    """
    if column.kind is Kind.MEASURE:
        return read_measures(cells, column, unit, year)
    return {column.name: _read_one(cells, column, unit, year)}


def _read_one(cells: Sequence[Cell], column: Field, unit: str, year: int | None) -> ReadColumn:
    if column.kind.is_number:
        return read_numbers(cells, column, unit)
    if column.kind is Kind.DATE:
        return read_dates(cells, column)
    if column.kind is Kind.MONTH:
        return read_months(cells, column, year)
    if column.kind is Kind.CHOICE:
        return read_choices(cells, column)
    if column.kind is Kind.YES_NO:
        return read_yes_no(cells, column)
    return read_texts(cells, column)
