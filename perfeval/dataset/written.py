"""Rows written as text outside a sheet: cases of tests, events of a stream.

They name fields as the vocabulary does, and their cells are read by the readers of cells.
"""

from __future__ import annotations

from collections.abc import Sequence

from perfeval.dataset.kinds import ReadColumn, read_column
from perfeval.vocabulary import Entity, Field, Kind


def written_field(entity: Entity, name: str) -> tuple[Field | None, list[str]]:
    """Find the field that a written row names; when there is none, what may be written instead.

    Parts of a measure are not written by themselves.
    """
    field = entity.find(name)
    if field is not None and not field.part_of:
        return field, []
    if field is not None:
        return None, [field.part_of]
    return None, [one.name for one in entity.fields.values() if not one.part_of]


def read_written(texts: Sequence[str], field: Field, year: int | None) -> dict[str, ReadColumn]:
    """Read the texts of a field, one a row, into the columns that it fills.

    Money without a unit is in the unit of the field; ``year`` is that of months without one.
    """
    return read_column(texts, field, field.unit if field.kind is Kind.MONEY else "", year)
