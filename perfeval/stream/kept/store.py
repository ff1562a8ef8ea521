"""What is known so far, in a temporary database that the system removes: rows, links, what is due.

Only what a block or a day needs is in memory.
"""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from perfeval.dataset import SheetOrigin, Value
from perfeval.stream.lines.cells import Cells
from perfeval.vocabulary import Vocabulary

_MANY = 500
_SCHEMA = """
CREATE TABLE rows(id INTEGER PRIMARY KEY, entity INT, key TEXT, held BLOB, UNIQUE(entity, key));
CREATE TABLE links(entity INT, field INT, value, row INT, PRIMARY KEY(entity, field, value, row))
    WITHOUT ROWID;
CREATE TABLE wakes(day INT, row INT, PRIMARY KEY(day, row)) WITHOUT ROWID;
CREATE TABLE todo(unit INT, owner INT, PRIMARY KEY(unit, owner)) WITHOUT ROWID;
CREATE TABLE queue(place INTEGER PRIMARY KEY, owner INT);
CREATE TABLE seen(unit INT, owner INT, id TEXT, rule TEXT, held BLOB,
    PRIMARY KEY(unit, owner, id, rule)) WITHOUT ROWID;
CREATE INDEX seen_id ON seen(id);
CREATE TABLE lives(id TEXT PRIMARY KEY, held BLOB) WITHOUT ROWID;
CREATE TABLE parts(unit INT, owner INT, held BLOB, PRIMARY KEY(unit, owner)) WITHOUT ROWID;
CREATE TABLE totals(unit INT, name TEXT, top TEXT, held BLOB, PRIMARY KEY(unit, name, top))
    WITHOUT ROWID;
CREATE TABLE lacking(unit INT, name TEXT, top TEXT, key TEXT, number INT, why TEXT,
    PRIMARY KEY(unit, name, top, key)) WITHOUT ROWID;
"""
LAST = 1 << 60
"""The number of a row that does not say which place it has in its table."""
Stamp = tuple[int, int]
"""The day of the event that gave a field its cells, and its line; 0 and 0 from a sheet."""


@dataclass(slots=True)
class Held:
    """A row as kept.

    ``sheet`` is where it stands in a workbook: the number of the sheet among ``Store.sheets``, and
    the row there; None for a row that only the stream has.
    """

    id: int
    entity: str
    key: str
    number: int
    line: int
    sheet: tuple[int, int] | None
    cells: Cells
    stamps: dict[str, Stamp]

    def value(self, name: str) -> Value:
        """Give a value as held."""
        return self.cells.get(name, (None, 0))[0]


