"""What is left of an expression about one row once everything but the day is put in.

Most conditions are decided by what does not move, and need no look ahead at all; of the others
little is left, which is quick to evaluate over many spans of days.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial

from perfeval.dataset import Dataset
from perfeval.engine.compiled.rules import Compiler
from perfeval.engine.findings.patterns.columns import Values, compiled_values
from perfeval.engine.plain.interpreter import Exact, Interpreter
from perfeval.language import core as c
from perfeval.stream.ahead.spans import Between, Same, Spread, any_or_all, is_missing, over, summed
from perfeval.stream.rules.clocked import clocked, is_clock

Moving = Callable[[int, int], Spread]
"""Gives the values from a first day to a last one, both as ordinals."""
Residue = Same | Moving
_Inner = int | None
_OVER_ROWS = (c.Aggregate, c.Peers)
_ROWS = 20
_MANY_ROWS = 10
"""From here on compiling an expression is sooner done than walking its tree."""


class Residues:
    """Gives what is left of expressions about rows of one dataset.

    ``compiler`` is of the same dataset. What does not move is computed for all rows at once where
    there are many. Expressions must live as long as this object: it knows them by where they are.
    """

    def __init__(self, dataset: Dataset, compiler: Compiler) -> None:
        self._dataset = dataset
        self._interpreter = Interpreter(dataset)
        self._compiler = compiler
        self._clocked: dict[int, bool] = {}
        self._effort: dict[int, int] = {}
        self._values: dict[int, Values] = {}
        self._derived: dict[tuple[str, str, int], Residue] = {}

    def of(self, node: c.Core, entity: str, row: int, inner: _Inner = None) -> Residue:
        """Give what is left of a node about a row, and one of those an aggregate goes through."""
        if is_clock(node):
            return _clock
        if not self._moves(node):
            return Same(self._value(node, entity, row, inner))
        match node:
            case c.Derived():
                return self._of_derived(node, row, inner)
            case c.Logic():
                return self._logic(node, entity, row, inner)
            case c.Aggregate():
                return self._aggregate(node, entity, row)
            case c.Otherwise(operand, default):
                first = self.of(operand, entity, row, inner)
                if isinstance(first, Same) and not is_missing(first):
                    return first
                second = self.of(default, entity, row, inner)
                return second if isinstance(first, Same) else partial(_otherwise, first, second)
            case c.Guard(condition, body):
                holds = self.of(condition, entity, row, inner)
                if isinstance(holds, Same) and holds.value is not True:
                    return Same(None)
                guarded = self.of(body, entity, row, inner)
                return guarded if isinstance(holds, Same) else partial(_guarded, holds, guarded)
            case c.Case():
                return self._case(node, 0, entity, row, inner)
            case c.Known(operand):
                found = self.of(operand, entity, row, inner)
                return _known(found) if isinstance(found, Same) else partial(_is_known, found)
            case c.Peers():
                return _open  # what moves in other rows is not looked at
            case _:
                return _strict(node, [self.of(p, entity, row, inner) for p in c.children(node)])

    def _moves(self, node: c.Core) -> bool:
        if id(node) not in self._clocked:
            self._clocked[id(node)] = clocked(node, self._dataset.vocabulary)
        return self._clocked[id(node)]

    def _value(self, node: c.Core, entity: str, row: int, inner: _Inner) -> Exact:
        if inner is not None or len(self._dataset.tables[entity]) < _MANY_ROWS:
            return self._interpreter.value(node, row, inner)
        if id(node) not in self._values:
            self._values[id(node)] = compiled_values(self._compiler, node, entity)
        return self._values[id(node)].exact(row)

    def _effort_of(self, node: c.Core) -> int:
        """Guess how much there is to evaluate in a node: looking through other rows takes long."""
        if id(node) not in self._effort:
            parts = 1 + sum(map(self._effort_of, c.children(node)))
            self._effort[id(node)] = parts * (_ROWS if isinstance(node, _OVER_ROWS) else 1)
        return self._effort[id(node)]

    def _of_derived(self, node: c.Derived, row: int, inner: _Inner) -> Residue:
        found = self._interpreter.follow(node.hops, inner if node.inner else row)
        if found is None:
            return Same(None)
        key = (node.entity, node.name, found)
        if key not in self._derived:
            self._derived[key] = self.of(node.body, node.entity, found)
        return self._derived[key]

    def _logic(self, node: c.Logic, entity: str, row: int, inner: _Inner) -> Residue:
        """Look at what does not move first, the easiest before: it mostly decides."""
        deciding, operator = node.operator == "or", node.operator
        still = Same(not deciding)
        moving: list[Residue] = []
        for part in sorted(node.parts, key=lambda one: (self._moves(one), self._effort_of(one))):
            found = self.of(part, entity, row, inner)
            if not isinstance(found, Same):
                moving.append(found)
            elif found.value is deciding:
                return found
            elif found.value is None:
                still = found
        return partial(_any_or_all, operator, [still, *moving]) if moving else still

    def _case(self, node: c.Case, first: int, entity: str, row: int, inner: _Inner) -> Residue:
        """Go from a branch on to the first one whose condition moves."""
        for number in range(first, len(node.branches)):
            condition, value = node.branches[number]
            holds = self.of(condition, entity, row, inner)
            if not isinstance(holds, Same):
                rest = self._case(node, number + 1, entity, row, inner)
                return partial(_branch, holds, self.of(value, entity, row, inner), rest)
            if holds.value is None:
                return holds
            if holds.value:
                return self.of(value, entity, row, inner)
        otherwise = node.otherwise
        return Same(None) if otherwise is None else self.of(otherwise, entity, row, inner)

    def _aggregate(self, node: c.Aggregate, entity: str, row: int) -> Residue:
        rows = self._interpreter.rows_of(node, row)
        if rows is None:
            return Same(None)
        parts: list[tuple[Residue, Residue]] = []
        for inner in rows:
            holds: Residue = Same(True)  # noqa: FBT003 - a value, not an option
            if node.condition is not None:
                holds = self.of(node.condition, entity, row, inner)
            if isinstance(holds, Same) and holds.value is None:
                return holds
            if not isinstance(holds, Same) or holds.value:
                value: Residue = Same(None)
                if node.value is not None:
                    value = self.of(node.value, entity, row, inner)
                parts.append((holds, value))
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
