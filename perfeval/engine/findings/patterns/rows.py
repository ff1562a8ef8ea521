"""The rows that are events of a pattern, group by group, with what patterns compare of them.

A county has tens of thousands of rows, each in several patterns. So a row is only its number here;
what is known of it stands in columns that all groups share.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from perfeval.dataset import Dataset
from perfeval.engine.findings.handling import by_lapse
from perfeval.engine.findings.patterns.columns import EventColumns
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.language.scope import Hops, event_of
from perfeval.language.splitting import Link, Side
from perfeval.ruleset.program_patterns import Event, EventPattern

Found = Mapping[str, tuple[frozenset[int], frozenset[int]]]
"""By rule, the rows of which it found something for certain, and those that it cannot judge."""
_NOTHING: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())


class EventInterpreter(Interpreter):
    """Evaluates expressions about several events; ``chosen`` has the row of each."""

    def __init__(self, dataset: Dataset) -> None:
        super().__init__(dataset)
        self.chosen: Mapping[str, int] = {}
        self.columns = EventColumns(Interpreter(dataset))

    def follow(self, hops: Hops, row: int | None) -> int | None:
        """Follow references upwards, from the row of an event where the way begins with one."""
        event = event_of(hops)
        if event:
            return super().follow(hops[1:], self.chosen.get(event))
        return super().follow(hops, row)


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison of event ``at`` with event ``other``: its values by row, and theirs.

    ``name`` tells it apart within its pattern. ``other`` is -1 where ``own`` is a condition of the
    event at hand alone.
    """

    at: int
    way: int
    name: str
    operator: str
    own: Sequence[Any]
    other: int
    theirs: Sequence[Any]
    link: Link


@dataclass(slots=True)
class Candidates:
    """The rows of one group: for each event those that are sure, and those in doubt.

    A row that lacks a value may still be sure: it is an event, and what it lacks may not matter.
    ``others`` has for an event with a count the rows that its latest row stands for as well. There
    are many groups, so what is empty in most of them is shared.
    """

    sure: list[list[int]]
    doubtful: Sequence[Sequence[int]]
    others: Mapping[int, tuple[int, ...]] | None = None

    def doubt(self, at: int, row: int) -> None:
        """Add a row of an event that is in doubt."""
        self.set_doubtful(at, [*self.doubtful[at], row])

    def set_doubtful(self, at: int, rows: Sequence[int]) -> None:
        """Say which rows of an event are in doubt."""
        self.doubtful = (*self.doubtful[:at], rows, *self.doubtful[at + 1 :])


class PatternRows:
    """All groups of a pattern, by their key, in the order of the first row of each."""

    def __init__(
        self, pattern: EventPattern, interpreter: EventInterpreter, found: Found, today: int
    ) -> None:
        self.pattern = pattern
        self.lapse = by_lapse(pattern)
        self.groups: dict[str, Candidates] = {}
        self.compared = list(_compared(pattern, interpreter.columns))
        self._gaps = list(_gaps(self.compared))
        self._tables = [interpreter.dataset.tables[event.entity] for event in pattern.events]
        for number, event in enumerate(pattern.events):
            one_rule = found.get(event.finding_of, _NOTHING)
            held = _held(event, interpreter.columns, one_rule, len(self._tables[number]))
            self._collect(number, held, known_rows(event, interpreter, today))
        for group in self.groups.values():
            for number, event in enumerate(pattern.events):
                if event.count > 1:
                    self._count(group, number, event.count)

    def day(self, at: int, row: int) -> int:
        """Give the day of a row of an event, 0 where it has none."""
        dated = self.pattern.events[at].dated
        day = self._tables[at].columns[dated].values[row] if dated else 0
        return day if isinstance(day, int) else 0

    def rows_of(self, group: Candidates, at: int, row: int) -> tuple[int, ...]:
        """Give the rows that a row of an event stands for, itself last."""
        return (*(group.others or {}).get(at, ()), row)

    def missing(self, at: int, row: int) -> Side | None:
        """Give the first side of a comparison that a row lacks the value of."""
        for event, column, side in self._gaps:
            if event == at and column[row] is None:
                return side
        return None

    def unsure(self, group: Candidates, at: int, row: int) -> bool:
        """Say whether something of a row of a group must be known and is not."""
        return row in group.doubtful[at] or self.missing(at, row) is not None

    def _collect(
        self, number: int, held: Sequence[object], rows: Iterator[tuple[int, str]]
    ) -> None:
        count = len(self.pattern.events)
        groups = self.groups
        no_doubt: Sequence[Sequence[int]] = ((),) * count
        for row, key in rows:
            holds = held[row]
            if holds is False:
                continue
            group = groups.get(key)
            if group is None:
                group = groups[key] = Candidates([[] for _ in range(count)], no_doubt)
            if holds is True:
                group.sure[number].append(row)
            elif holds is None:
                group.doubt(number, row)

    def _count(self, group: Candidates, number: int, count: int) -> None:
        """Let the latest row stand for all where there are enough of them."""
        sure, doubtful = group.sure[number], group.doubtful[number]
        rows = sorted(sure, key=lambda row: (self.day(number, row), row))
        group.sure[number] = []
        if len(rows) >= count:
            group.others = {**(group.others or {}), number: tuple(rows[:-1])}
            group.sure[number] = [rows[-1]]
            group.set_doubtful(number, ())
        elif len(rows) + len(doubtful) < count:
            group.set_doubtful(number, ())


def known_rows(
    event: Event, interpreter: EventInterpreter, today: int
) -> Iterator[tuple[int, str]]:
    """Give row and group of every row that is known on the evaluation date."""
    table = interpreter.dataset.tables[event.entity]
    days = table.columns[event.dated].values if event.dated else None
    keys = interpreter.columns.values(event.key, event.entity)
    for row in range(len(table)):
        day = days[row] if days is not None else 0
        if not isinstance(day, int) or day > today:
            continue
        key = keys.exact(row)
        if key is not None:
            yield row, str(key)


def _held(
    event: Event, columns: EventColumns, found: tuple[frozenset[int], frozenset[int]], count: int
) -> Sequence[object]:
    """Say of each row whether it meets what is said of it alone; None when that is not known."""
    held: Sequence[object] = [True] * count
    if event.when is not None:
        held = columns.values(event.when, event.entity).held
    if not event.finding_of:
        return held
    certain, unknown = found
    return [
        False if row not in certain and row not in unknown
        else None if row in unknown and holds is True
        else holds
        for row, holds in enumerate(held)
    ]  # fmt: skip


def _compared(pattern: EventPattern, columns: EventColumns) -> Iterator[Compared]:
    """Give the comparisons of a pattern, in its order."""
    places = {event.alias: place for place, event in enumerate(pattern.events)}
    for at, event in enumerate(pattern.events):
        for way, links in enumerate(event.ways):
            for place, link in enumerate(links):
                name = f"{at}.{way}.{place}"
                if not link.event:
                    own = columns.side(link.own, event.entity).held
                    yield Compared(at, way, name, "=", own, -1, (), link)
                    continue
                other = places[link.event]
                sides = columns.compared(link, event.entity, pattern.events[other].entity)
                yield Compared(at, way, name, link.operator, sides[0], other, sides[1], link)


def _gaps(compared: Sequence[Compared]) -> Iterator[tuple[int, Sequence[Any], Side]]:
    """Give event, values and side of each side of a comparison that some row lacks."""
    for one in compared:
        if None in one.own:
            yield one.at, one.own, one.link.own
        if None in one.theirs:
            yield one.other, one.theirs, one.link.other
