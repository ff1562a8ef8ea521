"""Grouping: which rows of each entity belong to which group of a family."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from perfeval.dataset import Value
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.engine.plain.shown import month
from perfeval.report.figures.bound import BoundFamily, GroupField
from perfeval.values.show import show_date
from perfeval.vocabulary import Kind

NOT_FILLED = "未填"
"""The name of the group of rows without a value, and of those where somebody wrote just this."""


class Grouping:
    """The groups of one family, and the rows of each, entity by entity.

    Groups stand in the order of first appearance, months in the order of the calendar: January
    of the year of the money to the month of the evaluation date; before that year begins, from
    January of the evaluation date's. Rows without a value make a group of their own. A
    cumulative group also has the rows of the groups before it. With ``rows``, which gives the
    rows of a table that a document is about, there are only groups with such a row.
    """

    def __init__(
        self,
        interpreter: Interpreter,
        family: BoundFamily,
        as_of: date,
        rows: Callable[[str], Sequence[int]] | None = None,
        year: int | None = None,
    ) -> None:
        self._year = as_of.year if year is None else year
        self._interpreter = interpreter
        self._chosen = rows
        self._family = family
        first = min(self._year, as_of.year) * 12
        self._months = range(first, as_of.year * 12 + as_of.month)
        self._rows: dict[str, list[list[int]]] = {}
        self.unknown = False
        """Whether the condition cannot be decided for some row: then no figure is known."""
        self._keys = {field: self._field_keys(field) for field in family.fields}
        self.keys: list[Value] = list(self._months) if family.by_month else self._appearing()
        self._position = {key: at for at, key in enumerate(self.keys)}
        if rows is not None and not family.by_month:
            self._drop_empty()

    def _drop_empty(self) -> None:
        """Leave out the groups that no row of what the formulas go through belongs to."""
        held = {
            at
            for entity in self._family.ways
            for at in range(len(self.keys))
            if self.rows(at, entity)
        }
        self.keys = [key for at, key in enumerate(self.keys) if at in held]
        self._position = {key: at for at, key in enumerate(self.keys)}
        self._rows.clear()

    def _rows_of(self, entity: str) -> Sequence[int]:
        if self._chosen is not None:
            return self._chosen(entity)
        return range(len(self._interpreter.dataset.tables[entity]))

    def label(self, index: int) -> str:
        """Name a group for people."""
        key, field = self.keys[index], self._family.fields[0]
        if key is None:
            return NOT_FILLED
        if isinstance(key, bool):
            return "是" if key else "否"
        if not isinstance(key, int):
            return key
        if self._family.by_month:
            return f"{key % 12 + 1}月" if key // 12 == self._year else month(key)
        kind = self._interpreter.dataset.tables[field.entity].entity.fields[field.name].kind
        return month(key) if kind is Kind.MONTH else show_date(date.fromordinal(key))

    def rows(self, index: int, entity: str) -> list[int]:
        """Give the rows of an entity that belong to a group."""
        if entity not in self._rows:
            self._rows[entity] = self._split(entity)
        return self._rows[entity][index]

    def _field_keys(self, field: GroupField) -> dict[int, tuple[Value]]:
        """Give the key of each row of the field's entity that is not left out."""
        table = self._interpreter.dataset.tables[field.entity]
        kind = table.entity.fields[field.name].kind
        condition = self._family.condition if field == self._family.fields[0] else None
        values = table.columns[field.name].values
        keys: dict[int, tuple[Value]] = {}
        for row in self._rows_of(field.entity):
            value = values[row]
            holds = True if condition is None else self._interpreter.value(condition, None, row)
            self.unknown = self.unknown or holds is None
            if holds is not True:
                continue
            if value == NOT_FILLED:
                keys[row] = (None,)
            elif self._family.by_month and kind is Kind.DATE and isinstance(value, int):
                day = date.fromordinal(value)
                keys[row] = (day.year * 12 + day.month - 1,)
            else:
                keys[row] = (value,)
        return keys

    def _appearing(self) -> list[Value]:
        keys = (key for field in self._family.fields for key in self._keys[field].values())
        return list(dict.fromkeys(key[0] for key in keys))

    def _split(self, entity: str) -> list[list[int]]:
        field, hops = self._family.ways[entity]
        keys = self._keys[field]
        groups: list[list[int]] = [[] for _ in self.keys]
        for row in self._rows_of(entity):
            top = self._interpreter.follow(hops, row)
            key = (None,) if top is None else keys.get(top)
            if key is None:
                continue
            for at in self._positions(key[0]):
                groups[at].append(row)
        return groups

    def _positions(self, key: Value) -> range:
        """Say in which groups a row with a key stands."""
        if not self._family.cumulative:
            at = self._position.get(key)
            return range(0) if at is None else range(at, at + 1)
        if self._family.by_month and isinstance(key, int):
            return range(max(0, key - self._months.start), len(self.keys))
        return range(self._position.get(key, len(self.keys)), len(self.keys))
