"""What is left of an expression about one row once everything but the day is put in.

Most conditions are decided by what does not move, and need no look ahead at all; of the others
little is left, which is quick to evaluate over many spans of days.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial

from perfeval.engine.findings.patterns.rows import EventInterpreter
from perfeval.language import core as c
from perfeval.stream.clocked import clocked, is_clock
from perfeval.stream.spans import Between, Same, Spread, any_or_all, is_missing, over, summed
from perfeval.vocabulary import Vocabulary

Moving = Callable[[int, int], Spread]
"""Gives the values from a first day to a last one, both as ordinals."""
Residue = Same | Moving
_Row = int | None
_OVER_ROWS = (c.Aggregate, c.Peers)
_ROWS = 20


class Residues:
    """Gives what is left of expressions about rows of one dataset."""

    def __init__(self, interpreter: EventInterpreter, vocabulary: Vocabulary) -> None:
        self._interpreter = interpreter
        self._vocabulary = vocabulary
        self._clocked: dict[int, bool] = {}
        self._effort: dict[int, int] = {}
        self._derived: dict[tuple[str, str, int], Residue] = {}

    def moves(self, node: c.Core) -> bool:
        """Whether anything in a node follows from the day."""
        if id(node) not in self._clocked:
            self._clocked[id(node)] = clocked(node, self._vocabulary)
        return self._clocked[id(node)]

    def _effort_of(self, node: c.Core) -> int:
        """Guess how much there is to evaluate in a node: looking through other rows takes long."""
        if id(node) not in self._effort:
            parts = 1 + sum(map(self._effort_of, c.children(node)))
            self._effort[id(node)] = parts * (_ROWS if isinstance(node, _OVER_ROWS) else 1)
        return self._effort[id(node)]

    def of(self, node: c.Core, row: _Row, inner: _Row = None) -> Residue:
        """Give what is left of a node for a row, and for one that an aggregate goes through."""
        if is_clock(node):
            return _clock
        if not self.moves(node):
            return Same(self._interpreter.value(node, row, inner))
        match node:
            case c.Derived():
                return self._of_derived(node, inner if node.inner else row)
            case c.Logic():
                return self._logic(node, row, inner)
            case c.Aggregate():
                return self._aggregate(node, row)
            case c.Otherwise(operand, default):
                first = self.of(operand, row, inner)
                if isinstance(first, Same):
                    return self.of(default, row, inner) if is_missing(first) else first
                return partial(_otherwise, first, self.of(default, row, inner))
            case c.Guard(condition, body):
                return self._guard(self.of(condition, row, inner), body, row, inner)
            case c.Case():
                return self._case(node, 0, row, inner)
            case c.Known(operand):
                found = self.of(operand, row, inner)
                return _known(found) if isinstance(found, Same) else partial(_is_known, found)
            case c.Peers():
                return _open  # what moves in other rows is not looked at
            case _:
                return _strict(node, [self.of(part, row, inner) for part in c.children(node)])

    def _of_derived(self, node: c.Derived, row: _Row) -> Residue:
        found = self._interpreter.follow(node.hops, row)
        if found is None:
            return Same(None)
        key = (node.entity, node.name, found)
        if key not in self._derived:
            self._derived[key] = self.of(node.body, found)
        return self._derived[key]

    def _logic(self, node: c.Logic, row: _Row, inner: _Row) -> Residue:
        """Look at what does not move first, the easiest before: it mostly decides."""
        deciding, operator = node.operator == "or", node.operator
        still: list[Same] = []
        moving: list[Moving] = []
        for part in sorted(node.parts, key=lambda one: (self.moves(one), self._effort_of(one))):
            found = self.of(part, row, inner)
            if not isinstance(found, Same):
                moving.append(found)
            elif found.value is deciding:
                return found
            else:
                still.append(found)
        decided = any_or_all(operator, still)
        if not moving:
            return decided if decided is not None else Same(None)
        return partial(_any_or_all, operator, [decided, *moving])

    def _guard(self, holds: Residue, body: c.Core, row: _Row, inner: _Row) -> Residue:
        if isinstance(holds, Same):
            return self.of(body, row, inner) if holds.value is True else Same(None)
        return partial(_guarded, holds, self.of(body, row, inner))

    def _case(self, node: c.Case, first: int, row: _Row, inner: _Row) -> Residue:
        """Go from a branch on to the first one whose condition moves."""
        for number in range(first, len(node.branches)):
            condition, value = node.branches[number]
            holds = self.of(condition, row, inner)
            if not isinstance(holds, Same):
                rest = self._case(node, number + 1, row, inner)
                return partial(_branch, holds, self.of(value, row, inner), rest)
            if holds.value is None:
                return holds
            if holds.value:
                return self.of(value, row, inner)
        return Same(None) if node.otherwise is None else self.of(node.otherwise, row, inner)

    def _aggregate(self, node: c.Aggregate, row: _Row) -> Residue:
        rows = self._interpreter.rows_of(node, row)
        if rows is None:
            return Same(None)
        parts: list[tuple[Residue, Residue]] = []
        for inner in rows:
            holds: Residue = Same(True)  # noqa: FBT003 - a value, not an option
            if node.condition is not None:
                holds = self.of(node.condition, row, inner)
            if isinstance(holds, Same) and holds.value is None:
                return holds
            if not isinstance(holds, Same) or holds.value:
                value = Same(None) if node.value is None else self.of(node.value, row, inner)
                parts.append((holds, value))
        if all(isinstance(part, Same) for pair in parts for part in pair):
            found = _added(node.kind, len(rows), parts, 0, 0)
            return found if isinstance(found, Same) else partial(_open)
        return partial(_added, node.kind, len(rows), parts)


def _strict(node: c.Core, parts: list[Residue]) -> Residue:
    still = [part for part in parts if isinstance(part, Same)]
    if any(map(is_missing, still)):
        return Same(None)
    if len(still) == len(parts):
        found = over(node, still)
        return found if isinstance(found, Same) else _open
    return partial(_over, node, parts)


def at(residue: Residue | None, start: int, end: int) -> Spread:
    """Give the values of a residue from one day to another."""
    return residue if residue is None or isinstance(residue, Same) else residue(start, end)


def _clock(start: int, end: int) -> Spread:
    return Same(Fraction(start)) if start == end else Between(Fraction(start), Fraction(end))


def _open(_start: int, _end: int) -> Spread:
    return None


def _over(node: c.Core, parts: list[Residue], start: int, end: int) -> Spread:
    return over(node, [at(part, start, end) for part in parts])


def _any_or_all(operator: str, parts: list[Residue], start: int, end: int) -> Spread:
    return any_or_all(operator, (at(part, start, end) for part in parts))


def _otherwise(first: Moving, default: Residue, start: int, end: int) -> Spread:
    found = first(start, end)
    return at(default, start, end) if is_missing(found) else found


def _guarded(holds: Moving, body: Residue, start: int, end: int) -> Spread:
    found = holds(start, end)
    if not isinstance(found, Same):
        return None
    return at(body, start, end) if found.value is True else Same(None)


def _branch(holds: Moving, value: Residue, rest: Residue, start: int, end: int) -> Spread:
    found = holds(start, end)
    if not isinstance(found, Same):
        return None
    if found.value is None:
        return found
    return at(value if found.value else rest, start, end)


def _is_known(operand: Moving, start: int, end: int) -> Spread:
    found = operand(start, end)
    if isinstance(found, Same):
        return _known(found)
    return None if found is None else Same(True)  # noqa: FBT003 - a value, not an option


def _known(found: Same) -> Same:
    return Same(found.value is not None)


def _added(
    kind: str, count: int, parts: list[tuple[Residue, Residue]], start: int, end: int
) -> Spread:
    """Where every row is in or out on all days, add up what the rows give."""
    taken: list[Spread] = []
    for condition, value in parts:
        holds = at(condition, start, end)
        if not isinstance(holds, Same):
            return None
        if holds.value is None:
            return holds
        if holds.value:
            taken.append(at(value, start, end))
    if kind == "count":
        return Same(Fraction(len(taken)))
    if kind == "share":
        return Same(Fraction(len(taken), count) if count else None)
    return summed(kind, taken)
