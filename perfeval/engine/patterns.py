"""Findings of patterns over events.

Patterns that take findings of other patterns run after them. Everything that is computed from one
row is computed here; matchers compare and join.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from perfeval.dataset import Dataset
from perfeval.diagnostics import Diagnostic, Place
from perfeval.engine.about_row import finding_about
from perfeval.engine.event_patterns import facts_of, patterns_to_match, same_rows
from perfeval.engine.event_rows import Candidates, EventInterpreter, Found, Row, candidates
from perfeval.engine.events import Fact, find_matches
from perfeval.engine.handling import handled
from perfeval.engine.missing import why_missing
from perfeval.engine.naming import key_of
from perfeval.engine.outcome import Duty, Finding
from perfeval.ruleset.program import Program
from perfeval.ruleset.program_patterns import Event, EventPattern

_MOST_EVIDENCE = 20
_Rows = tuple[int, ...]


@dataclass(slots=True)
class Hits:
    """What one pattern found: rows of its events by group, and rows that cannot be judged."""

    groups: dict[str, Candidates]
    certain: dict[_Rows, tuple[str, tuple[Row, ...]]] = field(default_factory=dict)
    undecided: dict[int, tuple[Event, Row]] = field(default_factory=dict)


def find_patterns(
    program: Program,
    dataset: Dataset,
    findings: Sequence[Finding],
    *,
    jobs: int | None = None,
    matcher: str = "auto",
) -> tuple[list[Finding], list[Diagnostic]]:
    """Find what patterns hold, in rule order, then in the order of the rows of their events.

    Args:
        program: the bound ruleset.
        dataset: its tables; rows dated after the evaluation date are not seen.
        findings: those of the program's checks and deadlines.
        jobs: see ``find_matches``.
        matcher: see ``find_matches``.
    """
    interpreter = EventInterpreter(dataset)
    made: dict[str, list[Finding]] = {}
    problems: list[Diagnostic] = []
    for layer in layers(program.patterns):
        known = [*findings, *(one for found in made.values() for one in found)]
        found = _by_rule(known)
        today = program.as_of.toordinal()
        hits = [Hits(candidates(pattern, interpreter, found, today)) for pattern in layer]
        told = _match(layer, hits, jobs, matcher)
        problems.extend(told)
        for pattern, one in zip(layer, hits, strict=True):
            made[pattern.id] = list(_findings(pattern, one, interpreter, program))
    return [one for pattern in program.patterns for one in made[pattern.id]], problems


def layers(patterns: Sequence[EventPattern]) -> list[list[EventPattern]]:
    """Put patterns after those whose findings they take; there are no circles."""
    left, done = list(patterns), set[str]()
    ids = {pattern.id for pattern in patterns}
    found: list[list[EventPattern]] = []
    while left:
        layer = [p for p in left if all(e.finding_of not in ids - done for e in p.events)]
        found.append(layer)
        done |= {pattern.id for pattern in layer}
        left = [pattern for pattern in left if pattern.id not in done]
    return found


def near_misses(program: Program, dataset: Dataset, findings: Sequence[Finding]) -> set[str]:
    """Name the patterns for which some group has a row for every event and yet no hit."""
    interpreter = EventInterpreter(dataset)
    found = _by_rule(findings)
    today = program.as_of.toordinal()
    missed: set[str] = set()
    for pattern in program.patterns:
        rows = {row for part in found.get(pattern.id, ()) for row in part}
        hit = {interpreter.value(pattern.present[0].key, row) for row in rows}
        groups = candidates(pattern, interpreter, found, today)
        count = len(pattern.present)
        if any(all(g.seen[:count]) and key not in map(str, hit) for key, g in groups.items()):
            missed.add(pattern.id)
    return missed


def _by_rule(findings: Sequence[Finding]) -> Found:
    certain: dict[str, set[int]] = {}
    unknown: dict[str, set[int]] = {}
    for one in findings:
        (certain if one.certain else unknown).setdefault(one.rule, set()).add(one.row)
    return {
        rule: (frozenset(certain.get(rule, ())), frozenset(unknown.get(rule, set())))
        for rule in {**certain, **unknown}
    }


def _match(
    layer: Sequence[EventPattern], found: Sequence[Hits], jobs: int | None, matcher: str
) -> list[Diagnostic]:
    """Match the groups in which every event has a row, and add the hits to what was found."""
    places: list[tuple[int, str]] = []
    groups: list[tuple[list[Fact], list[tuple[int, Row]]]] = []
    for number, (pattern, hits) in enumerate(zip(layer, found, strict=True)):
        for key, group in hits.groups.items():
            if all(group.sure[: len(pattern.present)]):
                facts, origins = facts_of(number, group)
                places.append((number, key))
                groups.append((facts, origins))
    matched, problems = find_matches(
        [one for number, pattern in enumerate(layer) for one in patterns_to_match(number, pattern)],
        [facts for facts, _ in groups],
        jobs=jobs,
        matcher=matcher,  # type: ignore[arg-type]
    )
    for (number, key), (_, origins), group_hits in zip(places, groups, matched, strict=True):
        for hit in group_hits:
            rows = tuple(origins[fact][1] for fact in hit.facts)
            found[number].certain[tuple(row.row for row in rows)] = (key, rows)
    for pattern, hits in zip(layer, found, strict=True):
        _once(pattern, hits)
        _doubt(pattern, hits)
    return problems


def _once(pattern: EventPattern, hits: Hits) -> None:
    """Put hits in the order of their rows; of those that differ in order only, keep the first."""
    seen: set[tuple[tuple[str, int], ...]] = set()
    kept: dict[_Rows, tuple[str, tuple[Row, ...]]] = {}
    for rows in sorted(hits.certain):
        same = same_rows(pattern, rows)
        if not pattern.unordered or same not in seen:
            kept[rows] = hits.certain[rows]
        seen.add(same)
    hits.certain = kept


def _doubt(pattern: EventPattern, hits: Hits) -> None:
    """Find the groups in which the pattern might hold if only all values were known."""
    count = len(pattern.present)
    told = {key for key, _ in hits.certain.values()}
    for key, group in hits.groups.items():
        possible = [[*group.sure[at], *group.doubtful[at]] for at in range(count)]
        unsure = [(at, row) for at in range(count) for row in possible[at] if row.unsure]
        if key not in told and unsure and all(possible) and _enough(pattern, possible):
            at, row = unsure[0]
            subject = row.row if at == 0 else min(one.row for one in possible[0])
            hits.undecided[subject] = (pattern.present[at], row)


def _enough(pattern: EventPattern, possible: Sequence[Sequence[Row]]) -> bool:
    """Whether there are as many rows as events of each table; an event takes a row of its own."""
    rows: dict[str, set[int]] = {}
    needed: dict[str, int] = {}
    for event, found in zip(pattern.present, possible, strict=True):
        rows.setdefault(event.entity, set()).update(one.row for one in found)
        needed[event.entity] = needed.get(event.entity, 0) + 1
    return all(len(rows[entity]) >= number for entity, number in needed.items())


def _findings(
    pattern: EventPattern, hits: Hits, interpreter: EventInterpreter, program: Program
) -> Iterator[Finding]:
    made: list[tuple[_Rows, Finding]] = []
    undecided = dict(hits.undecided)
    for rows, (key, chosen) in hits.certain.items():
        unsure = _unsure_absence(pattern, hits.groups[key], chosen)
        if unsure is None:
            made.append((rows, _certain(pattern, chosen, interpreter, program)))
        else:
            undecided.setdefault(rows[0], unsure)
    if pattern.report_unknown:
        made += [
            ((row,), _undecided(pattern, row, unsure, interpreter, program))
            for row, unsure in undecided.items()
        ]
    yield from (finding for _, finding in sorted(made, key=lambda pair: pair[0]))


def _unsure_absence(
    pattern: EventPattern, group: Candidates, chosen: Sequence[Row]
) -> tuple[Event, Row] | None:
    """Give the row for which it is not known whether an event is absent, with its event."""
    for at in range(len(pattern.present), len(pattern.events)):
        rows = [*group.sure[at], *group.doubtful[at]]
        for row in rows:
            if row.unsure:
                return pattern.events[at], row
        for event, one in zip(pattern.present, chosen, strict=True):
            needed = [
                value for name, value in one.values.items() if name.startswith(f"other {at}.")
            ]
            if rows and None in needed:
                return event, one
    return None


def _certain(
    pattern: EventPattern,
    chosen: Sequence[Row],
    interpreter: EventInterpreter,
    program: Program,
) -> Finding:
    first = chosen[0].row
    rows = {e.alias: row.row for e, row in zip(pattern.present, chosen, strict=True)}
    interpreter.chosen = rows
    day = max(row.day for row in chosen) or program.as_of.toordinal()
    evidence = dict.fromkeys(_evidence(pattern, chosen, interpreter))
    pairs = tuple(zip(pattern.present, chosen, strict=True))[1:]
    return _made(
        pattern,
        first,
        interpreter,
        message=str(interpreter.value(pattern.message, first)),
        certain=True,
        evidence=tuple(islice(evidence, _MOST_EVIDENCE)),
        joined=tuple((event.entity, row.row) for event, row in pairs if event.count == 1),
        duty=handled(pattern.handling, interpreter, first, day),
    )


def _undecided(
    pattern: EventPattern,
    subject: int,
    unsure: tuple[Event, Row],
    interpreter: EventInterpreter,
    program: Program,
) -> Finding:
    event, row = unsure
    interpreter.chosen = {pattern.present[0].alias: subject, event.alias: row.row}
    why = why_missing(interpreter, row.doubt, row.row) if row.doubt is not None else ""
    why = why or f"{event.finding_of} 无法判断"
    table = interpreter.dataset.tables[event.entity]
    message = f"无法判断：事件“{event.alias}”（{key_of(table, row.row)}）{why}"
    return _made(
        pattern,
        subject,
        interpreter,
        message=message,
        certain=False,
        evidence=(_cell(event, row.row, interpreter),),
        joined=() if event is pattern.present[0] else ((event.entity, row.row),),
        duty=handled(pattern.handling, interpreter, subject, program.as_of.toordinal()),
    )


def _made(
    pattern: EventPattern,
    row: int,
    interpreter: EventInterpreter,
    *,
    message: str,
    certain: bool,
    evidence: tuple[Place, ...],
    joined: tuple[tuple[str, int], ...],
    duty: Duty,
) -> Finding:
    table = interpreter.dataset.tables[pattern.entity]
    return finding_about(
        pattern,
        table,
        row,
        message=message,
        certain=certain,
        place=_cell(pattern.present[0], row, interpreter),
        evidence=evidence,
        duty=duty,
        joined=joined,
    )


def _evidence(
    pattern: EventPattern, chosen: Sequence[Row], interpreter: EventInterpreter
) -> Iterator[Place]:
    """Give the day of every event, then the cells that the conditions read."""
    for event, row in zip(pattern.present, chosen, strict=True):
        yield from (_cell(event, number, interpreter) for number in (*row.others, row.row))
    for event, row in zip(pattern.present, chosen, strict=True):
        if event.condition is not None:
            yield from interpreter.cells(event.condition, row.row)


def _cell(event: Event, row: int, interpreter: EventInterpreter) -> Place:
    table = interpreter.dataset.tables[event.entity]
    return table.place(row, event.dated or table.entity.key[0])
