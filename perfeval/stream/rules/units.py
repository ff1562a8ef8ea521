"""The rules of programs in units that are evaluated together, about the same kind of row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from perfeval.ruleset.program import Program
from perfeval.stream.rules.reads import (
    Rule,
    Step,
    Way,
)
from perfeval.vocabulary import Vocabulary


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
    ``group`` is a field by whose value rows need much the same other rows, empty if there is none.
    ``tells_days`` are the rules whose message changes by itself from day to day. A ``light`` unit
    is whole and needs no table, only sums that are kept; a unit that ``adds_to`` another one, by
    its number, finds nothing itself and keeps what rows of its entity give to those sums.
    """

    number: int
    program: int
    entity: str
    rules: frozenset[str]
    run: frozenset[str]
    root: Node
    entities: frozenset[str]
    tells_days: frozenset[str] = frozenset()
    whole: bool = False
    light: bool = False
    group: str = ""
    adds_to: int | None = None

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


def joined(entity: str, ways: Iterable[Way]) -> Node:
    """Put ways from rows of an entity together."""
    root = Node(entity)
    for way in ways:
        node = root
        for step in way:
            node = node.nodes.setdefault(step, Node(step.to_entity, step))
    return root


def indexed(units: Iterable[Unit], vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """Name the fields by which rows must be found, by entity."""
    found: dict[str, set[str]] = {}

    def visit(node: Node) -> None:
        for step, below in node.nodes.items():
            found.setdefault(step.entity, set()).add(step.field)
            found.setdefault(step.to_entity, set()).add(step.to_field)
            visit(below)

    for unit in units:
        if unit.whole:
            for entity, field in names_of(vocabulary, unit.entities):
                found.setdefault(entity, set()).add(field)
        else:
            visit(unit.root)
    return {entity: frozenset(names) for entity, names in found.items()}


def names_of(vocabulary: Vocabulary, entities: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give the fields, each with its entity, that name rows of entities without a table."""
    for name in sorted(entities):
        if vocabulary.entities[name].from_references:
            for entity, reference in vocabulary.relations(name):
                yield entity.name, reference.name
