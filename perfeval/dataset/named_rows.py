"""Rows of an entity without a table of its own: towns and departments that projects name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from perfeval.dataset.model import Column, SheetOrigin, Table
from perfeval.vocabulary import Entity


def with_named_rows(tables: Mapping[str, Table]) -> dict[str, Table]:
    """Fill the empty tables of entities that take their rows from references.

    Each different name is one row, in the order in which the names first occur; its place is the
    cell of that first occurrence. All other fields are missing.
    """
    filled = dict(tables)
    for name, table in tables.items():
        if table.entity.from_references and not len(table):
            filled[name] = _named(table.entity, tables)
    return filled


def absent_tables(tables: Mapping[str, Table], given: Collection[str]) -> frozenset[str]:
    """Name the entities that neither were given nor have rows from references."""
    return frozenset(name for name, table in tables.items() if name not in given and not len(table))


def _named(entity: Entity, tables: Mapping[str, Table]) -> Table:
    key = entity.key[0]
    places: dict[str, tuple[SheetOrigin, int]] = {}
    for value, (sheet, number), field in _references(entity, tables):
        letters = {key: sheet.letters[field]} if field in sheet.letters else {}
        places.setdefault(value, (replace(sheet, letters=letters), number))
    columns = {
        name: Column(field, 0, list(places) if name == key else [None] * len(places))
        for name, field in entity.fields.items()
    }
    return Table(entity, columns, list(places.values()))


def _references(
    entity: Entity, tables: Mapping[str, Table]
) -> Iterator[tuple[str, tuple[SheetOrigin, int], str]]:
    """Give each name that a row refers to the entity by, with its row and its field."""
    for table in tables.values():
        for field in table.entity.references():
            if field.refers == entity.name:
                values = table.columns[field.name].values
                for value, origin in zip(values, table.origins, strict=True):
                    if isinstance(value, str):
                        yield value, origin, field.name
