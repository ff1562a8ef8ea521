"""The plain meaning of the core tree: one node at a time, on exact ratios.

This is the definition that compiled forms must agree with, and what explanations are made from.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from perfeval.calendar import Calendar
from perfeval.dataset import Dataset
from perfeval.diagnostics import Place
from perfeval.engine.plain import shown
from perfeval.engine.plain.peers import Group, Population, statistic
from perfeval.engine.plain.related import rows_below
from perfeval.language import core as c
from perfeval.language.scope import Hops
from perfeval.values.exact import rounded

Exact = Fraction | str | bool | None
_ORDER = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}


class Interpreter:
    """Evaluates core trees on one dataset. ``row`` is the row at hand, ``inner`` an aggregate's."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._derived: dict[tuple[str, str, int], Exact] = {}
        self._named: dict[str, Exact] = {}
        self._below: dict[Hops, list[list[int]]] = {}
        self._populations: dict[c.Peers, Population] = {}

    def value(self, node: c.Core, row: int | None = None, inner: int | None = None) -> Exact:
        """Give the value of a node; None when it is missing or unknown."""
        match node:
            case c.Const(value):
                return value
            case c.FieldOf():
                return self._field(node, row, inner)
            case c.Derived():
                return self._of_derived(node, row, inner)
            case c.Named(name, body):
                if name not in self._named:
                    self._named[name] = self.value(body)
                return self._named[name]
            case c.Template():
                return self.text(node, row, inner)
            case c.Aggregate():
                return self._aggregate(node, row)
            case c.Peers():
                return None if row is None else statistic(node, self.peers(node, row), row)
            case c.Logic(operator, parts):
                return self._logic(operator, parts, row, inner)
            case c.Case():
                return self._case(node, row, inner)
            case c.Known(operand):
                return self.value(operand, row, inner) is not None
            case c.Otherwise(operand, default):
                found = self.value(operand, row, inner)
                return self.value(default, row, inner) if found is None else found
            case c.Guard(condition, body):
                holds = self.value(condition, row, inner)
                return self.value(body, row, inner) if holds is True else None
            case _:
                operands = [self.value(part, row, inner) for part in c.children(node)]
                return None if None in operands else strict(node, operands)

    def text(self, node: c.Template, row: int | None, inner: int | None = None) -> str:
        """Fill a text with its values."""
        parts = (
            part if isinstance(part, str) else self.shown(part.operand, row, inner)
            for part in node.parts
        )
        return "".join(parts)

    def shown(self, node: c.Core, row: int | None, inner: int | None = None) -> str:
        """Show the value of a node as a sentence would."""
        unit: Exact = None
        if isinstance(node, c.FieldOf) and node.unit_field:
            unit = self._raw(node, node.unit_field, row, inner)
        unit_text = unit if isinstance(unit, str) else None
        return shown.show(self.value(node, row, inner), node.type, unit_text)

    def follow(self, hops: Hops, row: int | None) -> int | None:
        """Follow references upwards from a row."""
        for entity, reference in hops:
            if row is None:
                return None
            row = self.dataset.parents(entity, reference)[row]
        return row

    def rows_below(self, path: Hops, row: int | None, entity: str) -> list[int]:
        """Give the rows that an aggregate goes through for the row at hand."""
        if not path:
            return list(range(len(self.dataset.tables[entity])))
        if path not in self._below:
            self._below[path] = rows_below(self.dataset, path)
        return [] if row is None else self._below[path][row]

    def rows_of(self, node: c.Aggregate, row: int | None) -> list[int] | None:
        """Give the rows that an aggregate goes through; None when its base leads nowhere."""
        if node.base:
            row = self.follow(node.base, row)
            if row is None:
                return None
        return self.rows_below(node.path, row, node.entity)

    def peers(self, node: c.Peers, row: int) -> Group | None:
        """Give the peers of the row at hand, None when its own group is missing."""
        if node not in self._populations:
            self._populations[node] = Population(self, node)
        return self._populations[node].group(row)

    def cells(self, node: c.Core, row: int | None, inner: int | None = None) -> Iterator[Place]:
        """Give the cells that a value was made from, in the order of reading."""
        match node:
            case c.FieldOf():
                found = self.follow(node.hops, inner if node.inner else row)
                if found is not None:
                    yield self.dataset.tables[node.entity].place(found, node.name)
            case c.Named(_, body):
                yield from self.cells(body, None)
            case c.Derived():
                found = self.follow(node.hops, inner if node.inner else row)
                yield from self.cells(node.body, found)
            case c.Aggregate():
                yield from self._aggregate_cells(node, row)
            case _:
                for part in c.children(node):
                    yield from self.cells(part, row, inner)

    def _aggregate_cells(self, node: c.Aggregate, row: int | None) -> Iterator[Place]:
        for inner in self.rows_of(node, row) or ():
            if node.condition is None or self.value(node.condition, row, inner) is True:
                if node.value is None:
                    yield self.dataset.tables[node.entity].place(inner)
                else:
                    yield from self.cells(node.value, row, inner)

    def _field(self, node: c.FieldOf, row: int | None, inner: int | None) -> Exact:
        return self._raw(node, node.name, row, inner)

    def _raw(self, node: c.FieldOf, name: str, row: int | None, inner: int | None) -> Exact:
        found = self.follow(node.hops, inner if node.inner else row)
        if found is None:
            return None
        column = self.dataset.tables[node.entity].columns[name]
        value = column.values[found]
        if value is None or isinstance(value, str | bool):
            return value
        return Fraction(value, 10**column.scale)

    def _of_derived(self, node: c.Derived, row: int | None, inner: int | None) -> Exact:
        found = self.follow(node.hops, inner if node.inner else row)
        if found is None:
            return None
        key = (node.entity, node.name, found)
        if key not in self._derived:
            self._derived[key] = self.value(node.body, found)
        return self._derived[key]

    def _logic(
        self, operator: str, parts: tuple[c.Core, ...], row: int | None, inner: int | None
    ) -> bool | None:
        deciding = operator == "or"
        unknown = False
        for part in parts:
            value = self.value(part, row, inner)
            if value is deciding:
                return deciding
            unknown = unknown or value is None
        return None if unknown else not deciding

    def _case(self, node: c.Case, row: int | None, inner: int | None) -> Exact:
        for condition, value in node.branches:
            holds = self.value(condition, row, inner)
            if holds is None:
                return None
            if holds:
                return self.value(value, row, inner)
        return None if node.otherwise is None else self.value(node.otherwise, row, inner)

    def _aggregate(self, node: c.Aggregate, row: int | None) -> Exact:
        taken: list[Exact] = []
        rows = self.rows_of(node, row)
        if rows is None:
            return None
        for inner in rows:
            holds = True if node.condition is None else self.value(node.condition, row, inner)
            if holds is None:
                return None
            if holds:
                taken.append(None if node.value is None else self.value(node.value, row, inner))
        if node.kind == "count":
            return Fraction(len(taken))
        if node.kind == "share":
            return Fraction(len(taken), len(rows)) if rows else None
        numbers = [value for value in taken if isinstance(value, Fraction)]
        if len(numbers) < len(taken):
            return None
        if node.kind == "sum":
            return sum(numbers, Fraction(0))
        if not numbers:
            return None
        if node.kind == "mean":
            return sum(numbers, Fraction(0)) / len(numbers)
        return min(numbers) if node.kind == "min" else max(numbers)


