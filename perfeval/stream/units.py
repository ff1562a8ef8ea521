"""The rules of programs in units that are evaluated together, about the same kind of row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from perfeval.ruleset.program import Check, Program
from perfeval.ruleset.program_patterns import EventPattern
from perfeval.stream.clocked import clocked
from perfeval.stream.reads import (
    Reads,
    Rule,
    Step,
    Way,
    entity_of,
    feeders,
    reads_of,
    ways_to_events,
)


@dataclass(slots=True)
class Node:
    """A place on the ways of a unit: the rows of an entity that a step leads to."""

    entity: str
    step: Step | None = None
    nodes: dict[Step, Node] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unit:
    """Rules of one program about rows of one entity.

    ``rules`` are those whose findings count, ``run`` all that must be evaluated for them. With
    ``whole``, all rows of ``entities`` are needed; else ``root`` leads to what a row needs.
    ``tells_days`` are the rules whose message changes by itself from day to day.
    """

    number: int
    program: int
    entity: str
    rules: frozenset[str]
    run: frozenset[str]
    root: Node
    whole: bool
    entities: frozenset[str]
    tells_days: frozenset[str]

    def of(self, program: Program, rules: Iterable[str] | None = None) -> Program:
        """Give a program of the rules of the unit alone, or of some of them."""
        run = self.run if rules is None else frozenset(rules)
        return replace(
            program,
            indicators=(),
            vetoes=(),
            checks=tuple(one for one in program.checks if one.id in run),
            deadlines=tuple(one for one in program.deadlines if one.id in run),
            patterns=tuple(one for one in program.patterns if one.id in run),
        )


def rules_of(program: Program) -> tuple[Rule, ...]:
    """Give the rules of a program that find something, in their order."""
    return (*program.checks, *program.deadlines, *program.patterns)


def units_of(programs: Sequence[Program]) -> list[Unit]:
    """Put the rules of all programs into units."""
    found: list[Unit] = []
    for number, program in enumerate(programs):
        for entity, rules, run, reads in _parts(program):
            whole = any(one.whole for one in reads)
            tells = {r.id for r in rules if isinstance(r, Check | EventPattern)
                     and clocked(r.message, program.scope.vocabulary)}  # fmt: skip
            entities = frozenset(name for one in reads for name in one.entities)
            root = _joined(entity, [way for one in reads for way in one.ways])
            ids = frozenset(rule.id for rule in rules)
            found.append(
                Unit(len(found), number, entity, ids, run, root, whole, entities, frozenset(tells))
            )
    return found


_Part = tuple[str, list[Rule], frozenset[str], list[Reads]]


def _parts(program: Program) -> list[_Part]:
    """Give what belongs together: checks and deadlines by entity, patterns, those that see all."""
    reads = {rule.id: reads_of(program, rule) for rule in rules_of(program)}
    single: list[Rule] = [*program.checks, *program.deadlines]
    parts: dict[tuple[str, bool], _Part] = {}
    for rule in single:
        entity, of = entity_of(rule), reads[rule.id]
        _, rules, run, held = parts.get((entity, of.whole), (entity, [], frozenset[str](), []))
        parts[entity, of.whole] = (entity, [*rules, rule], run | {rule.id}, [*held, of])
    made = list(parts.values())
    apart = [one for one in program.patterns if reads[one.id].whole or feeders(program, one)]
    together: dict[str, list[Rule]] = {}
    for pattern in program.patterns:
        if pattern not in apart:
            together.setdefault(pattern.entity, []).append(pattern)
    for entity, rules in together.items():
        ids = frozenset(one.id for one in rules)
        made.append((entity, rules, ids, [reads[one.id] for one in rules]))
    for pattern in apart:
        run = feeders(program, pattern) | {pattern.id}
        own = [reads[pattern.id], *_fed(program, pattern, reads)]
        made.append((pattern.entity, [pattern], run, own))
    return made


def _fed(program: Program, pattern: EventPattern, reads: dict[str, Reads]) -> list[Reads]:
    """Give what the rules read whose findings a pattern takes, by ways from the pattern's row."""
    found: list[Reads] = []
    patterns = {one.id: one for one in program.patterns}

    def take(taker: EventPattern, before: Way) -> None:
        walked = ways_to_events(program, taker)
        for event in taker.events:
            if event.finding_of:
                way = before + walked[event.alias]
                of = reads[event.finding_of]
                ways = {way + one for one in of.ways} | ({way} if way else set())
                found.append(Reads(pattern.entity, ways, of.whole, of.entities))
                if event.finding_of in patterns:
                    take(patterns[event.finding_of], way)

    take(pattern, ())
    return found


def _joined(entity: str, ways: Iterable[Way]) -> Node:
    root = Node(entity)
    for way in ways:
        node = root
        for step in way:
            node = node.nodes.setdefault(step, Node(step.to_entity, step))
    return root


def indexed(units: Iterable[Unit]) -> dict[str, frozenset[str]]:
    """Name the fields by which rows must be found, by entity."""
    found: dict[str, set[str]] = {}

    def visit(node: Node) -> None:
        for step, below in node.nodes.items():
            found.setdefault(step.entity, set()).add(step.field)
            found.setdefault(step.to_entity, set()).add(step.to_field)
            visit(below)

    for unit in units:
        if not unit.whole:
            visit(unit.root)
    return {entity: frozenset(names) for entity, names in found.items()}
