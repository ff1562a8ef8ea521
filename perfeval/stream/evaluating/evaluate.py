"""One day evaluated: the rows that something happened to, and the rules that are other ones now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from perfeval.dataset import Dataset
from perfeval.diagnostics import Diagnostic
from perfeval.engine.findings.find import find
from perfeval.engine.findings.unchecked import runnable
from perfeval.engine.naming import key_of
from perfeval.engine.rule_runner import RuleRunner
from perfeval.history.changes import BY_DATA, NO_ROW, NO_RULE
from perfeval.history.entry import Entry
from perfeval.history.identity import Sighting, sighting
from perfeval.ruleset.program import Program
from perfeval.stream.ahead.days import days_ahead
from perfeval.stream.evaluating.chunk import Tables, concerned, needed
from perfeval.stream.evaluating.whole import Whole
from perfeval.stream.kept.state import State
from perfeval.stream.kept.store import Held, Store
from perfeval.stream.lines.cells import key_in
from perfeval.stream.rules.seasons import Changed
from perfeval.stream.rules.units import Unit, rules_of
from perfeval.vocabulary import Vocabulary

_ROWS = 5_000
_FEWEST, _FIRST, _MOST = 20, 500, 5000
_AT_ONCE = 5000
_EVERYONE = -1
"""The number under which all rows of an entity are to be evaluated."""


class Evaluator:
    """Keeps findings up to date."""

    def __init__(
        self, store: Store, units: Sequence[Unit], tables: Tables, vocabulary: Vocabulary
    ) -> None:
        self.state = State(store)
        self._store = store
        self._units = units
        self._vocabulary = vocabulary
        self._tables = tables
        self._whole = Whole(store, units, tables, vocabulary)
        self.problems: list[Diagnostic] = []
        """What was found on the day besides findings."""

    def evaluate(
        self, day: date, programs: Sequence[Program], changed: Changed, *, tick: bool,
        also: Iterable[str] = (),
    ) -> Iterator[list[Entry]]:  # fmt: skip
        """Evaluate what must be on a day, and say what happened to findings, so many at a time.

        Args:
            day: The day, later than any before.
            programs: Those of the day.
            changed: Rules that are other ones than on the day before.
            tick: Whether rules that look at all rows are evaluated, and messages that count days.
            also: Identities to look at as well.
        """
        self.problems = []
        self._gather(day)
        self._whole.begin_day()
        different = set(also)
        for unit in self._units:
            rules = frozenset(one for number, one in changed if number == unit.program)
            different |= self._of_unit(unit, programs[unit.program], rules, tick=tick)
        self._store.forget_left()
        yield from self._said(sorted(different), day, programs)
        self.state.gone.clear()

    def _of_unit(
        self, unit: Unit, program: Program, changed: frozenset[str], *, tick: bool
    ) -> set[str]:
        """Evaluate what must be of a unit; gives the identities of findings that differ."""
        if unit.whole:
            due = tick or (unit.light and self._whole.is_due(unit, program, changed))
            return self._look_at_all(unit, program) if due else set()
        different = self._in_chunks(unit, program, self._todo(unit, unit.number), unit.rules)
        self._store.forget_todo(unit.number)
        other = changed & unit.run
        if other:
            mine = unit.rules & changed if len(unit.rules) > 1 else unit.rules
            self._store.add_todo(_EVERYONE, self._store.ids_of(unit.entity))
            different |= self._in_chunks(unit, program, self._todo(unit, _EVERYONE), mine)
            self._store.forget_todo(_EVERYONE)
        if tick and unit.tells_days:
            owners = self.state.owners(unit.number, unit.tells_days)
            different |= self._in_chunks(unit, program, owners, unit.tells_days)
        return different

    def _said(
        self, names: Sequence[str], day: date, programs: Sequence[Program]
    ) -> Iterator[list[Entry]]:
        """Say what happened to findings, in the order of rules, so many at a time."""
        order = {rule: n for n, rule in enumerate(self._order(programs))}
        idle = set(self._idle(programs))
        shown: dict[str, frozenset[str]] = {}
        for start in range(0, len(names), _AT_ONCE):
            made = self.state.advance(
                names[start : start + _AT_ONCE],
                day,
                lambda last: self._cause(last, day, shown),
                lambda last: (last.ruleset, last.rule) not in idle,
            )
            made.sort(key=lambda one: (order.get((one.ruleset, one.rule), -1), one.subject, one.id))
            yield made

    @staticmethod
    def _order(programs: Sequence[Program]) -> Iterator[tuple[str, str]]:
        for program in programs:
            yield from ((program.id, rule.id) for rule in rules_of(program))

    def _idle(self, programs: Sequence[Program]) -> Iterator[tuple[str, str]]:
        """Give the rules for which nothing was handed in so far."""
        nothing = self._tables.dataset(())
        for program in programs:
            running = {rule.id for rule in rules_of(runnable(program, nothing))}
            yield from ((program.id, r.id) for r in rules_of(program) if r.id not in running)

    def _gather(self, day: date) -> None:
        """Note for each unit the rows whose findings may have changed."""
        for woken in self._store.take_woken(day.toordinal()):
            touched: dict[str, dict[int, Held]] = {}
            for row in self._store.rows(woken):
                touched.setdefault(row.entity, {})[row.id] = row
            for unit in self._units:
                if not unit.whole and unit.entities & touched.keys():
                    ids = concerned(self._store, unit, touched)
                    self._store.add_todo(unit.number, ids)

    def _todo(self, unit: Unit, number: int) -> Iterator[int]:
        return self._store.todo(number, unit.entity, unit.group)

    def _in_chunks(
        self, unit: Unit, program: Program, owners: Iterable[int], rules: frozenset[str]
    ) -> set[str]:
        """Evaluate rules for some rows, so many at once that what they need stays small."""
        different: set[str] = set()
        left, size = iter(owners), _FIRST
        while some := list(islice(left, size)):
            held = needed(self._store, unit, some)
            size = min(_MOST, max(_FEWEST, _ROWS * len(some) // max(len(held), 1)))
            own = {one: held[one] for one in some if one in held}
            if unit.adds_to is None:
                different |= self._evaluated(unit, program, held, own, rules)
            else:
                self._whole.add_up(unit, program, held, own)
        return different

    def _evaluated(
        self, unit: Unit, program: Program, held: dict[int, Held], own: dict[int, Held],
        rules: frozenset[str],
    ) -> set[str]:  # fmt: skip
        day = program.as_of
        rows = held.values()
        part = unit.of(program, rules if rules < unit.rules else None)
        dataset = self._tables.known(rows, day)
        ids_of = {(row.entity, row.key): row.id for row in rows}
        by_key = {row.key: row.id for row in own.values()}
        runner = RuleRunner(dataset)
        found = [
            (by_key[key], one)
            for key, one in self._sightings(part, dataset, runner, rules)
            if key in by_key
        ]
        for when, woken in days_ahead(part, dataset, runner.compiler, by_key.keys()).items():
            ids = (ids_of.get((entity, key)) for entity, keys in woken.items() for key in keys)
            self._store.wake(when, (one for one in ids if one is not None))
        return self.state.put(unit.number, own, rules, found)

    def _sightings(
        self, part: Program, dataset: Dataset, runner: RuleRunner, rules: frozenset[str]
    ) -> Iterator[tuple[str, Sighting]]:
        """Give the findings of rules, each with the key of its row."""
        findings, problems = find(part, dataset, matcher="builtin", runner=runner, evidence=False)
        self.problems.extend(problems)
        for one in findings:
            if one.rule in rules:
                yield key_in(dataset, one.entity, one.row), sighting(part, one, dataset)

    def _look_at_all(self, unit: Unit, program: Program) -> set[str]:
        """Evaluate rules that look at all rows; rows without a place in the store count as one."""
        part, dataset, runner = self._whole.ready(unit, program)
        found = [(0, one) for _, one in self._sightings(part, dataset, runner, unit.rules)]
        return self.state.put(unit.number, [0], unit.rules, found)

    def _cause(self, last: Entry, day: date, shown: dict[str, frozenset[str]]) -> str:
        """Say why a finding is there no more: its row is not, or it follows the rules now."""
        owner = self.state.gone.get(last.id)
        for row in self._store.rows([owner] if owner else ()):
            known = self._vocabulary.entities[row.entity].known
            since = row.value(known) if known else None
            return NO_ROW if isinstance(since, int) and since > day.toordinal() else BY_DATA
        finding = [unit for unit in self._units if unit.adds_to is None]
        entities = {unit.entity for unit in finding if last.rule in unit.rules}
        if not entities:
            return NO_RULE
        return (
            BY_DATA
            if any(last.subject in self._shown(name, day, shown) for name in entities)
            else NO_ROW
        )

    def _shown(self, entity: str, day: date, shown: dict[str, frozenset[str]]) -> frozenset[str]:
        """Give the keys of all rows of an entity as they are shown; needed for old logs only."""
        if entity not in shown:
            wanted = self._vocabulary.entities
            names = wanted if wanted[entity].from_references else [entity]
            rows = (row for name in names for row in self._store.all_rows(name))
            table = self._tables.known(rows, day).tables[entity]
            shown[entity] = frozenset(key_of(table, row) for row in range(len(table)))
        return shown[entity]
