"""Which rows a rule reads, as ways of joins that lead from the row its findings are of.

A way can be gone forwards, to load all that an evaluation of a row needs, and backwards, to find
the rows whose findings a changed row may change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from perfeval.language import core as c
from perfeval.language.scope import Hops, event_of
from perfeval.ruleset.program import Check, Deadline, Program
from perfeval.ruleset.program_patterns import EventPattern
from perfeval.vocabulary import Vocabulary

Rule = Check | Deadline | EventPattern


@dataclass(frozen=True, slots=True)
class Step:
    """From rows of one entity to the rows of another that have the same value in a field."""

    entity: str
    field: str
    to_entity: str
    to_field: str


Way = tuple[Step, ...]


@dataclass(slots=True)
class Reads:
    """What a rule reads: ``entity`` is that of its findings, ``ways`` begin there.

    ``whole`` tells that it looks beyond what can be reached: a whole table, ranks among peers, or
    all subjects of something above them. ``entities`` are all whose rows it reads.
    """

    entity: str
    ways: set[Way] = field(default_factory=set)
    whole: bool = False
    entities: set[str] = field(default_factory=set)


def reads_of(program: Program, rule: Rule) -> Reads:
    """Give what a rule reads; of a pattern without what its feeders read."""
    return _of_rule(program, rule).reads


def reads_of_row(program: Program, entity: str, nodes: Iterable[c.Core]) -> Reads:
    """Give what expressions about a row of an entity read."""
    walk = _Walk(program, entity)
    for node in nodes:
        walk.expression(node)
    return walk.reads


def ways_to_events(program: Program, pattern: EventPattern) -> Mapping[str, Way]:
    """Give the way from the row of a pattern's first event to each of its events, by alias."""
    return _of_rule(program, pattern).aliases


def feeders(program: Program, pattern: EventPattern) -> frozenset[str]:
    """Name the rules whose findings a pattern takes, directly or by way of other patterns."""
    by_id = {one.id: one for one in program.patterns}
    found: set[str] = set()
    waiting = [event.finding_of for event in pattern.events if event.finding_of]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            events = by_id[name].events if name in by_id else ()
            waiting.extend(event.finding_of for event in events if event.finding_of)
    return frozenset(found)


def entity_of(rule: Rule) -> str:
    """Name the entity whose rows the findings of a rule are of."""
    return rule.start[0] if isinstance(rule, Deadline) else rule.entity


def _of_rule(program: Program, rule: Rule) -> _Walk:
    walk = _Walk(program, entity_of(rule))
    match rule:
        case Check():
            for node in (rule.applies, rule.when, rule.message):
                walk.expression(node)
        case Deadline():
            walk.deadline(rule)
        case EventPattern():
            walk.pattern(rule)
    for node in (rule.handling.who, rule.handling.action):
        walk.expression(node)
    return walk


class _Walk:
    """Walks through expressions about rows of an entity and notes the ways."""

    def __init__(self, program: Program, entity: str) -> None:
        self._vocabulary: Vocabulary = program.scope.vocabulary
        self._subject = program.subject
        self.aliases: dict[str, Way] = {}
        self.reads = Reads(entity, whole=self._vocabulary.entities[entity].from_references)
        self._note(())

    def expression(self, node: c.Core | None) -> None:
        """Note what an expression about a row of the entity reads."""
        self._expression(node, ())

    def deadline(self, rule: Deadline) -> None:
        """Note that rows with the same value are read."""
        expected = rule.expected[0]
        self._note((Step(rule.start[0], rule.same, expected, rule.same),))

    def pattern(self, rule: EventPattern) -> None:
        """Note the ways to the events of a pattern, and what is said of them."""
        first = rule.present[0]
        for event in rule.events:
            way = self._between(first.key, event.key, first.entity, event.entity)
            self.aliases[event.alias] = way
            self._note(way)
        for event in rule.events:
            way = self.aliases[event.alias]
            self._expression(event.key, way)
            for node in (event.when, event.condition):
                self._expression(node, way)
        self._expression(rule.message, ())

    def _between(self, key: c.Core, other: c.Core, entity: str, other_entity: str) -> Way:
        """Give the way from the first event of a pattern to another one of the same group."""
        if not isinstance(key, c.FieldOf) or not isinstance(other, c.FieldOf):
            self.reads.whole = True  # a group is told by something computed
            return ()
        up, down = self._up(key.hops), self._up(other.hops)
        ends = (up[-1].to_entity if up else entity, down[-1].to_entity if down else other_entity)
        join = Step(ends[0], key.name, ends[1], other.name)
        return (*up, join, *_reversed(down))

    def _up(self, hops: Hops) -> Way:
        return tuple(self._reference(entity, name) for entity, name in hops)

    def _reference(self, entity: str, name: str) -> Step:
        parent = self._vocabulary.entities[self._vocabulary.entities[entity].fields[name].refers]
        return Step(entity, name, parent.name, parent.key[0])

    def _follow(self, hops: Hops, way: Way) -> Way:
        alias = event_of(hops)
        if alias:
            return self.aliases.get(alias, ()) + self._up(hops[1:])
        return way + self._up(hops)

    def _expression(self, node: c.Core | None, way: Way, inner: Way = ()) -> None:
        """Note the ways of an expression about the row at the end of ``way``."""
        match node:
            case None:
                return
            case c.FieldOf():
                self._note(self._follow(node.hops, inner if node.inner else way))
            case c.Derived():
                found = self._follow(node.hops, inner if node.inner else way)
                self._note(found)
                self._expression(node.body, found)
            case c.Aggregate():
                self._aggregate(node, way)
            case c.Peers():
                self._peers(node, way)
            case _:
                for part in c.children(node):
                    self._expression(part, way, inner)

    def _peers(self, node: c.Peers, way: Way) -> None:
        """Follow a group that is told by a field: its rows are those with the same value.

        Where peers are all rows, or one that lacks its group counts for all, all rows matter.
        """
        told = next((one for one in node.groups if isinstance(one, c.FieldOf)), None)
        for part in c.children(node):
            self._expression(part, way)
        if told is None or not node.skip:
            self.reads.whole = True
            self.reads.entities.add(node.entity)
            return
        up = self._up(told.hops)
        end = up[-1].to_entity if up else node.entity
        others = (*way, *up, Step(end, told.name, end, told.name), *_reversed(up))
        self._note(others)
        for part in c.children(node):
            self._expression(part, others)

    def _aggregate(self, node: c.Aggregate, way: Way) -> None:
        if not node.path:
            self.reads.whole = True
            self.reads.entities.add(node.entity)
        below = way + self._up(node.base) + _reversed(self._up(node.path))
        self._note(below)
        for part in c.children(node):
            self._expression(part, way, below)

    def _note(self, way: Way) -> None:
        self.reads.entities.add(self.reads.entity)
        self.reads.entities.update(step.to_entity for step in way)
        self.reads.whole = self.reads.whole or any(map(self._is_from_above, way))
        if way:
            self.reads.ways.add(way)

    def _is_from_above(self, step: Step) -> bool:
        """Whether a step leads to all subjects of something above, or all that have a value."""
        entity = self._vocabulary.entities[step.to_entity]
        if step.to_entity != self._subject:
            return False
        if step.entity == step.to_entity:
            return step.to_field not in entity.key
        return entity.fields[step.to_field].refers == step.entity


def _reversed(way: Way) -> Way:
    return tuple(
        Step(step.to_entity, step.to_field, step.entity, step.field) for step in reversed(way)
    )
