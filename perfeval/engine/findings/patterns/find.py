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
from perfeval.engine.events import find_matches
from perfeval.engine.findings.about_row import finding_about
from perfeval.engine.findings.handling import handled
from perfeval.engine.findings.patterns.for_matchers import patterns_to_match, same_rows
from perfeval.engine.findings.patterns.groups import LazyGroups
from perfeval.engine.findings.patterns.rows import (
    Candidates,
    EventInterpreter,
    Found,
    PatternRows,
    known_rows,
)
from perfeval.engine.naming import key_of
from perfeval.engine.outcome import Duty, Finding
from perfeval.engine.plain.missing import why_missing
from perfeval.ruleset.program import Program
from perfeval.ruleset.program_patterns import Event, EventPattern

_MOST_EVIDENCE = 20
_Rows = tuple[int, ...]
_Unsure = tuple[int, int]
"""An event, by its place, and the row of it of which something must be known and is not."""


@dataclass(slots=True)
class Hits:
    """What one pattern found: rows of its events, by group, and rows that cannot be judged."""

    rows: PatternRows
    certain: dict[_Rows, str] = field(default_factory=dict)
    undecided: dict[int, _Unsure] = field(default_factory=dict)


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
        hits = [Hits(PatternRows(pattern, interpreter, found, today)) for pattern in layer]
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
        first = pattern.present[0]
        keys = interpreter.columns.values(first.key, first.entity)
        hit = {str(keys.exact(row)) for part in found.get(pattern.id, ()) for row in part}
        seen = [{key for _, key in known_rows(e, interpreter, today)} for e in pattern.present]
        if set.intersection(*seen) - hit:
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
    """Match the groups that may hold something, and add the hits to what was found."""
    groups = LazyGroups([hits.rows for hits in found])
    matched, problems = find_matches(
        [one for number, pattern in enumerate(layer) for one in patterns_to_match(number, pattern)],
        groups,
        jobs=jobs,
        matcher=matcher,  # type: ignore[arg-type]
    )
    for place, group_hits in enumerate(matched):
        if group_hits:
            number, key = groups.places[place]
            origins = groups.origins(place)
            for hit in group_hits:
                rows = tuple(origins[fact] for fact in hit.facts)
                found[number].certain[rows] = key
    for pattern, hits in zip(layer, found, strict=True):
        _once(pattern, hits)
        _doubt(pattern, hits)
    return problems


def _once(pattern: EventPattern, hits: Hits) -> None:
    """Put hits in the order of their rows; of those that differ in order only, keep the first."""
    seen: set[tuple[tuple[str, int], ...]] = set()
    kept: dict[_Rows, str] = {}
    for rows in sorted(hits.certain):
        same = same_rows(pattern, rows)
        if not pattern.unordered or same not in seen:
            kept[rows] = hits.certain[rows]
        seen.add(same)
    hits.certain = kept


def _doubt(pattern: EventPattern, hits: Hits) -> None:
    """Find the groups in which the pattern might hold if only all values were known."""
    count = len(pattern.present)
    told = set(hits.certain.values())
    for key, group in hits.rows.groups.items():
        possible = [[*group.sure[at], *group.doubtful[at]] for at in range(count)]
        if key in told or not all(possible) or not _enough(pattern, possible):
            continue
        unsure = _first_unsure(hits.rows, group, possible)
        if unsure is not None:
            at, row = unsure
            hits.undecided[row if at == 0 else min(possible[0])] = unsure


def _first_unsure(
    rows: PatternRows, group: Candidates, possible: Sequence[Sequence[int]]
) -> _Unsure | None:
    for at, some in enumerate(possible):
        for row in some:
            if rows.unsure(group, at, row):
                return at, row
    return None


def _enough(pattern: EventPattern, possible: Sequence[Sequence[int]]) -> bool:
    """Whether there are as many rows as events of each table; an event takes a row of its own."""
    rows: dict[str, set[int]] = {}
    needed: dict[str, int] = {}
    for event, found in zip(pattern.present, possible, strict=True):
        rows.setdefault(event.entity, set()).update(found)
        needed[event.entity] = needed.get(event.entity, 0) + 1
    return all(len(rows[entity]) >= number for entity, number in needed.items())


