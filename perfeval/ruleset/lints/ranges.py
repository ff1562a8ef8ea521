"""Which numbers an expression can give, whatever the data say."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from perfeval.language import core as c
from perfeval.vocabulary import Kind, Vocabulary

_NEVER_NEGATIVE = frozenset({Kind.MONEY, Kind.RATE, Kind.NUMBER, Kind.COUNT})
"""Kinds whose readers refuse a negative number unless the vocabulary allows it."""


@dataclass(frozen=True, slots=True)
class Range:
    """From ``low`` to ``high``, both included; None is without end."""

    low: Fraction | None = None
    high: Fraction | None = None

    def joined(self, other: Range) -> Range:
        """Give the least range that holds both."""
        low = None if self.low is None or other.low is None else min(self.low, other.low)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Range(low, high)

    def plus(self, other: Range) -> Range:
        """Give the range of sums."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Range(low, high)

    def minus(self, other: Range) -> Range:
        """Give the range of differences."""
        low, high = other.high, other.low
        return self.plus(Range(None if low is None else -low, None if high is None else -high))

    @property
    def never_negative(self) -> bool:
        """Whether all of it is 0 or more."""
        return self.low is not None and self.low >= 0


ANY = Range()
NOT_NEGATIVE = Range(Fraction(0))


class Ranges:
    """Works out ranges; derived fields are worked out once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._derived: dict[tuple[str, str], Range] = {}

    def of(self, node: c.Core) -> Range:
        """Give the range of an expression; a parameter may change, so it can be anything."""
        match node:
            case c.Const(Fraction() as value, _, ""):
                return Range(value, value)
            case c.FieldOf():
                return self._field(node)
            case c.Derived(entity, name, body):
                if (entity, name) not in self._derived:
                    self._derived[entity, name] = ANY
                    self._derived[entity, name] = self.of(body)
                return self._derived[entity, name]
            case c.Arith(operator, left, right):
                return _arithmetic(operator, self.of(left), self.of(right))
            case c.Extreme(operator, operands):
                return _extreme(operator, [self.of(operand) for operand in operands])
            case c.Otherwise(left, right):
                return self.of(left).joined(self.of(right))
            case c.Guard(_, body):
                return self.of(body)
            case c.Aggregate(kind, _, _, value):
                return self._aggregate(kind, value)
            case _:
                return ANY

    def _field(self, node: c.FieldOf) -> Range:
        entity = self._vocabulary.entities.get(node.entity)
        field = entity.fields.get(node.name) if entity else None
        if field is None or field.signed or field.kind not in _NEVER_NEGATIVE:
            return ANY
        return NOT_NEGATIVE

    def _aggregate(self, kind: str, value: c.Core | None) -> Range:
        if kind == "count":
            return NOT_NEGATIVE
        if kind == "share":
            return Range(Fraction(0), Fraction(1))
        inside = ANY if value is None else self.of(value)
        if kind == "sum":
            return NOT_NEGATIVE if inside.never_negative else ANY
        return inside


def _arithmetic(operator: str, left: Range, right: Range) -> Range:
    if operator == "+":
        return left.plus(right)
    if operator == "-":
        return left.minus(right)
    return NOT_NEGATIVE if left.never_negative and right.never_negative else ANY


def _extreme(operator: str, ranges: list[Range]) -> Range:
    lows = [one.low for one in ranges if one.low is not None]
    highs = [one.high for one in ranges if one.high is not None]
    if operator == "max":
        high = max(highs) if len(highs) == len(ranges) else None
        return Range(max(lows, default=None), high)
    low = min(lows) if len(lows) == len(ranges) else None
    return Range(low, min(highs, default=None))
