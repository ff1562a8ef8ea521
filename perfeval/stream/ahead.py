"""Days ahead on which findings change by themselves: limits that run out, conditions that turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from perfeval.dataset import Dataset
from perfeval.engine.findings.due_days import due_day, soonest
from perfeval.engine.findings.patterns.rows import EventInterpreter
from perfeval.language import core as c
from perfeval.ruleset.program import Deadline, Program
from perfeval.ruleset.program_patterns import Event
from perfeval.stream.chunk import key_in
from perfeval.stream.clocked import clocked
from perfeval.stream.turning import Turning

Ahead = dict[int, dict[str, set[str]]]
"""By day, the keys of the rows of each entity that are to be looked at then."""


def days_ahead(program: Program, dataset: Dataset, own: AbstractSet[str]) -> Ahead:
    """Give when which rows are to be looked at again after the program's day, without any event.

    Checks and limits are about rows whose key is one of their ``own``; for patterns, all rows of
    the groups count. What is hidden on the day is looked at when it comes to light.
    """
    found: Ahead = {}
    today = program.as_of.toordinal()
    looking = Turning(EventInterpreter(dataset), program.scope.vocabulary)
    for entity, row, when in _turns(program, dataset, own, looking):
        if when > today:
            keys = found.setdefault(when, {}).setdefault(entity, set())
            keys.add(key_in(dataset, entity, row))
    return found


def _turns(
    program: Program, dataset: Dataset, own: AbstractSet[str], looking: Turning
) -> Iterator[tuple[str, int, int]]:
    vocabulary, today = program.scope.vocabulary, program.as_of.toordinal()
    for check in program.checks:
        nodes = [n for n in (check.applies, check.when) if n is not None and clocked(n, vocabulary)]
        if nodes:
            rows = _rows_with(dataset, check.entity, own)
            yield from _of_nodes(check.entity, nodes, rows, today, looking)
    for deadline in program.deadlines:
        yield from _limits(deadline, dataset, _rows_with(dataset, deadline.start[0], own))
    for pattern in program.patterns:
        for event in pattern.events:
            yield from _of_event(event, program, dataset, looking)


def _rows_with(dataset: Dataset, entity: str, own: AbstractSet[str]) -> list[int]:
    rows = range(len(dataset.tables[entity]))
    return [row for row in rows if key_in(dataset, entity, row) in own]


def _of_nodes(
    entity: str, nodes: Sequence[c.Core], rows: Iterable[int], today: int, looking: Turning
) -> Iterator[tuple[str, int, int]]:
    for row in rows:
        turns = [turn for node in nodes if (turn := looking.next_turn(node, row, today))]
        if turns:
            yield entity, row, min(turns)


def _of_event(
    event: Event, program: Program, dataset: Dataset, looking: Turning
) -> Iterator[tuple[str, int, int]]:
    """Look at what a pattern says of one row; where two rows meet on the date, look every day."""
    vocabulary, today = program.scope.vocabulary, program.as_of.toordinal()
    rows = range(len(dataset.tables[event.entity]))
    if event.when is not None and clocked(event.when, vocabulary):
        yield from _of_nodes(event.entity, [event.when], rows, today, looking)
    sides = [side for way in event.ways for link in way for side in (link.own, link.other)]
    if any(clocked(part, vocabulary) for side in sides for _, part in side):
        yield from ((event.entity, row, today + 1) for row in rows)


def _limits(
    deadline: Deadline, dataset: Dataset, rows: Iterable[int]
) -> Iterator[tuple[str, int, int]]:
    """Give the day after the last one in time, or the first on which that cannot be told."""
    entity, field = deadline.start
    days = dataset.tables[entity].columns[field].values
    for row in rows:
        day = days[row]
        if isinstance(day, int):
            due = due_day(deadline, day)
            yield entity, row, (soonest(deadline, day) if due is None else due) + 1