def _findings(
    pattern: EventPattern, hits: Hits, interpreter: EventInterpreter, program: Program
) -> Iterator[Finding]:
    made: list[tuple[_Rows, Finding]] = []
    undecided = dict(hits.undecided)
    for rows, key in hits.certain.items():
        group = hits.rows.groups[key]
        unsure = _unsure_absence(hits.rows, group, rows)
        if unsure is None:
            made.append((rows, _certain(hits.rows, group, rows, interpreter, program)))
        else:
            undecided.setdefault(rows[0], unsure)
    if pattern.report_unknown:
        made += [
            ((row,), _undecided(hits.rows, row, unsure, interpreter, program))
            for row, unsure in undecided.items()
        ]
    yield from (finding for _, finding in sorted(made, key=lambda pair: pair[0]))


def _unsure_absence(rows: PatternRows, group: Candidates, chosen: Sequence[int]) -> _Unsure | None:
    """Give the row for which it is not known whether an event is absent, with its event."""
    for at in range(len(rows.pattern.present), len(rows.pattern.events)):
        some = [*group.sure[at], *group.doubtful[at]]
        for row in some:
            if rows.unsure(group, at, row):
                return at, row
        for other, row in enumerate(chosen):
            lacking = (
                one.theirs[row] is None
                for one in rows.compared
                if (one.at, one.other) == (at, other)
            )
            if some and any(lacking):
                return other, row
    return None


def _certain(
    rows: PatternRows,
    group: Candidates,
    chosen: Sequence[int],
    interpreter: EventInterpreter,
    program: Program,
) -> Finding:
    pattern, first = rows.pattern, chosen[0]
    interpreter.chosen = {e.alias: row for e, row in zip(pattern.present, chosen, strict=True)}
    last = 0 if rows.lapse else max(rows.day(at, row) for at, row in enumerate(chosen))
    evidence = dict.fromkeys(_evidence(rows, group, chosen, interpreter))
    pairs = tuple(zip(pattern.present, chosen, strict=True))[1:]
    return _made(
        pattern,
        first,
        interpreter,
        message=str(interpreter.value(pattern.message, first)),
        certain=True,
        evidence=tuple(islice(evidence, _MOST_EVIDENCE)),
        joined=tuple((event.entity, row) for event, row in pairs if event.count == 1),
        duty=handled(pattern.handling, interpreter, first, program.as_of.toordinal(), last or None),
    )


def _undecided(
    rows: PatternRows,
    subject: int,
    unsure: _Unsure,
    interpreter: EventInterpreter,
    program: Program,
) -> Finding:
    pattern, (at, row) = rows.pattern, unsure
    event = pattern.events[at]
    interpreter.chosen = {pattern.present[0].alias: subject, event.alias: row}
    doubts = [event.when] if (side := rows.missing(at, row)) is None else [p for _, p in side]
    why = next((w for d in doubts if d and (w := why_missing(interpreter, d, row))), "")
    why = why or f"{event.finding_of} 无法判断"
    table = interpreter.dataset.tables[event.entity]
    message = f"无法判断：事件“{event.alias}”（{key_of(table, row)}）{why}"
    return _made(
        pattern,
        subject,
        interpreter,
        message=message,
        certain=False,
        evidence=(_cell(event, row, interpreter),),
        joined=() if at == 0 else ((event.entity, row),),
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
    rows: PatternRows, group: Candidates, chosen: Sequence[int], interpreter: EventInterpreter
) -> Iterator[Place]:
    """Give the day of every event, then the cells that the conditions read."""
    present = rows.pattern.present
    for at, row in enumerate(chosen):
        for one in rows.rows_of(group, at, row):
            yield _cell(present[at], one, interpreter)
    for event, row in zip(present, chosen, strict=True):
        if event.condition is not None:
            yield from interpreter.cells(event.condition, row)


def _cell(event: Event, row: int, interpreter: EventInterpreter) -> Place:
    table = interpreter.dataset.tables[event.entity]
    return table.place(row, event.dated or table.entity.key[0])