def strict(node: c.Core, operands: list[Exact]) -> Exact:
    """Evaluate a node whose operands are all there."""
    match node:
        case c.Arith(operator):
            left, right = operands
            return _arith(operator, left, right)
        case c.Compare(operator):
            left, right = operands
            return bool(_ORDER[operator](left, right))
        case c.Not():
            return not operands[0]
        case c.Extreme(operator):
            pick = min if operator == "min" else max
            return pick(value for value in operands if isinstance(value, Fraction))
        case c.Rounded(_, places, mode):
            return _round(operands[0], places, mode)
        case c.DaysBetween():
            start, end = operands
            return _arith("-", end, start)
        case c.WorkdaysBetween(calendar=calendar):
            return _workdays(calendar, *operands)
        case c.DatePart(_, part):
            found = date_part(operands[0], part)
            return None if found is None else Fraction(found)
        case c.Contains(_, words):
            return any(word in str(operands[0]) for word in words)
    raise TypeError(f"{type(node).__name__} is not strict")


def _arith(operator: str, left: Exact, right: Exact) -> Fraction | None:
    if not (isinstance(left, Fraction) and isinstance(right, Fraction)):
        raise TypeError("arithmetic is on numbers")
    if operator == "+":
        return left + right
    if operator == "-":
        return left - right
    if operator == "*":
        return left * right
    return left / right if right else None


def _workdays(calendar: Calendar, start: Exact, end: Exact) -> Fraction | None:
    if not (isinstance(start, Fraction) and isinstance(end, Fraction)):
        raise TypeError("working days are between dates")
    found = calendar.count(start.__floor__(), end.__floor__())
    return None if found is None else Fraction(found)


def date_part(day: object, part: str) -> int | None:
    """Give the month (``year × 12 + month − 1``) or the year of a day; None outside the dates."""
    number = day.__floor__() if isinstance(day, Fraction | int) else 0
    if not 1 <= number <= date.max.toordinal():
        return None
    found = date.fromordinal(number)
    return found.year if part == "year" else found.year * 12 + found.month - 1


def _round(value: Exact, places: int, mode: str) -> Fraction:
    if not isinstance(value, Fraction):
        raise TypeError("rounding is of numbers")
    if mode == "half_up":
        return rounded(value, places)
    scaled = value * 10**places
    whole = scaled.__floor__() if mode == "floor" else scaled.__ceil__()
    return Fraction(whole, 10**places)
