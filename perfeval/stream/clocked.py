"""What of a rule follows from the evaluation date: taken out, compared, set to another day."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from perfeval.language import core as c
from perfeval.language.scope import AS_OF
from perfeval.language.types import DATE
from perfeval.ruleset.program import Deadline, Program
from perfeval.stream.reads import Rule
from perfeval.vocabulary import Kind, Vocabulary


def is_clock(node: c.Core) -> bool:
    """Whether a node is the evaluation date itself."""
    return isinstance(node, c.Const) and node.name == AS_OF[0] and node.type == DATE


def clocked(node: c.Core | None, vocabulary: Vocabulary) -> bool:
    """Whether the value of a node may change from one day to the next without any event.

    That a date is on or before the evaluation date is no such thing: a date that is known only
    since itself is never later.
    """
    if node is None or _always(node, vocabulary):
        return False
    return is_clock(node) or any(clocked(part, vocabulary) for part in c.children(node))


def _always(node: c.Core, vocabulary: Vocabulary) -> bool:
    """Whether a node compares the evaluation date with a date that is never later."""
    if not isinstance(node, c.Compare):
        return False
    early, late = node.left, node.right
    if node.operator in (">=", "<"):
        early, late = late, early
    elif node.operator not in ("<=", ">"):
        return False
    if not (is_clock(late) and isinstance(early, c.FieldOf)):
        return False
    field = vocabulary.entities[early.entity].fields[early.name]
    return field.kind is Kind.DATE and not field.known


def constants(rule: Rule) -> tuple[object, ...]:
    """Give everything in a rule that may be different on another day, but for the day itself."""
    found: list[object] = [
        (node.value, node.type, node.name) for node in _nodes(rule, set()) if not is_clock(node)
    ]
    if isinstance(rule, Deadline):
        found.append((rule.limit, rule.count_first, rule.calendar is None))
    found.append(rule.handling.limit)
    return tuple(found)


def _nodes(value: Any, seen: set[int]) -> Iterator[c.Const]:
    if isinstance(value, c.Const):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _nodes(part, seen)
    elif _is_tree(value) and id(value) not in seen:
        seen.add(id(value))
        for name in _fields(type(value)):
            yield from _nodes(getattr(value, name), seen)


def _fields(kind: Any) -> list[str]:
    return [field.name for field in dataclasses.fields(kind)]


_LEAVES = ("perfeval.diagnostics", "perfeval.calendar", "perfeval.language.types")


def _is_tree(value: object) -> bool:
    return dataclasses.is_dataclass(value) and not type(value).__module__.startswith(_LEAVES)


class OnDay:
    """Sets rules to another day by putting the date in; what is right for the day stays."""

    def __init__(self, day: date) -> None:
        self._day = day
        self._value = Fraction(day.toordinal())
        self._made: dict[int, tuple[object, Any]] = {}

    def program(self, program: Program) -> Program:
        """Give a program that says the same on another day; only its findings are right then."""
        return dataclasses.replace(
            program,
            as_of=self._day,
            checks=self._of(program.checks),
            deadlines=self._of(program.deadlines),
            patterns=self._of(program.patterns),
        )

    def _of(self, value: Any) -> Any:
        if isinstance(value, c.Const):
            return dataclasses.replace(value, value=self._value) if is_clock(value) else value
        if isinstance(value, tuple):
            made = tuple(self._of(part) for part in value)
            same = all(one is other for one, other in zip(made, value, strict=True))
            return value if same else made
        if not _is_tree(value):
            return value
        if id(value) not in self._made:
            self._made[id(value)] = (value, self._tree(value))
        return self._made[id(value)][1]

    def _tree(self, value: Any) -> Any:
        changed = {}
        for name in _fields(type(value)):
            old = getattr(value, name)
            new = self._of(old)
            if new is not old:
                changed[name] = new
        return dataclasses.replace(value, **changed) if changed else value
