"""The rows that are events of a pattern, group by group, with what patterns compare of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from perfeval.dataset import Dataset
from perfeval.engine.interpreter import Exact, Interpreter
from perfeval.language import core as c
from perfeval.language.scope import Hops, event_of
from perfeval.language.splitting import Side
from perfeval.ruleset.program_patterns import Event, EventPattern

Found = Mapping[str, tuple[frozenset[int], frozenset[int]]]
"""By rule, the rows of which it found something for certain, and those that it cannot judge."""


class EventInterpreter(Interpreter):
    """Evaluates expressions about several events; ``chosen`` has the row of each."""

    def __init__(self, dataset: Dataset) -> None:
        super().__init__(dataset)
        self.chosen: Mapping[str, int] = {}

    def follow(self, hops: Hops, row: int | None) -> int | None:
        """Follow references upwards, from the row of an event where the way begins with one."""
        event = event_of(hops)
        if event:
            return super().follow(hops[1:], self.chosen.get(event))
        return super().follow(hops, row)

    def side(self, side: Side, event: str, row: int) -> Exact:
        """Give one side of a comparison for a row of an event; None when a part is missing."""
        self.chosen = {event: row}
        values = [(factor, self.value(part, row)) for factor, part in side]
        if len(values) == 1 and values[0][0] == 1:
            return values[0][1]
        whole = Fraction(0)
        for factor, value in values:
            if not isinstance(value, Fraction):
                return None
            whole += factor * value
        return whole


@dataclass(slots=True)
class Row:
    """One row that is an event: its number, its day, and the values that patterns compare.

    ``others`` are the rows that it stands for as well. ``unsure`` says that something of it must
    be known and is not; ``doubt`` is what, None where another rule cannot judge the row.
    """

    row: int
    day: int
    values: dict[str, Exact] = field(default_factory=dict)
    others: tuple[int, ...] = ()
    unsure: bool = False
    doubt: c.Core | None = None


@dataclass(slots=True)
class Candidates:
    """The rows of one group: for each event those that are sure, and those in doubt.

    A row that lacks a value may still be sure: it is an event, and what it lacks may not matter.
    ``seen`` are the rows known by now, whatever the conditions say.
    """

    sure: list[list[Row]]
    doubtful: list[list[Row]]
    seen: list[int]


def candidates(
    pattern: EventPattern, interpreter: EventInterpreter, found: Found, today: int
) -> dict[str, Candidates]:
    """Give the groups of a pattern by their key, in the order of the first row of each."""
    groups: dict[str, Candidates] = {}
    count = len(pattern.events)
    for number, event in enumerate(pattern.events):
        certain, unknown = found.get(event.finding_of, (frozenset(), frozenset()))
        for row, day, key in _known_rows(event, interpreter, today):
            group = groups.setdefault(
                key, Candidates([[] for _ in range(count)], [[] for _ in range(count)], [0] * count)
            )
            group.seen[number] += 1
            if event.finding_of and row not in certain and row not in unknown:
                continue
            holds = _holds(event, row, interpreter)
            if event.finding_of and row in unknown and holds is True:
                holds = None
            if holds is False:
                continue
            made = Row(row, day)
            if holds is None:
                made.unsure = True
                made.doubt = event.when
                group.doubtful[number].append(made)
            else:
                _compute(pattern, number, made, interpreter)
                group.sure[number].append(made)
    for group in groups.values():
        for number, event in enumerate(pattern.events):
            if event.count > 1:
                _counted(group, number, event.count)
    return groups


def _known_rows(
    event: Event, interpreter: EventInterpreter, today: int
) -> Iterator[tuple[int, int, str]]:
    """Give row, day and group of every row that is known on the evaluation date."""
    table = interpreter.dataset.tables[event.entity]
    days = table.columns[event.dated].values if event.dated else None
    for row in range(len(table)):
        day = days[row] if days is not None else 0
        if not isinstance(day, int) or day > today:
            continue
        key = interpreter.value(event.key, row)
        if key is not None:
            yield row, day, str(key)


def _holds(event: Event, row: int, interpreter: EventInterpreter) -> bool | None:
    """Whether a row meets what is said of it alone; None when that is not known."""
    held = True if event.when is None else interpreter.value(event.when, row)
    return held if isinstance(held, bool) else None


def _compute(pattern: EventPattern, number: int, row: Row, interpreter: EventInterpreter) -> None:
    """Compute every value of a row that is compared, by the names that the tests will use."""
    alias = pattern.events[number].alias
    for at, event in enumerate(pattern.events):
        for way, links in enumerate(event.ways):
            for place, link in enumerate(links):
                name = f"{at}.{way}.{place}"
                if at == number:
                    _put(row, f"own {name}", link.own, alias, interpreter)
                if link.event == alias:
                    _put(row, f"other {name}", link.other, alias, interpreter)


def _put(row: Row, name: str, side: Side, alias: str, interpreter: EventInterpreter) -> None:
    value = interpreter.side(side, alias, row.row)
    row.values[name] = value
    if value is None and not row.unsure:
        row.unsure = True
        row.doubt = next(part for _, part in side if interpreter.value(part, row.row) is None)


def _counted(group: Candidates, number: int, count: int) -> None:
    """Let the latest row stand for all where there are enough of them."""
    sure, doubtful = group.sure[number], group.doubtful[number]
    rows = sorted(sure, key=lambda one: (one.day, one.row))
    group.sure[number] = []
    if len(rows) >= count:
        rows[-1].others = tuple(one.row for one in rows[:-1])
        group.sure[number] = [rows[-1]]
        group.doubtful[number] = []
    elif len(rows) + len(doubtful) < count:
        group.doubtful[number] = []
