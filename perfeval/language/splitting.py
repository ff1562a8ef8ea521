"""Splitting conditions over events into what an event pattern can say.

A pattern only compares a value of one event with a value of another. So everything that can be
computed from one event is computed before, and a condition is taken apart into comparisons with one
event on each side: ``后.日期 - 前.日期 <= 3 天`` compares 后.日期 − 3 天 with 前.日期.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from perfeval.language import core as c
from perfeval.language.scope import event_of
from perfeval.language.types import BOOL, DATE, WORKDAYS_TYPE

MOST_WAYS = 16
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
_NEGATED = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}
_TRUE = c.Const(True, BOOL)  # noqa: FBT003 - the value of a constant
_Ways = list[tuple["Link", ...]]
Side = tuple[tuple[Fraction, c.Core], ...]
"""A value of one event: a sum of parts with their factors; a single part may be of any type."""


@dataclass(frozen=True, slots=True)
class Link:
    """A comparison of a value of the event at hand with one of ``event``.

    Where ``event`` is empty, ``own`` is a condition of the event at hand alone, to be true.
    """

    own: Side
    operator: str
    event: str
    other: Side


class Unsplittable(Exception):  # noqa: N818 - a way out, not an error of the program
    """A part of a condition that is no comparison of one event with another.

    ``events`` are those that the part names when it is a comparison of too many; ``part`` is None
    when there are too many alternatives.
    """

    def __init__(self, part: c.Core | None, events: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.part = part
        self.events = events


def split(condition: c.Core | None) -> tuple[c.Core | None, tuple[tuple[Link, ...], ...]]:
    """Give what a condition says of the event at hand alone, and the ways to meet the rest.

    Raises:
        Unsplittable: a pattern cannot say it.
    """
    parts = [] if condition is None else list(_parts(condition))
    alone = [part for part in parts if _events(part) <= {""}]
    ways: _Ways = [()]
    for part in parts:
        if not _events(part) <= {""}:
            ways = _both(ways, _ways(part, holds=True))
    if not alone:
        return None, tuple(ways)
    return (alone[0] if len(alone) == 1 else c.Logic("and", tuple(alone))), tuple(ways)


def _parts(node: c.Core) -> Iterator[c.Core]:
    if isinstance(node, c.Logic) and node.operator == "and":
        for part in node.parts:
            yield from _parts(part)
    else:
        yield node


def _events(node: c.Core) -> set[str]:
    """Name the events that a node is about; the one at hand is the empty name."""
    match node:
        case c.FieldOf(hops=hops) | c.Derived(hops=hops):
            return {event_of(hops)}
        case c.Aggregate() | c.Peers():
            return {""}.union(*(_events(part) for part in c.children(node)))
        case _:
            found: set[str] = set()
            return found.union(*(_events(part) for part in c.children(node)))


def _both(left: _Ways, right: _Ways) -> _Ways:
    if len(left) * len(right) > MOST_WAYS:
        raise Unsplittable(None)
    return [(*one, *other) for one, other in product(left, right)]


def _ways(node: c.Core, *, holds: bool) -> _Ways:
    """Give the alternatives, each a list of comparisons that must all be true."""
    events = _events(node)
    if len(events) <= 1:
        event = next(iter(events), "")
        said = node if holds else c.Not(node)
        side: Side = ((Fraction(1), said),)
        return [(Link(side if not event else _plain(_TRUE), "=", event, side),)]
    match node:
        case c.Not(operand):
            return _ways(operand, holds=not holds)
        case c.Guard(condition, body):
            return _both(_ways(condition, holds=True), _ways(body, holds=holds))
        case c.Logic(operator, parts) if (operator == "and") == holds:
            ways: _Ways = [()]
            for part in parts:
                ways = _both(ways, _ways(part, holds=holds))
            return ways
        case c.Logic(_, parts):
            either = [way for part in parts for way in _ways(part, holds=holds)]
            if len(either) > MOST_WAYS:
                raise Unsplittable(None)
            return either
        case c.Compare(operator, left, right):
            return [(_link(node, operator if holds else _NEGATED[operator], left, right),)]
        case _:
            raise Unsplittable(node)


def _plain(node: c.Core) -> Side:
    return ((Fraction(1), node),)


def _link(node: c.Core, operator: str, left: c.Core, right: c.Core) -> Link:
    """Bring what is of the event at hand to the left, what is of the other to the right."""
    on_left, on_right = _events(left), _events(right)
    others = (on_left | on_right) - {""}
    if len(others) > 1:
        raise Unsplittable(node, tuple(sorted(others)))
    (event,) = others
    if event not in on_left and "" not in on_right:
        return Link(_plain(left), operator, event, _plain(right))
    if event not in on_right and "" not in on_left:
        return Link(_plain(right), _MIRRORED[operator], event, _plain(left))
    terms = [*_terms(left, Fraction(1)), *_terms(right, Fraction(-1))]
    own = tuple(term for term in terms if event not in _events(term[1]))
    other = tuple((-factor, part) for factor, part in terms if event in _events(part))
    return Link(own, operator, event, other)


def _terms(node: c.Core, factor: Fraction) -> Iterator[tuple[Fraction, c.Core]]:
    """Take a number apart into a sum of parts that are each of one event."""
    if len(_events(node)) <= 1:
        yield factor, node
        return
    match node:
        case c.Arith(("+" | "-") as sign, left, right):
            yield from _terms(left, factor)
            yield from _terms(right, factor if sign == "+" else -factor)
        case c.Arith("*", c.Const(Fraction() as by), part) | c.Arith(
            "*", part, c.Const(Fraction() as by)
        ):
            yield from _terms(part, factor * by)
        case c.Arith("/", part, c.Const(Fraction() as by)) if by:
            yield from _terms(part, factor / by)
        case c.DaysBetween(start, end):
            yield from _terms(end, factor)
            yield from _terms(start, -factor)
        case c.WorkdaysBetween(start, end, calendar):
            # Working days from one day to another are those up to the one less those up to the
            # other, counted from any day that the calendar knows.
            first = c.Const(Fraction(calendar.first.toordinal()), DATE)
            for day, times in ((end, factor), (start, -factor)):
                if len(_events(day)) > 1:
                    raise Unsplittable(node)
                yield times, c.WorkdaysBetween(first, day, calendar, WORKDAYS_TYPE)
        case _:
            raise Unsplittable(node)
