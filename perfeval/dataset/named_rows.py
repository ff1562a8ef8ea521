"""Rows of an entity without a table of its own: towns and departments that projects name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

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


def without_named_rows(tables: Mapping[str, Table]) -> dict[str, Table]:
    """Empty the tables whose rows were taken from references: those on sheets of other entities."""
    sheets: dict[tuple[str, str], set[str]] = {}
    for name, table in tables.items():
        for origin in {id(one): one for one, _ in table.origins}.values():
            sheets.setdefault((origin.file, origin.sheet), set()).add(name)
    own = dict(tables)
    for name, table in tables.items():
        if table.entity.from_references and all(
            len(sheets[origin.file, origin.sheet]) > 1 for origin, _ in table.origins
        ):
            columns = {key: Column(c.field, 0, []) for key, c in table.columns.items()}
            own[name] = Table(table.entity, columns, [])
    return own


def absent_tables(tables: Mapping[str, Table], given: Collection[str]) -> frozenset[str]:
    """Name what was not handed in: entities that neither were given nor have rows from references.

    Of tables with rows it is the fields without a column, as ``实体.字段``.
    """
    found = {name for name, table in tables.items() if name not in given and not len(table)}
    for name, table in tables.items():
        found |= {f"{name}.{field}" for field in _without_column(table)}
    return frozenset(found)


def _without_column(table: Table) -> Iterator[str]:
    """Give the fields that no sheet of a table with rows has: no header, and so no value."""
    if not len(table):
        return
    empty = [
        name
        for name, column in table.columns.items()
        if not column.field.part_of and all(value is None for value in column.values)
    ]
    if empty:
        sheets = {id(sheet): sheet for sheet, _ in table.origins}.values()
        yield from (name for name in empty if not any(name in s.letters for s in sheets))


def _named(entity: Entity, tables: Mapping[str, Table]) -> Table:
    key = entity.key[0]
    places: dict[str, tuple[SheetOrigin, int]] = {}
    for value, (sheet, number), field in _references(entity, tables):
        if value not in places:
            places[value] = (sheet.only(field, key), number)
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
        for field in table.entity.references() if len(table) else ():
            if field.refers == entity.name:
                values = table.columns[field.name].values
                for value, origin in zip(values, table.origins, strict=True):
                    if isinstance(value, str):
                        yield value, origin, field.name
