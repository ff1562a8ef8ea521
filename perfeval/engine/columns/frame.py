"""Evaluating core nodes for the rows of a frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from perfeval.engine.columns import aggregates, arithmetic, choices, sentences
from perfeval.engine.columns.bounded import NotForColumnsError, Rows
from perfeval.engine.columns.operands import (
    Cond,
    Num,
    Operand,
    Words,
    at,
    constant,
    either,
    lacking,
)
from perfeval.engine.columns.tables import Tables
from perfeval.language import core as c


class Frame:
    """The rows at hand: all of an entity, some of them, or those that aggregates go through.

    ``rows`` are numbers of the entity's rows, None for all of them; ``inner`` those of an
    aggregate. A part of a frame takes over what the whole has computed.
    """

    def __init__(
        self,
        tables: Tables,
        entity: str,
        rows: Rows | None = None,
        inner: Rows | None = None,
        whole: tuple[Frame, Rows] | None = None,
    ) -> None:
        self.tables = tables
        self.entity = entity
        self.rows = rows
        self.inner = inner
        self.count = len(tables.dataset.tables[entity]) if rows is None else len(rows)
        self._whole = whole
        self._known: dict[int, tuple[c.Core, Operand]] = {}

    def part(self, positions: Rows) -> Frame:
        """Give the frame of some of the rows, by their positions in this one."""
        rows = positions if self.rows is None else self.rows[positions]
        inner = None if self.inner is None else self.inner[positions]
        return Frame(self.tables, self.entity, rows, inner, (self, positions))

    def all(self) -> Frame:
        """Give the frame of all rows of the entity."""
        return Frame(self.tables, self.entity)

    def pairs(self, outer: Rows, inner: Rows) -> Frame:
        """Give the frame of an aggregate: the row at hand and the one below it, pair by pair."""
        return Frame(self.tables, self.entity, outer, inner)

    def value(self, node: c.Core) -> Operand:
        """Evaluate a node, each once.

        Raises:
            NotForColumnsError: when columns cannot give its value.
        """
        found = self.find(node)
        if found is None:
            evaluate = _BY_KIND.get(type(node))
            if evaluate is None:
                raise NotForColumnsError(type(node).__name__)
            found = evaluate(self, node)
            self._known[id(node)] = (node, found)
        return found

    def find(self, node: c.Core) -> Operand | None:
        """Look for a node among what this frame or the one it is a part of has computed."""
        known = self._known.get(id(node))
        if known is not None:
            return known[1]
        if self._whole is None:
            return None
        whole, positions = self._whole
        found = whole.find(node)
        if found is None:
            return None
        found = at(found, positions)
        self._known[id(node)] = (node, found)
        return found

    def number(self, node: c.Core) -> Num:
        """Evaluate a node that is a number, a date or a month."""
        found = self.value(node)
        if isinstance(found, Num):
            return found
        raise TypeError(f"{type(node).__name__} is no number")

    def condition(self, node: c.Core) -> Cond:
        """Evaluate a condition."""
        found = self.value(node)
        if isinstance(found, Cond):
            return found
        raise TypeError(f"{type(node).__name__} is no condition")


def _const(frame: Frame, node: c.Const) -> Operand:
    if isinstance(node.value, bool):
        return Cond(np.bool_(node.value))
    if isinstance(node.value, str):
        return Words(frame.tables.code(node.value))
    return constant(node.value)


def _led_to(frame: Frame, node: c.FieldOf | c.Derived, column: Operand) -> Operand:
    """Give what a column holds in the rows that the node's hops lead to."""
    start = frame.inner if node.inner else frame.rows
    rows, nowhere = frame.tables.follow(node.hops, start)
    return column if rows is None else lacking(at(column, rows), nowhere)


def _field(frame: Frame, node: c.FieldOf) -> Operand:
    return _led_to(frame, node, frame.tables.field(node.entity, node.name, node.type.kind))


def _derived(frame: Frame, node: c.Derived) -> Operand:
    key = (node.entity, node.name)
    derived = frame.tables.derived
    if key not in derived:
        derived[key] = Frame(frame.tables, node.entity).value(node.body)
    return _led_to(frame, node, derived[key])


def _arith(frame: Frame, node: c.Arith) -> Operand:
    return arithmetic.arith(node.operator, frame.number(node.left), frame.number(node.right))


def _days(frame: Frame, node: c.DaysBetween) -> Operand:
    return arithmetic.arith("-", frame.number(node.end), frame.number(node.start))


def _workdays(frame: Frame, node: c.WorkdaysBetween) -> Operand:
    start, end = frame.number(node.start), frame.number(node.end)
    return arithmetic.workdays(node.calendar, start, end)


def _date_part(frame: Frame, node: c.DatePart) -> Operand:
    return arithmetic.date_part(frame.number(node.operand), node.part)


def _contains(frame: Frame, node: c.Contains) -> Operand:
    """Look through the texts of the dictionary once each, not through those of the rows."""
    found = frame.value(node.operand)
    if not isinstance(found, Words):
        raise TypeError("words stand in a text")
    texts = frame.tables.texts
    held = np.fromiter((any(w in text for w in node.words) for text in texts), np.bool_, len(texts))
    true = held[found.codes]
    return Cond(true if found.missing is None else true & ~found.missing, found.missing)


def _extreme(frame: Frame, node: c.Extreme) -> Operand:
    return arithmetic.extreme(node.operator, [frame.number(part) for part in node.operands])


def _rounded(frame: Frame, node: c.Rounded) -> Operand:
    return arithmetic.rounded(frame.number(node.operand), node.places, node.mode)


def _compare(frame: Frame, node: c.Compare) -> Operand:
    left, right = frame.value(node.left), frame.value(node.right)
    if isinstance(left, Num) and isinstance(right, Num):
        return arithmetic.compare(node.operator, left, right)
    missing = either(left.missing, right.missing)
    if isinstance(left, Words) and isinstance(right, Words):
        same = np.equal(left.codes, right.codes)
    elif isinstance(left, Cond) and isinstance(right, Cond):
        same = np.equal(left.true, right.true)
    else:
        raise TypeError("a number is compared with something else")
    true = same if node.operator == "=" else ~same
    return Cond(true if missing is None else true & ~missing, missing)


_BY_KIND: dict[type, Callable[[Frame, Any], Operand]] = {
    c.Const: _const,
    c.FieldOf: _field,
    c.Derived: _derived,
    c.Arith: _arith,
    c.DaysBetween: _days,
    c.WorkdaysBetween: _workdays,
    c.DatePart: _date_part,
    c.Contains: _contains,
    c.Extreme: _extreme,
    c.Rounded: _rounded,
    c.Compare: _compare,
    c.Logic: choices.logic,
    c.Not: choices.negated,
    c.Known: choices.known,
    c.Otherwise: choices.otherwise,
    c.Guard: choices.guard,
    c.Case: choices.case,
    c.Aggregate: aggregates.aggregate,
    c.Template: sentences.words,
}
