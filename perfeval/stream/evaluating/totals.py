"""Sums as they are, kept beside the rows: what each row gave, and what that adds up to."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from perfeval.dataset import Column, Dataset, Table, Value
from perfeval.stream.evaluating.parts import IN, NO_VALUE, UNDECIDED, Part
from perfeval.stream.kept.store import Held, Store
from perfeval.stream.lines.cells import key_in
from perfeval.stream.rules.sums import OVER, Sum
from perfeval.vocabulary import Field, Kind

_Held = tuple[str, str, int, int, int, str]
_LACKING = (NO_VALUE, UNDECIDED)


@dataclass(slots=True)
class Total:
    """How many rows there are, are counted, lack their value, may count; and their sum."""

    rows: int = 0
    counted: int = 0
    without: int = 0
    undecided: int = 0
    amount: Fraction = Fraction(0)

    def add(self, state: int, amount: Fraction, times: int) -> None:
        """Add a part, or take it away again."""
        self.rows += times
        self.counted += times * (state in (IN, NO_VALUE))
        self.without += times * (state == NO_VALUE)
        self.undecided += times * (state == UNDECIDED)
        self.amount += times * amount

    def value(self, kind: str) -> Fraction | None:
        """Give the aggregate; None when it is missing."""
        if self.undecided:
            return None
        if kind == "count":
            return Fraction(self.counted)
        if kind == "share":
            return Fraction(self.counted, self.rows) if self.rows else None
        if self.without:
            return None
        if kind == "sum":
            return self.amount
        return self.amount / self.counted if self.counted else None


class Totals:
    """The sums of all units, in the database of a store."""

    def __init__(self, store: Store) -> None:
        self._database = store.database

    def put(self, unit: int, owners: Mapping[int, Held], parts: Mapping[int, list[Part]]) -> bool:
        """Let parts take the place of those that rows gave; gives whether a sum may differ."""
        changed: dict[tuple[str, str], Total] = {}
        for owner, row in owners.items():
            new = [_held(part) for part in parts.get(owner, ())]
            old = self._parts(unit, owner)
            if new == old:
                continue
            self._lack(unit, row, old, new)
            for held, times in ((old, -1), (new, 1)):
                for name, top, state, number, over, _ in held:
                    total = changed.get((name, top)) or self._total(unit, name, top)
                    total.add(state, Fraction(number, over), times)
                    changed[name, top] = total
            query = "INSERT OR REPLACE INTO parts VALUES (?, ?, ?)"
            self._database.execute(query, (unit, owner, marshal.dumps(new)))
        rows = ((unit, *key, _packed(total)) for key, total in changed.items())
        self._database.executemany("INSERT OR REPLACE INTO totals VALUES (?, ?, ?, ?)", rows)
        return bool(changed)

    def with_sums(self, dataset: Dataset, sums: Iterable[tuple[int, Sum]]) -> Dataset:
        """Give a dataset whose tables have a column for each sum, each with its unit."""
        tables = dict(dataset.tables)
        for unit, one in sums:
            table = tables[one.top]
            keys = [key_in(dataset, one.top, row) for row in range(len(table))]
            columns = self._columns(unit, one, keys if one.path else [""] * len(table))
            tables[one.top] = Table(table.entity, {**table.columns, **columns}, table.origins)
        return Dataset(dataset.vocabulary, tables, dataset.sources, dataset.absent)

    def _columns(self, unit: int, one: Sum, keys: Sequence[str]) -> dict[str, Column]:
        numbers: list[Value] = []
        overs: list[Value] = []
        lacking: dict[int, str] = {}
        for row, key in enumerate(keys):
            total = self._total(unit, one.name, key)
            value = total.value(one.kind)
            numbers.append(None if value is None else value.numerator)
            overs.append(None if value is None else value.denominator)
            if value is None:
                lacking[row] = self._why(unit, one, key)
        made = {one.name: (numbers, lacking), one.name + OVER: (overs, None)}
        return {
            name: Column(Field(name, name, Kind.COUNT), 0, values, why)
            for name, (values, why) in made.items()
        }

    def _why(self, unit: int, one: Sum, top: str) -> str:
        """Name the first row that lacks something, in the order of its table."""
        query = (
            "SELECT why FROM lacking WHERE unit = ? AND name = ? AND top = ?"
            " ORDER BY number, key LIMIT 1"
        )
        found = self._database.execute(query, (unit, one.name, top)).fetchone()
        return f"没有“{one.entity}”的行" if found is None else str(found[0])

    def _lack(self, unit: int, row: Held, old: Sequence[_Held], new: Sequence[_Held]) -> None:
        delete = "DELETE FROM lacking WHERE unit = ? AND name = ? AND top = ? AND key = ?"
        insert = "INSERT INTO lacking VALUES (?, ?, ?, ?, ?, ?)"
        for name, top, state, *_ in old:
            if state in _LACKING:
                self._database.execute(delete, (unit, name, top, row.key))
        for name, top, state, _, _, why in new:
            if state in _LACKING:
                self._database.execute(insert, (unit, name, top, row.key, row.number, why))

    def _parts(self, unit: int, owner: int) -> list[_Held]:
        query = "SELECT held FROM parts WHERE unit = ? AND owner = ?"
        found = self._database.execute(query, (unit, owner)).fetchone()
        return [] if found is None else marshal.loads(found[0])  # noqa: S302 - own

    def _total(self, unit: int, name: str, top: str) -> Total:
        query = "SELECT held FROM totals WHERE unit = ? AND name = ? AND top = ?"
        found = self._database.execute(query, (unit, name, top)).fetchone()
        if found is None:
            return Total()
        rows, counted, without, undecided, number, over = marshal.loads(found[0])  # noqa: S302
        return Total(rows, counted, without, undecided, Fraction(number, over))


def _held(part: Part) -> _Held:
    amount = part.amount
    return (part.name, part.top, part.state, amount.numerator, amount.denominator, part.why)


def _packed(total: Total) -> bytes:
    counts = (total.rows, total.counted, total.without, total.undecided)
    return marshal.dumps((*counts, total.amount.numerator, total.amount.denominator))
