"""The built-in matcher: the same patterns in plain Python, wherever durable-rules is not.

Facts are indexed by kind, by the tests that concern them alone, and by the fields that a term
joins with ``==``, so that an equality join looks its facts up instead of trying all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perfeval.engine.events.pattern import Hit, Pattern, Ref, Term, Test, Value, holds
from perfeval.engine.events.sift import Row

# A value with its type, since 1 and True are one key of a dict.
_Key = tuple[tuple[type, Value], ...]
_Index = dict[_Key, list[Row]]


@dataclass(frozen=True, slots=True)
class _Join:
    """A test against a fact chosen before: the field here, the place and field there."""

    field: str
    op: str
    place: int
    other: str


@dataclass(frozen=True, slots=True)
class _Step:
    """One term, its tests sorted by what they need to be decided."""

    kind: str
    alone: tuple[Test, ...]
    equal: tuple[_Join, ...]
    other: tuple[_Join, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    id: str
    present: tuple[_Step, ...]
    absent: tuple[_Step, ...]
    needed: frozenset[str]


class BuiltinMatcher:
    """Matches patterns that ``check_patterns`` has passed, one group at a time."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._plans = [_plan(pattern) for pattern in patterns]

    def match(self, rows: Sequence[Row]) -> list[Hit]:
        """Give the hits of a group, in pattern order, then in the order of fact indexes."""
        by_kind: dict[str, list[Row]] = {}
        for row in rows:
            by_kind.setdefault(row[1], []).append(row)
        there = by_kind.keys()
        return [hit for plan in self._plans if plan.needed <= there for hit in _hits(plan, by_kind)]


def _plan(pattern: Pattern) -> _Plan:
    places = {term.alias: place for place, term in enumerate(pattern.present)}
    return _Plan(
        pattern.id,
        tuple(_step(term, places) for term in pattern.present),
        tuple(_step(term, places) for term in pattern.absent),
        frozenset(term.kind for term in pattern.present),
    )


def _step(term: Term, places: dict[str, int]) -> _Step:
    alone: list[Test] = []
    equal: list[_Join] = []
    other: list[_Join] = []
    for test in term.tests:
        if isinstance(test.right, Ref) and test.right.alias != term.alias:
            place = places[test.right.alias]
            joins = equal if test.op == "==" else other
            joins.append(_Join(test.field, test.op, place, test.right.field))
        else:
            alone.append(test)
    return _Step(term.kind, tuple(alone), tuple(equal), tuple(other))


def _hits(plan: _Plan, by_kind: dict[str, list[Row]]) -> Iterator[Hit]:
    present = []
    for step in plan.present:
        index = _index(step, by_kind)
        if not index:
            return
        present.append(index)
    absent = [_index(step, by_kind) for step in plan.absent]
    for chosen in _combinations(plan.present, present, []):
        steps = zip(plan.absent, absent, strict=True)
        if not any(_candidates(step, index, chosen) for step, index in steps):
            yield Hit(plan.id, tuple(row[0] for row in chosen))


def _index(step: _Step, by_kind: dict[str, list[Row]]) -> _Index:
    index: _Index = {}
    for row in by_kind.get(step.kind, ()):
        fields = row[2]
        if all(_passes(test, fields) for test in step.alone):
            key = _key(fields, [join.field for join in step.equal])
            if key is not None:
                index.setdefault(key, []).append(row)
    return index


def _passes(test: Test, fields: dict[str, Value]) -> bool:
    left = fields.get(test.field)
    right = fields.get(test.right.field) if isinstance(test.right, Ref) else test.right
    return left is not None and right is not None and holds(left, test.op, right)


def _key(fields: dict[str, Value], names: Sequence[str]) -> _Key | None:
    values = [fields.get(name) for name in names]
    if any(value is None for value in values):
        return None
    return tuple((type(value), value) for value in values if value is not None)


def _combinations(
    steps: Sequence[_Step], indexes: Sequence[_Index], chosen: list[Row]
) -> Iterator[list[Row]]:
    place = len(chosen)
    if place == len(steps):
        yield chosen
        return
    for row in _candidates(steps[place], indexes[place], chosen):
        yield from _combinations(steps, indexes, [*chosen, row])


def _candidates(step: _Step, index: _Index, chosen: Sequence[Row]) -> list[Row]:
    values = []
    for join in step.equal:
        value = chosen[join.place][2].get(join.other)
        if value is None:
            return []
        values.append((type(value), value))
    rows = index.get(tuple(values), [])
    if not step.other:
        return rows
    return [row for row in rows if all(_joins(join, row, chosen) for join in step.other)]


def _joins(join: _Join, row: Row, chosen: Sequence[Row]) -> bool:
    left = row[2].get(join.field)
    right = chosen[join.place][2].get(join.other)
    return left is not None and right is not None and holds(left, join.op, right)
