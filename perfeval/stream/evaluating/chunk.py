"""From rows as kept to a dataset: what rows need, and whom a changed row concerns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from perfeval.dataset import Column, Dataset, LineOrigin, SheetOrigin, Table, Value
from perfeval.dataset.as_of import known_by
from perfeval.dataset.named_rows import with_named_rows
from perfeval.stream.kept.store import Held, Store
from perfeval.stream.rules.units import Node, Unit
from perfeval.vocabulary import Entity, Vocabulary


def concerned(store: Store, unit: Unit, touched: Mapping[str, Mapping[int, Held]]) -> set[int]:
    """Give the rows whose findings by a unit may change when rows have changed.

    Args:
        store: All rows.
        unit: Rules that see no more than its ways lead to.
        touched: The changed rows by entity and id.
    """

    def visit(node: Node) -> set[int]:
        own = set(touched.get(node.entity, ()))
        for step, below in node.nodes.items():
            reached = visit(below)
            if reached:
                values = _values(store, below.entity, step.to_field, reached, touched)
                own |= store.linked(step.entity, step.field, values)
        return own

    return visit(unit.root)


def _values(
    store: Store,
    entity: str,
    field: str,
    ids: set[int],
    touched: Mapping[str, Mapping[int, Held]],
) -> set[Value]:
    """Give the values of a field in rows, and those that they had before they changed."""
    at_hand = touched.get(entity, {})
    values = {at_hand[one].value(field) for one in ids if one in at_hand}
    values |= {row.value(field) for row in store.rows(ids - at_hand.keys())}
    values |= {value for value, rows in store.left(entity, field).items() if rows & ids}
    return values


def needed(store: Store, unit: Unit, owners: Iterable[int]) -> dict[int, Held]:
    """Give all rows that an evaluation of some rows needs, by id, themselves among them."""
    held = {row.id: row for row in store.rows(owners)}

    def visit(node: Node, ids: Iterable[int]) -> None:
        for step, below in node.nodes.items():
            values = {held[one].value(step.field) for one in ids}
            found = store.linked(step.to_entity, step.to_field, values)
            held.update((row.id, row) for row in store.rows(found - held.keys()))
            visit(below, found)

    visit(unit.root, list(held))
    return held


class Tables:
    """Makes datasets of rows.

    ``name`` is what places call the stream, ``given`` the entities handed in, as time goes on,
    ``data_day`` the day whose state fields “期末” give.
    """

    def __init__(
        self, vocabulary: Vocabulary, store: Store, name: str, given: AbstractSet[str],
        data_day: date | None = None,
    ) -> None:  # fmt: skip
        self._vocabulary = vocabulary
        self._store = store
        self._name = name
        self._given = given
        self._data_day = data_day
        self._empty = {e.name: _table(e, [], []) for e in vocabulary.entities.values()}

    def dataset(self, rows: Iterable[Held]) -> Dataset:
        """Give a dataset of rows, those of a table in its order: as numbered, then by key."""
        by_entity: dict[str, list[Held]] = {}
        for row in rows:
            by_entity.setdefault(row.entity, []).append(row)
        tables = dict(self._empty)
        for name, held in by_entity.items():
            held.sort(key=lambda row: (row.number, row.key))
            origins = [self._origin(row) for row in held]
            tables[name] = _table(self._vocabulary.entities[name], held, origins)
        named = with_named_rows(tables)
        for name, table in named.items():  # an entity with rows of its own takes none from names
            if table is not tables[name] and self._store.has_rows(name):
                named[name] = tables[name]
        absent = frozenset(self._vocabulary.entities.keys() - self._given)
        return Dataset(self._vocabulary, named, absent=absent)

    def known(self, rows: Iterable[Held], day: date) -> Dataset:
        """Give a dataset of rows as they are known on a day."""
        return known_by(self.dataset(rows), day, data_day=self._data_day)

    def _origin(self, row: Held) -> tuple[SheetOrigin, int]:
        before = None
        if row.sheet is not None:
            before = (self._store.sheets[row.sheet[0]], row.sheet[1])
            if not row.line:
                return before
        lines = {name: line for name, (_, line) in row.stamps.items() if line}
        return LineOrigin(self._name, "", {}, lines, before), row.line


def _table(entity: Entity, rows: Sequence[Held], origins: list[tuple[SheetOrigin, int]]) -> Table:
    values: dict[str, list[Value]] = {}
    scaled: dict[str, dict[int, int]] = {}
    for at, row in enumerate(rows):
        for name, (value, scale) in row.cells.items():
            if name not in values:
                values[name] = [None] * len(rows)
            values[name][at] = value
            if scale:
                scaled.setdefault(name, {})[at] = scale
    nothing: list[Value] = [None] * len(rows)
    columns = {}
    for name, field in entity.fields.items():
        scales = scaled.get(name)
        held = values.get(name, nothing)
        finest = max(scales.values()) if scales else 0
        if scales:
            held = [
                value * 10 ** (finest - scales.get(at, 0)) if isinstance(value, int) else value
                for at, value in enumerate(held)
            ]
        columns[name] = Column(field, finest, held)
    return Table(entity, columns, origins)
