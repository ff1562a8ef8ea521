"""The rules of programs divided into units, by the rows that they are about and look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from perfeval.language import core as c
from perfeval.ruleset.program import Check, Program
from perfeval.ruleset.program_patterns import EventPattern
from perfeval.stream.rules.clocked import clocked
from perfeval.stream.rules.reads import (
    Reads,
    Rule,
    Way,
    feeders,
    reads_of,
    reads_of_row,
    ways_to_events,
)
from perfeval.stream.rules.sums import Sum, taken_out
from perfeval.stream.rules.units import Node, Unit, joined, rules_of


@dataclass(slots=True)
class _Part:
    """Rules that belong together, what must run for them, and what all these read."""

    entity: str
    rules: list[Rule]
    run: frozenset[str]
    reads: list[Reads]

    @property
    def ids(self) -> frozenset[str]:
        """The rules whose findings count."""
        return frozenset(rule.id for rule in self.rules)

    @property
    def entities(self) -> frozenset[str]:
        """All whose rows are read."""
        return frozenset(name for one in self.reads for name in one.entities)


def units_of(programs: Sequence[Program]) -> list[Unit]:
    """Put the rules of all programs into units; those that add up come before what they add to."""
    found: list[Unit] = []
    for number, program in enumerate(programs):
        for part in _parts(program):
            if any(one.whole for one in part.reads):
                found.extend(_whole(len(found), number, program, part))
            else:
                found.append(_local(len(found), number, program, part))
    return found


def _local(number: int, of: int, program: Program, part: _Part) -> Unit:
    root = joined(part.entity, [way for one in part.reads for way in one.ways])
    return Unit(
        number=number,
        program=of,
        entity=part.entity,
        rules=part.ids,
        run=part.run,
        root=root,
        group=_group(root, program),
        entities=part.entities,
        tells_days=_tells_days(program, part.rules),
    )


def _whole(first: int, of: int, program: Program, part: _Part) -> Iterator[Unit]:
    """Give units that add up, if any, and the one that looks at all rows or at what they add."""
    checks = {rule.id for rule in part.rules if isinstance(rule, Check)}
    taken = taken_out(program, checks if checks == part.ids else ())
    adding = list(_adding(program, taken.sums))
    last = first + len(adding)
    for number, (entity, reads) in enumerate(adding, first):
        root = joined(entity, reads.ways)
        yield Unit(
            number=number,
            program=of,
            entity=entity,
            rules=part.ids,
            run=part.run,
            root=root,
            group=_group(root, program),
            entities=frozenset(reads.entities),
            adds_to=last,
        )
    left = taken.entities if taken.sums else part.entities
    known = program.scope.vocabulary.entities
    yield Unit(
        number=last,
        program=of,
        entity=part.entity,
        rules=part.ids,
        run=part.run,
        root=Node(part.entity),
        whole=True,
        entities=left,
        tells_days=_tells_days(program, part.rules),
        light=bool(taken.sums) and all(known[name].from_references for name in left),
    )


def _group(root: Node, program: Program) -> str:
    """Choose the field behind which most is read, of those that several rows may share."""
    keys = program.scope.vocabulary.entities[root.entity].key
    behind: Counter[str] = Counter()
    for step, node in root.nodes.items():
        if step.field not in keys or len(keys) > 1:
            behind[step.field] += _size(node)
    return max(sorted(behind), key=behind.__getitem__, default="")


def _size(node: Node) -> int:
    return 1 + sum(map(_size, node.nodes.values()))


def _tells_days(program: Program, rules: Iterable[Rule]) -> frozenset[str]:
    vocabulary = program.scope.vocabulary
    return frozenset(
        rule.id
        for rule in rules
        if isinstance(rule, Check | EventPattern) and clocked(rule.message, vocabulary)
    )


def _adding(program: Program, sums: Iterable[Sum]) -> Iterator[tuple[str, Reads]]:
    """Give the entities whose rows count in sums, with what is read for that."""
    by_entity: dict[str, list[Sum]] = {}
    for one in sums:
        by_entity.setdefault(one.entity, []).append(one)
    for name, of in by_entity.items():
        nodes = [node for one in of for node in (*one.nodes, *one.way_up)]
        yield name, reads_of_row(program, name, nodes)


def _parts(program: Program) -> list[_Part]:
    """Give what belongs together.

    Checks and deadlines do by entity, patterns by entity and key, since rows of the same groups
    matter to them; what sees all rows, or takes findings of patterns, stays apart.
    """
    reads = {rule.id: reads_of(program, rule) for rule in rules_of(program)}
    single: list[Rule] = [*program.checks, *program.deadlines]
    parts: dict[tuple[str, bool], _Part] = {}
    for rule in single:
        of = reads[rule.id]
        part = parts.setdefault((of.entity, of.whole), _Part(of.entity, [], frozenset(), []))
        _put(part, rule, of)
    made = list(parts.values())
    apart = [one for one in program.patterns if reads[one.id].whole or feeders(program, one)]
    together: dict[tuple[str, c.Core], _Part] = {}
    for pattern in program.patterns:
        if pattern not in apart:
            entity, key = pattern.entity, pattern.present[0].key
            part = together.setdefault((entity, key), _Part(entity, [], frozenset(), []))
            _put(part, pattern, reads[pattern.id])
    made.extend(together.values())
    for pattern in apart:
        run = feeders(program, pattern) | {pattern.id}
        own = [reads[pattern.id], *_fed(program, pattern, reads)]
        made.append(_Part(pattern.entity, [pattern], run, own))
    return made


def _put(part: _Part, rule: Rule, reads: Reads) -> None:
    part.rules.append(rule)
    part.run |= {rule.id}
    part.reads.append(reads)


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
