"""Rules that look at all rows: on sums that are kept where they can be, else on whole tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from perfeval.dataset import Dataset
from perfeval.engine.rule_runner import RuleRunner
from perfeval.ruleset.program import Program
from perfeval.stream.ahead.days import days_ahead
from perfeval.stream.evaluating.chunk import Tables
from perfeval.stream.evaluating.parts import Part, Parts
from perfeval.stream.evaluating.totals import Totals
from perfeval.stream.kept.store import Held, Store
from perfeval.stream.lines.cells import key_in
from perfeval.stream.rules.sums import Taken, taken_out
from perfeval.stream.rules.units import Unit, names_of
from perfeval.vocabulary import Vocabulary

_NO_ROW = 0
"""Woken with a day, so that the day is evaluated; the ids of rows begin with 1."""


class Whole:
    """Keeps the sums of units, and makes what they are evaluated on."""

    def __init__(
        self, store: Store, units: Sequence[Unit], tables: Tables, vocabulary: Vocabulary
    ) -> None:
        self._store = store
        self._units = units
        self._tables = tables
        self._vocabulary = vocabulary
        self._totals = Totals(store)
        self._taken: dict[int, Taken] = {}
        self._turns: dict[int, int] = {}
        self._names: dict[int, list[int]] = {}
        self._moved: set[int] = set()

    def begin_day(self) -> None:
        """Forget what was taken out of the programs of the day before."""
        self._taken.clear()
        self._moved.clear()

    def add_up(
        self, unit: Unit, program: Program, held: Mapping[int, Held], own: Mapping[int, Held]
    ) -> None:
        """Compute the parts that rows give to the sums of a unit, and when they turn."""
        if unit.adds_to is None:
            return
        taken = self.taken(unit.adds_to, program)
        sums = [one for one in taken.sums if one.entity == unit.entity]
        dataset = self._tables.known(held.values(), program.as_of)
        by_key = {row.key: row.id for row in own.values()}
        computing = Parts(dataset, RuleRunner(dataset).compiler, program.as_of.toordinal())
        parts: dict[int, list[Part]] = {}
        for row in range(len(dataset.tables[unit.entity])):
            owner = by_key.get(key_in(dataset, unit.entity, row))
            if owner is not None:
                parts[owner] = list(computing.of(sums, row))
                turn = computing.turn(sums, row)
                if turn is not None:
                    self._store.wake(turn, [owner])
        if self._totals.put(unit.number, own, parts):
            self._moved.add(unit.adds_to)

    def is_due(self, unit: Unit, program: Program, changed: Iterable[str]) -> bool:
        """Whether a unit that reads sums only may find something else than when it last did."""
        today = program.as_of.toordinal()
        return (
            unit.number in self._moved
            or not unit.rules.isdisjoint(changed)
            or self._turns.get(unit.number, today + 1) <= today
            or self._named(unit) != self._names.get(unit.number)
        )

    def ready(self, unit: Unit, program: Program) -> tuple[Program, Dataset, RuleRunner]:
        """Give the rules of a unit as they read sums, and what to evaluate them on."""
        taken = self.taken(unit.number, program)
        part = unit.of(program)
        rows = {row.id: row for name in sorted(unit.entities) for row in self._store.all_rows(name)}
        if taken.checks:
            part = replace(part, checks=taken.checks)
            names = self._names[unit.number] = self._named(unit)
            rows.update((row.id, row) for row in self._store.rows(set(names) - rows.keys()))
        dataset = self._tables.known(rows.values(), program.as_of)
        numbers = {u.entity: u.number for u in self._units if u.adds_to == unit.number}
        dataset = self._totals.with_sums(dataset, ((numbers[s.entity], s) for s in taken.sums))
        runner = RuleRunner(dataset, "rows" if taken.sums else "auto")
        if unit.light:
            self._look_ahead(unit, part, dataset, runner)
        return part, dataset, runner

    def taken(self, number: int, program: Program) -> Taken:
        """Give the checks of a whole unit and the sums that they read, on the program's day."""
        if number not in self._taken:
            kept = any(one.adds_to == number for one in self._units)
            self._taken[number] = taken_out(program, self._units[number].rules if kept else ())
        return self._taken[number]

    def _named(self, unit: Unit) -> list[int]:
        return [
            row
            for entity, field in names_of(self._vocabulary, unit.entities)
            for row in self._store.naming(entity, field)
        ]

    def _look_ahead(self, unit: Unit, part: Program, dataset: Dataset, runner: RuleRunner) -> None:
        count = len(dataset.tables[unit.entity])
        own = {key_in(dataset, unit.entity, row) for row in range(count)}
        ahead = days_ahead(part, dataset, runner.compiler, own)
        self._turns.pop(unit.number, None)
        if ahead:
            self._turns[unit.number] = min(ahead)
            self._store.wake(min(ahead), [_NO_ROW])
