"""What of a rule follows from the evaluation date: taken out, compared, set to another day."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from perfeval.language import core as c
from perfeval.language.scope import AS_OF
from perfeval.language.types import DATE
from perfeval.ruleset.program import Deadline, Program
from perfeval.stream.rules.reads import Rule
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
    field = vocabulary.entities[early.entity].fields.get(early.name)
    return field is not None and field.kind is Kind.DATE and not field.known


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
    elif id(value) not in seen and _fields(type(value)):
        seen.add(id(value))
        for name in _fields(type(value)):
            yield from _nodes(getattr(value, name), seen)


_LEAVES = ("perfeval.diagnostics", "perfeval.calendar", "perfeval.language.types")
_NAMES: dict[type, tuple[str, ...]] = {}


def _fields(kind: Any) -> tuple[str, ...]:
    """Name the parts of a kind of node, none when it is no node of a rule."""
    if kind not in _NAMES:
        tree = dataclasses.is_dataclass(kind) and not kind.__module__.startswith(_LEAVES)
        _NAMES[kind] = tuple(one.name for one in dataclasses.fields(kind)) if tree else ()
    return _NAMES[kind]


class OnDay:
    """Sets rules to other days by putting the date in; all else is right for the days meant."""

    def __init__(self, programs: Sequence[Program]) -> None:
        self._programs = programs
        self._free: dict[int, bool] = {}
        self._value = Fraction(0)
        self._made: dict[int, Any] = {}

    def programs(self, day: date) -> list[Program]:
        """Give programs that say the same on another day; only their findings are right then."""
        self._value = Fraction(day.toordinal())
        self._made = {}
        return [
            dataclasses.replace(
                program,
                as_of=day,
                checks=self._of(program.checks),
                deadlines=self._of(program.deadlines),
                patterns=self._of(program.patterns),
            )
            for program in self._programs
        ]

    def _of(self, value: Any) -> Any:
        if isinstance(value, c.Const):
            return dataclasses.replace(value, value=self._value) if is_clock(value) else value
        if isinstance(value, tuple):
            return value if self._without(value) else tuple(map(self._of, value))
        if self._without(value):
            return value
        if id(value) not in self._made:
            parts = {name: self._of(getattr(value, name)) for name in _fields(type(value))}
            self._made[id(value)] = type(value)(**parts)
        return self._made[id(value)]

    def _without(self, value: Any) -> bool:
        """Whether the date stands nowhere in a value; remembered, since the programs stay."""
        if isinstance(value, c.Const):
            return not is_clock(value)
        parts = value if isinstance(value, tuple) else ()
        names = () if parts else _fields(type(value))
        if not parts and not names:
            return True
        if id(value) not in self._free:
            every = parts or tuple(getattr(value, name) for name in names)
            self._free[id(value)] = all(self._without(part) for part in every)
        return self._free[id(value)]
