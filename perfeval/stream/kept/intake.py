"""Facts into rows: what an event states is added to what is known of its row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from perfeval.dataset import Dataset
from perfeval.dataset.as_of import at_the_end, since_field
from perfeval.diagnostics import Diagnostic, Place, nearest
from perfeval.diagnostics.codes import dataset as dataset_codes
from perfeval.diagnostics.codes import stream as codes
from perfeval.stream.kept.store import LAST, Held, Store
from perfeval.stream.lines.cells import Cells, Fact, plain_cell, row_key
from perfeval.vocabulary import Entity, Field, Kind, Vocabulary

_MOST_DANGLING = 20
_MOST_NAMES = 1000


class Intake:
    """Adds to the rows of a store, and notes which are to be looked at, and when."""

    def __init__(
        self, store: Store, vocabulary: Vocabulary, name: str, data_day: date | None
    ) -> None:
        self.repeated = 0
        """Events that said nothing new."""
        self.given: set[str] = set()
        """The entities of which a table is handed in, or whose names rows refer to."""
        self._store = store
        self._vocabulary = vocabulary
        self._named = {
            entity.name: [
                f for f in entity.references() if vocabulary.entities[f.refers].from_references
            ]
            for entity in vocabulary.entities.values()
        }
        self._at_the_end = {
            entity.name: [f for f in entity.fields.values() if at_the_end(f, None)]
            for entity in vocabulary.entities.values()
        }
        self._name = name
        self._data_day = data_day.toordinal() if data_day else 0

    def start(self, dataset: Dataset) -> None:
        """Take over the rows of workbooks: where the stream begins."""
        sheets: dict[int, int] = {}
        self.given.update(dataset.tables.keys() - dataset.absent)
        for table in dataset.tables.values():
            for row, (origin, number) in enumerate(table.origins):
                if id(origin) not in sheets:
                    sheets[id(origin)] = len(self._store.sheets)
                    self._store.sheets.append(origin)
                cells = {
                    name: plain_cell(column.values[row], column.scale)
                    for name, column in table.columns.items()
                    if column.values[row] is not None
                }
                key = row_key(table.entity, cells)
                sheet = (sheets[id(origin)], number)
                held = Held(0, table.entity.name, key or f"\x1f{row}", row, 0, sheet, cells, {})
                self._store.add(held)
                self._wake(held, table.entity, 0, cells)

    def add(self, fact: Fact, clock: int) -> list[Diagnostic]:
        """Add a fact; of two statements of a cell the one of the later day holds.

        Args:
            fact: What is stated.
            clock: The greatest day so far, the fact's own included.
        """
        event = fact.event
        entity = event.entity
        self.given.add(entity.name)
        self.given.update(f.refers for f in self._named[entity.name] if f.name in fact.cells)
        row = self._store.find(entity.name, fact.key)
        if row is None:
            number = LAST if event.number is None else event.number
            row = Held(0, entity.name, fact.key, number, event.line, None, {}, {})
            self._put(row, fact)
            self._store.add(row)
            self._wake(row, entity, clock, row.cells)
            return []
        before = {name: value for name, (value, _) in row.cells.items()}
        old_number, old_stamps = row.number, dict(row.stamps)
        if event.number is not None and row.sheet is None:
            row.number = min(row.number, event.number)
        changed, problems = self._put(row, fact)
        if changed:
            row.line = event.line
        if not changed and row.number == old_number:
            self.repeated += 1
            if row.stamps != old_stamps:
                self._store.change(row, before)
            return problems
        self._store.change(row, before)
        self._wake(row, entity, clock, changed)
        return problems

    def _put(self, row: Held, fact: Fact) -> tuple[Cells, list[Diagnostic]]:
        """Put the cells of a fact into a row; gives those that are other ones now."""
        event, changed = fact.event, Cells()
        problems: list[Diagnostic] = []
        for name, cells in fact.cells.items():
            day, line = row.stamps.get(name, (0, 0))
            if event.day < day:
                continue
            same = all(row.cells.get(c, (None, 0)) == cell for c, cell in cells.items())
            if same:
                row.stamps[name] = (event.day, line or (0 if row.sheet else event.line))
                continue
            if event.day == day:
                place = Place(self._name, event.line)
                problems.append(codes.TWO_VALUES.at(place, field=name, line=line))
            row.cells.update(cells)
            row.stamps[name] = (event.day, event.line)
            changed.update(cells)
        return changed, problems

    def _wake(self, row: Held, entity: Entity, clock: int, changed: Cells) -> None:
        """Have a row looked at by the end of the day, and when more of it comes to light."""
        days = {clock}
        for name in changed:
            field, value = entity.fields[name], row.value(name)
            if field.kind is Kind.DATE and isinstance(value, int) and value > clock:
                days.add(value)
        if self._data_day > clock and any(
            (field.name in changed or field.known in changed)
            and at_the_end(field, row.value(since_field(field)))
            for field in self._at_the_end[entity.name]
        ):
            days.add(self._data_day)
        for day in days:
            self._store.wake(day, [row.id])

    def open_ends(self) -> Iterator[Diagnostic]:
        """Give what is missing at the end: references that must be there, rows they point to."""
        told = 0
        for entity in self._vocabulary.entities.values():
            if not any(True for _ in self._store.ids_of(entity.name)):
                continue
            for field in entity.references():
                for one in self._dangling(entity, field):
                    if told < _MOST_DANGLING:
                        yield one
                    told += 1

    def _dangling(self, entity: Entity, field: Field) -> Iterator[Diagnostic]:
        parent = self._vocabulary.entities[field.refers]
        has_rows = self._store.has_rows(parent.name)
        if not has_rows and (parent.from_references or not field.required):
            return
        several = len(parent.key) > 1
        all_of = self._store.all_rows(parent.name) if several else ()
        keys = {row.value(parent.key[0]) for row in all_of}
        told: set[object] = set()
        for row in self._store.all_rows(entity.name):
            value = row.value(field.name)
            if not row.line or value in told:
                continue
            place = Place(self._name, row.stamps.get(field.name, (0, row.line))[1] or row.line)
            if value is None and field.required:
                yield dataset_codes.VALUE_MISSING.at(place, field=field.name)
            elif value is not None and not (
                value in keys if several else self._store.find(parent.name, str(value))
            ):
                told.add(value)
                some = (str(one.value(parent.key[0])) for one in self._store.all_rows(parent.name))
                near = nearest(str(value), sorted(islice(some, _MOST_NAMES)))
                yield dataset_codes.DANGLING.at(
                    place, field=field.name, found=value, parent=parent.name, more_zh="",
                    more_en="", nearest=near,
                )  # fmt: skip