class Store:
    """The rows of all tables. ``indexed`` are the fields by which rows are looked up."""

    def __init__(self, vocabulary: Vocabulary, indexed: Mapping[str, frozenset[str]]) -> None:
        self.database = sqlite3.connect("", isolation_level=None)
        self.database.execute("PRAGMA journal_mode = OFF")
        self.database.execute("PRAGMA synchronous = OFF")
        self.database.execute("PRAGMA cache_size = -32768")
        self.database.executescript(_SCHEMA)
        self.database.execute("BEGIN")
        self.sheets: list[SheetOrigin] = []
        self._names = list(vocabulary.entities)
        self._entities = {name: number for number, name in enumerate(self._names)}
        self._indexed = indexed
        self._fields = {
            name: {field: number for number, field in enumerate(entity.fields)}
            for name, entity in vocabulary.entities.items()
        }
        self._left: dict[tuple[str, str], dict[Value, set[int]]] = {}

    def close(self) -> None:
        """Let the database go."""
        self.database.close()

    def find(self, entity: str, key: str) -> Held | None:
        """Give a row by its key."""
        number = self._entities[entity]
        found = self.database.execute(
            "SELECT id, entity, key, held FROM rows WHERE entity = ? AND key = ?", (number, key)
        ).fetchone()
        return None if found is None else self._held(found)

    def add(self, row: Held) -> None:
        """Keep a new row and give it its id."""
        cursor = self.database.execute(
            "INSERT INTO rows(entity, key, held) VALUES (?, ?, ?)",
            (self._entities[row.entity], row.key, _packed(row)),
        )
        row.id = int(cursor.lastrowid or 0)
        for name in self._indexed.get(row.entity, ()):
            self._link(row, name, row.value(name))

    def change(self, row: Held, before: Mapping[str, Value]) -> None:
        """Keep a row that has changed; ``before`` has the values of its fields until now.

        Whoever reached the row by an old value must hear of the change: see ``left``.
        """
        packed = _packed(row)
        self.database.execute("UPDATE rows SET held = ? WHERE id = ?", (packed, row.id))
        for name in self._indexed.get(row.entity, ()):
            old, new = before.get(name), row.value(name)
            if old == new:
                continue
            if old is not None:
                place = (self._entities[row.entity], self._fields[row.entity][name], old, row.id)
                self.database.execute(
                    "DELETE FROM links WHERE entity = ? AND field = ? AND value = ? AND row = ?",
                    place,
                )
                self._left.setdefault((row.entity, name), {}).setdefault(old, set()).add(row.id)
            self._link(row, name, new)

    def left(self, entity: str, field: str) -> Mapping[Value, set[int]]:
        """Give the values of a field that rows had, with the rows, since ``forget_left``."""
        return self._left.get((entity, field), {})

    def forget_left(self) -> None:
        """Forget the values that rows had."""
        self._left.clear()

    def rows(self, ids: Iterable[int]) -> Iterator[Held]:
        """Give rows by their ids."""
        wanted = list(ids)
        for start in range(0, len(wanted), _MANY):
            some = wanted[start : start + _MANY]
            marks = ",".join("?" * len(some))
            query = f"SELECT id, entity, key, held FROM rows WHERE id IN ({marks})"  # noqa: S608
            for found in self.database.execute(query, some).fetchall():
                yield self._held(found)

    def all_rows(self, entity: str) -> Iterator[Held]:
        """Give every row of an entity."""
        query = "SELECT id, entity, key, held FROM rows WHERE entity = ?"
        for found in self.database.execute(query, (self._entities[entity],)):
            yield self._held(found)

    def add_todo(self, unit: int, ids: Iterable[int]) -> None:
        """Note rows to be evaluated by a unit."""
        query = "INSERT OR IGNORE INTO todo VALUES (?, ?)"
        self.database.executemany(query, ((unit, one) for one in ids))

    def todo(self, unit: int, entity: str, field: str) -> Iterator[int]:
        """Give the rows to be evaluated by a unit, those with one value in a field side by side.

        What rows with one value need is loaded once then. ``field`` is an indexed one, or empty.
        One such order is there at a time.
        """
        database = self.database
        database.execute("DELETE FROM queue")
        if field:
            place = (self._entities[entity], self._fields[entity][field])
            database.execute(
                "INSERT INTO queue(owner) SELECT row FROM links WHERE entity = ? AND field = ?"
                " AND row IN (SELECT owner FROM todo WHERE unit = ?) ORDER BY value, row",
                (*place, unit),
            )
        database.execute(
            "INSERT INTO queue(owner) SELECT owner FROM todo WHERE unit = ?"
            " AND owner NOT IN (SELECT owner FROM queue) ORDER BY owner",
            (unit,),
        )
        for (owner,) in database.execute("SELECT owner FROM queue ORDER BY place"):
            yield owner

    def forget_todo(self, unit: int) -> None:
        """Forget what was to be evaluated by a unit."""
        self.database.execute("DELETE FROM todo WHERE unit = ?", (unit,))

    def ids_of(self, entity: str) -> Iterator[int]:
        """Give the id of every row of an entity."""
        number = self._entities[entity]
        for (found,) in self.database.execute("SELECT id FROM rows WHERE entity = ?", (number,)):
            yield found

    def has_rows(self, entity: str) -> bool:
        """Whether an entity has a row of its own."""
        query = "SELECT 1 FROM rows WHERE entity = ? LIMIT 1"
        return self.database.execute(query, (self._entities[entity],)).fetchone() is not None

    def linked(self, entity: str, field: str, values: Iterable[Value]) -> set[int]:
        """Give the ids of the rows that have one of the values in a field."""
        place = (self._entities[entity], self._fields[entity][field])
        query = "SELECT row FROM links WHERE entity = ? AND field = ? AND value = ?"
        found: set[int] = set()
        for value in values:
            if value is not None:
                found.update(r for (r,) in self.database.execute(query, (*place, value)))
        return found

    def naming(self, entity: str, field: str) -> Iterator[int]:
        """Give for each different text in a field, an indexed one, the first row that has it."""
        place = (self._entities[entity], self._fields[entity][field])
        query = (
            "SELECT value, row FROM links WHERE entity = ? AND field = ? AND value > ?"
            " ORDER BY value, row LIMIT 1"
        )
        last = ""
        while found := self.database.execute(query, (*place, last)).fetchone():
            last = str(found[0])
            yield int(found[1])

    def wake(self, day: int, rows: Iterable[int]) -> None:
        """Note that something about rows is to be looked at on a day."""
        query = "INSERT OR IGNORE INTO wakes VALUES (?, ?)"
        self.database.executemany(query, ((day, row) for row in rows))

    def next_wake(self, after: int) -> int | None:
        """Give the next day on which a row is to be looked at."""
        query = "SELECT MIN(day) FROM wakes WHERE day > ?"
        found: int | None = self.database.execute(query, (after,)).fetchone()[0]
        return found

    def take_woken(self, day: int) -> Iterator[list[int]]:
        """Give, some at a time, the rows to be looked at by a day, and forget that they are."""
        query = "SELECT DISTINCT row FROM wakes WHERE day <= ? AND row > ? ORDER BY row LIMIT ?"
        last = -1
        while some := [r for (r,) in self.database.execute(query, (day, last, 10 * _MANY))]:
            last = some[-1]
            yield some
        self.database.execute("DELETE FROM wakes WHERE day <= ?", (day,))

    def _link(self, row: Held, name: str, value: Value) -> None:
        if value is not None:
            place = (self._entities[row.entity], self._fields[row.entity][name], value, row.id)
            self.database.execute("INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?)", place)

    def _held(self, found: Sequence[object]) -> Held:
        number, entity, key, data = found
        order, line, sheet, cells, stamps = marshal.loads(data)  # type: ignore[arg-type]  # noqa: S302 - own
        name = self._names[int(entity)]  # type: ignore[call-overload]
        return Held(int(number), name, str(key), order, line, sheet, cells, stamps)  # type: ignore[call-overload]


def _packed(row: Held) -> bytes:
    return marshal.dumps((row.number, row.line, row.sheet, row.cells, row.stamps))
