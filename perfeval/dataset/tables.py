"""The sheets of one entity put together into one table."""

from __future__ import annotations

from collections.abc import Sequence

from perfeval.dataset.model import Column, SheetOrigin, Table, Value
from perfeval.dataset.sheet import SheetPart
from perfeval.vocabulary import Entity, Field


def make_table(entity: Entity, parts: Sequence[SheetPart]) -> Table:
    """Join the rows of all sheets in order; a field that no sheet has is missing throughout."""
    origins: list[tuple[SheetOrigin, int]] = []
    for part in parts:
        origin = SheetOrigin(part.grid.file, part.grid.sheet, part.letters())
        origins.extend((origin, row + 1) for row in part.rows)
    columns = {name: _join(field, parts) for name, field in entity.fields.items()}
    return Table(entity, columns, origins)


def _join(field: Field, parts: Sequence[SheetPart]) -> Column:
    """Join the columns of a field at the finest scale among them."""
    there = [part.columns[field.name] for part in parts if field.name in part.columns]
    scale = max((column.scale for column in there), default=0)
    values: list[Value] = []
    for part in parts:
        column = part.columns.get(field.name)
        if column is None:
            values.extend([None] * len(part.rows))
        elif column.scale == scale:
            values.extend(column.values)
        else:
            factor = 10 ** (scale - column.scale)
            values.extend(v * factor if isinstance(v, int) else None for v in column.values)
    return Column(field, scale, values)
