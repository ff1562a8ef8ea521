"""Days ahead on which findings change by themselves: limits that run out, conditions that turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from perfeval.dataset import Dataset
from perfeval.engine.compiled.rules import Compiler
from perfeval.engine.findings.due_days import due_day, soonest
from perfeval.language import core as c
from perfeval.language.events import of_one_row
from perfeval.ruleset.program import Deadline, Program
from perfeval.ruleset.program_patterns import Event
from perfeval.stream.ahead.residue import Residues
from perfeval.stream.ahead.turning import next_turn
from perfeval.stream.lines.cells import key_in
from perfeval.stream.rules.clocked import clocked
from perfeval.vocabulary import Vocabulary

Ahead = dict[int, dict[str, set[str]]]
"""By day, the keys of the rows of each entity that are to be looked at then."""
_Turn = tuple[str, int, int]
"""An entity, a row of it, a day."""


def days_ahead(
    program: Program, dataset: Dataset, compiler: Compiler, own: AbstractSet[str]
) -> Ahead:
    """Give when which rows are to be looked at again after the program's day, without any event.

    Checks and limits are about rows whose key is one of their ``own``; for patterns, all rows of
    the groups count. What is hidden on the day is looked at when it comes to light. ``compiler``
    is of the dataset.
    """
    found: Ahead = {}
    today = program.as_of.toordinal()
    for entity, row, when in _turns(program, dataset, compiler, own):
        if when > today:
            keys = found.setdefault(when, {}).setdefault(entity, set())
            keys.add(key_in(dataset, entity, row))
    return found


def _turns(
    program: Program, dataset: Dataset, compiler: Compiler, own: AbstractSet[str]
) -> Iterator[_Turn]:
    today = program.as_of.toordinal()
    residues = Residues(dataset, compiler)
    conditions = list(_conditions(program, dataset, own))
    for node, entity, rows in conditions:
        for row in rows:
            turn = next_turn(residues.of(node, entity, row), today)
            if turn is not None:
                yield entity, row, turn
    for deadline in program.deadlines:
        yield from _limits(deadline, dataset, _rows_with(dataset, deadline.start[0], own))
    for pattern in program.patterns:
        for event in pattern.events:
            if _meets_on_the_day(event, program.scope.vocabulary):
                yield from (
                    (event.entity, row, today + 1)
                    for row in range(len(dataset.tables[event.entity]))
                )


def _conditions(
    program: Program, dataset: Dataset, own: AbstractSet[str]
) -> Iterator[tuple[c.Core, str, Iterable[int]]]:
    """Give the conditions about one row that move, each with its entity and rows."""
    vocabulary = program.scope.vocabulary
    for check in program.checks:
        for node in (check.applies, check.when):
            if node is not None and clocked(node, vocabulary):
                yield node, check.entity, _rows_with(dataset, check.entity, own)
    for pattern in program.patterns:
        for event in pattern.events:
            if event.when is not None and clocked(event.when, vocabulary):
                rows = range(len(dataset.tables[event.entity]))
                yield of_one_row(event.when), event.entity, rows


def _meets_on_the_day(event: Event, vocabulary: Vocabulary) -> bool:
    """Whether two rows of a pattern are compared by the date; that is looked at every day."""
    sides = [side for way in event.ways for link in way for side in (link.own, link.other)]
    return any(clocked(part, vocabulary) for side in sides for _, part in side)


def _rows_with(dataset: Dataset, entity: str, own: AbstractSet[str]) -> list[int]:
    rows = range(len(dataset.tables[entity]))
    return [row for row in rows if key_in(dataset, entity, row) in own]


def _limits(deadline: Deadline, dataset: Dataset, rows: Iterable[int]) -> Iterator[_Turn]:
    """Give the day after the last one in time, or the first on which that cannot be told."""
    entity, field = deadline.start
    days = dataset.tables[entity].columns[field].values
    for row in rows:
        day = days[row]
        if isinstance(day, int):
            due = due_day(deadline, day)
            yield entity, row, (soonest(deadline, day) if due is None else due) + 1
