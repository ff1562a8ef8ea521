"""The tree of an event pattern, and what its tests mean.

A pattern names facts that must be there (``present``) and facts that must not (``absent``).
The tree knows nothing of the engine that runs it: the adapter for durable-rules and the
built-in matcher are both translations of it and are held to the same hits.

Values are integers, texts and booleans, and a type is part of a value: 1, "1" and True are
three different values, ``!=`` holds between them and no order does.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

Value = int | str | bool
Op = Literal["==", "!=", "<", "<=", ">", ">="]

_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
OPERATORS = tuple(_OPERATORS)


@dataclass(frozen=True, slots=True)
class Fact:
    """One event or state of a group: a kind and its fields, whose names may be Chinese."""

    kind: str
    fields: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Ref:
    """A field of the fact that serves another term of the pattern (or the term itself)."""

    alias: str
    field: str


@dataclass(frozen=True, slots=True)
class Test:
    """A comparison of a field of the term's fact with a value or with a field of another fact.

    A field that is missing, on either side, makes the test false, whatever the operator.
    """

    __test__: ClassVar[bool] = False  # not a test class of pytest

    field: str
    op: Op
    right: Value | Ref


@dataclass(frozen=True, slots=True)
class Term:
    """One fact of a pattern: its name in the pattern, its kind, the tests it must pass."""

    alias: str
    kind: str
    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Facts that must be there together, and facts that must not be there.

    Every combination of facts for the ``present`` terms that passes all tests is a hit, unless
    some ``absent`` term is satisfied by any fact of the group. One fact may serve two terms when
    both accept it, absent terms included. Without present terms there is one empty combination.
    A ``Ref`` may name the term itself or a present term before it.
    """

    id: str
    present: tuple[Term, ...]
    absent: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern that holds, with the indexes of the group's facts, one per present term."""

    pattern: str
    facts: tuple[int, ...]


Group = Sequence[Fact]


def holds(left: Value, op: str, right: Value) -> bool:
    """Say whether a comparison holds; values of different types are only ever unequal."""
    if type(left) is not type(right):
        return op == "!="
    return _OPERATORS[op](left, right)
