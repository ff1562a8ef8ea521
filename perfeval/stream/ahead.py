"""Days ahead on which findings change by themselves: limits that run out, conditions that turn."""

from __future__ import annotations

from collections.abc import Iterator

from perfeval.dataset import Dataset
from perfeval.engine.due_days import due_day, soonest
from perfeval.engine.event_rows import EventInterpreter
from perfeval.language import core as c
from perfeval.ruleset.program import Deadline, Program
from perfeval.ruleset.program_patterns import Event
from perfeval.stream.cells import Cells, row_key
from perfeval.stream.clocked import clocked
from perfeval.stream.turning import Turning

Ahead = dict[int, dict[str, set[str]]]
"""By day, the keys of the rows of each entity that are to be looked at then."""


def days_ahead(program: Program, dataset: Dataset) -> Ahead:
    """Give when which rows are to be looked at again after the program's day, without any event.

    What is hidden on the day does not count: it is looked at when it comes to light.
    """
    found: Ahead = {}
    today = program.as_of.toordinal()
    looking = Turning(EventInterpreter(dataset), program.scope.vocabulary)
    for entity, row, when in _turns(program, dataset, today, looking):
        if when > today:
            key = row_key(dataset.tables[entity].entity, _key_cells(dataset, entity, row))
            found.setdefault(when, {}).setdefault(entity, set()).add(key or "")
    return found


def _key_cells(dataset: Dataset, entity: str, row: int) -> Cells:
    table = dataset.tables[entity]
    return {name: (table.value(row, name), 0) for name in table.entity.key}


def _turns(
    program: Program, dataset: Dataset, today: int, looking: Turning
) -> Iterator[tuple[str, int, int]]:
    vocabulary = program.scope.vocabulary
    for check in program.checks:
        nodes = [n for n in (check.applies, check.when) if n is not None and clocked(n, vocabulary)]
        if nodes:
            yield from _of_nodes(check.entity, nodes, dataset, today, looking)
    for deadline in program.deadlines:
        yield from _limits(deadline, dataset)
    for pattern in program.patterns:
        for event in pattern.events:
            yield from _of_event(event, program, dataset, today, looking)


def _of_nodes(
    entity: str, nodes: list[c.Core], dataset: Dataset, today: int, looking: Turning
) -> Iterator[tuple[str, int, int]]:
    for row in range(len(dataset.tables[entity])):
        turns = [turn for node in nodes if (turn := looking.next_turn(node, row, today))]
        if turns:
            yield entity, row, min(turns)


def _of_event(
    event: Event, program: Program, dataset: Dataset, today: int, looking: Turning
) -> Iterator[tuple[str, int, int]]:
    """Look at what a pattern says of one row; where two rows meet on the date, look every day."""
    vocabulary = program.scope.vocabulary
    if event.when is not None and clocked(event.when, vocabulary):
        yield from _of_nodes(event.entity, [event.when], dataset, today, looking)
    sides = [side for way in event.ways for link in way for side in (link.own, link.other)]
    if any(clocked(part, vocabulary) for side in sides for _, part in side):
        yield from (
            (event.entity, row, today + 1) for row in range(len(dataset.tables[event.entity]))
        )


def _limits(deadline: Deadline, dataset: Dataset) -> Iterator[tuple[str, int, int]]:
    """Give the day after the last one in time, or the first on which that cannot be told."""
    entity, field = deadline.start
    for row, day in enumerate(dataset.tables[entity].columns[field].values):
        if isinstance(day, int):
            due = due_day(deadline, day)
            yield entity, row, (soonest(deadline, day) if due is None else due) + 1
