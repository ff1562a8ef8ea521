"""Computing figures: the plain interpreter, with the rows of one group at hand or all rows."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from fractions import Fraction

from perfeval.dataset import Dataset
from perfeval.engine.plain.interpreter import Exact, Interpreter
from perfeval.engine.plain.missing import why_missing
from perfeval.language import core as c
from perfeval.language.scope import Hops, path_up
from perfeval.report.figures.binder import FigureBinder
from perfeval.report.figures.bound import (
    MONTH_END,
    MONTH_START,
    BoundFamily,
    BoundFigure,
    local_name,
    named_in,
)
from perfeval.report.figures.grouping import Grouping
from perfeval.report.figures.previous import Previous
from perfeval.report.figures.row_families import RowGroups

_NOTHING = c.number(0)


class GroupInterpreter(Interpreter):
    """An interpreter that can be shut into one group: aggregates over all rows see its rows only.

    Values of figures that formulas name are put in beforehand, so that they stay those of the
    whole dataset inside a group.
    """

    def __init__(self, dataset: Dataset) -> None:
        super().__init__(dataset)
        self._grouping: tuple[Grouping, int] | None = None

    def sibling(self) -> GroupInterpreter:
        """Give another with what is known of the dataset and nothing that is settled."""
        other = GroupInterpreter(self.dataset)
        other._derived, other._below, other._populations = (
            self._derived,
            self._below,
            self._populations,
        )
        return other

    def settle(self, name: str, value: Exact) -> None:
        """Say what a named figure is."""
        self._named[name] = value

    def rows_below(self, path: Hops, row: int | None, entity: str) -> list[int]:
        """Give the rows that an aggregate goes through, those of the group inside one."""
        if path or self._grouping is None:
            return super().rows_below(path, row, entity)
        grouping, index = self._grouping
        return grouping.rows(index, entity)

    @contextmanager
    def group(
        self, family: BoundFamily, grouping: Grouping, index: int
    ) -> Iterator[GroupInterpreter]:
        """Shut the interpreter into a group."""
        self._grouping = (grouping, index)
        locals_ = [local_name(family.id, name) for name in family.measures]
        if family.by_month:
            for name, day in _month_days(grouping.keys[index]).items():
                self.settle(local_name(family.id, name), day)
        try:
            yield self
        finally:
            self._grouping = None
            for name in locals_:
                self._named.pop(name, None)


class FigureEngine:
    """Computes figures in the order in which they need each other.

    In a document about one row, ``row`` is that row of the binder's subject.
    """

    def __init__(
        self,
        binder: FigureBinder,
        dataset: Dataset,
        as_of: date,
        *,
        row: int | None = None,
        interpreter: GroupInterpreter | None = None,
        previous: Previous | None = None,
    ) -> None:
        self.binder = binder
        self.row = row
        self.interpreter = interpreter or GroupInterpreter(dataset)
        self.previous = previous or {}
        self._as_of = as_of
        self._values: dict[str, Exact] = {}
        self._groupings: dict[str, Grouping | RowGroups] = {}
        self._below: dict[tuple[str, str], dict[int, list[int]] | None] = {}

    def value(self, figure: BoundFigure) -> Exact:
        """Give the exact value of a figure of the whole dataset."""
        if figure.id not in self._values:
            if figure.family:
                self._values[figure.id] = self._count(figure)
            elif figure.period:
                self._values[figure.id] = self._earlier(figure)
            else:
                self._values[figure.id] = self.whole(figure.body)
            self.interpreter.settle(figure.id, self._values[figure.id])
        return self._values[figure.id]

    def whole(self, node: c.Core | None) -> Exact:
        """Give the value of an expression over the whole dataset, or about the row at hand."""
        if node is None:
            return None
        self.prepare(node)
        return self.interpreter.value(node, self.row)

    def prepare(self, node: c.Core) -> None:
        """Compute the figures that an expression names, before it is evaluated in a group."""
        for named in named_in(node):
            if named.name in self.binder.specs:
                figure = self.binder.figure(named.name)
                if figure is not None:
                    self.value(figure)
            else:
                self.prepare(named.body)

    def grouping(self, family: BoundFamily) -> Grouping | RowGroups:
        """Give the groups of a family."""
        if family.id not in self._groupings:
            rows = self.rows_about if self.row is not None else None
            if family.rows:
                self.prepare(family.condition or _NOTHING)
                about = self.rows_about(family.rows)
                self._groupings[family.id] = RowGroups(self.interpreter, family, about)
            else:
                year = self.binder.scope.year
                made = Grouping(self.interpreter, family, self._as_of, rows, year)
                self._groupings[family.id] = made
        return self._groupings[family.id]

    def rows_about(self, entity: str) -> Sequence[int]:
        """Give the rows of a table that lead to the row at hand; all where none can."""
        subject = self.binder.scope.subject
        entities = self.binder.vocabulary.entities
        hops = path_up(self.binder.vocabulary, entities[entity], subject) if subject else None
        if hops is None or self.row is None:
            return range(len(self.interpreter.dataset.tables[entity]))
        return self.interpreter.rows_below(hops, self.row, entity) if hops else [self.row]

    def row_of(self, family: BoundFamily, index: int) -> int:
        """Give the row of a group of a family of rows."""
        found = self.grouping(family).keys[index]
        return found if isinstance(found, int) else 0

    def group_values(self, family: BoundFamily, index: int) -> Mapping[str, Exact]:
        """Give the value of each measure in one group."""
        grouping = self.grouping(family)
        bodies = {name: one.body or _NOTHING for name, one in family.measures.items()}
        if isinstance(grouping, RowGroups):
            return {name: self.in_group(family, index, body) for name, body in bodies.items()}
        if grouping.unknown:
            return dict.fromkeys(family.measures)
        for body in bodies.values():
            self.prepare(body)
        with self.interpreter.group(family, grouping, index) as inside:
            return {name: inside.value(body) for name, body in bodies.items()}

    def in_group(self, family: BoundFamily, index: int, body: c.Core) -> Exact:
        """Give the value of an expression in one group."""
        self.prepare(body)
        grouping = self.grouping(family)
        if isinstance(grouping, RowGroups):
            return self.interpreter.value(body, grouping.keys[index])
        with self.interpreter.group(family, grouping, index) as inside:
            return inside.value(body)

    def group_texts(self, family: BoundFamily, index: int) -> Mapping[str, str]:
        """Give the texts of a group of a family of rows; empty where there is no value."""
        found: dict[str, str] = {}
        for name, body in family.texts.items():
            self.prepare(body)
            row = self.row_of(family, index)
            known = self.interpreter.value(body, row) is not None
            found[name] = self.interpreter.shown(body, row) if known else ""
        return found

    def rows_below(self, inner: BoundFamily, outer: BoundFamily, index: int) -> list[int] | None:
        """Give the groups of a family of rows that belong to a row of another; None: no way."""
        key = (inner.id, outer.rows)
        if key not in self._below:
            entities = self.binder.vocabulary.entities
            hops = path_up(self.binder.vocabulary, entities[inner.rows], entities[outer.rows])
            self._below[key] = None if hops is None else self._by_row(inner, hops)
        by_row = self._below[key]
        return None if by_row is None else by_row.get(self.row_of(outer, index), [])

    def _by_row(self, inner: BoundFamily, hops: Hops) -> dict[int, list[int]]:
        """Give the groups of a family of rows by the row that they lead to."""
        found: dict[int, list[int]] = {}
        for at, key in enumerate(self.grouping(inner).keys):
            row = self.interpreter.follow(hops, key) if isinstance(key, int) else None
            if row is not None:
                found.setdefault(row, []).append(at)
        return found

    def why_missing_in(self, family: BoundFamily, index: int, body: c.Core) -> str:
        """Say why an expression has no value in one group."""
        if family.rows:
            return why_missing(self.interpreter, body, self.row_of(family, index))
        return "组内有缺数或除数为零"

    def why_missing(self, figure: BoundFigure) -> str:
        """Say why a figure of the whole dataset has no value."""
        if figure.period:
            return f"没有“{figure.period}”的“{figure.taken}”"
        if figure.family or figure.body is None:
            return f"“{figure.family}”里有缺数"
        return why_missing(self.interpreter, figure.body, self.row)

    def _earlier(self, figure: BoundFigure) -> Exact:
        taken = self.previous.get(figure.period, {}).get(figure.taken)
        return None if taken is None else Fraction(taken.value)

    def _count(self, figure: BoundFigure) -> Exact:
        family = self.binder.family(figure.family)
        if family is None:
            return None
        grouping = self.grouping(family)
        if grouping.unknown:
            return None
        if figure.body is None:
            return Fraction(len(grouping.keys))
        count = 0
        for index in range(len(grouping.keys)):
            holds = self.in_group(family, index, figure.body)
            if holds is None:
                return None
            count += holds is True
        return Fraction(count)


def _month_days(key: object) -> dict[str, Fraction]:
    if not isinstance(key, int):
        return {}
    year, month = key // 12, key % 12 + 1
    first = date(year, month, 1).toordinal()
    days = calendar.monthrange(year, month)[1]
    return {MONTH_START: Fraction(first), MONTH_END: Fraction(first + days - 1)}
