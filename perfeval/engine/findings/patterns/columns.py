"""What patterns compare, computed for all rows of an entity at once, and each thing only once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from perfeval.engine.compiled.rules import Compiler
from perfeval.engine.events.encoding import INTEGER_LIMIT
from perfeval.engine.events.pattern import Value
from perfeval.engine.plain.interpreter import Exact, Interpreter
from perfeval.language import core as c
from perfeval.language.events import of_one_row
from perfeval.language.splitting import Link, Side

MANY_ROWS = 200
"""From here on compiling an expression, some milliseconds, is sooner done than walking its tree."""
Held = Sequence[int | Fraction | str | bool | None]
Comparable = Sequence[Value | None]


@dataclass(frozen=True, slots=True)
class Values:
    """One value a row, None where it is missing; numbers are held times ``over``."""

    held: Held
    over: int = 1

    def exact(self, row: int) -> Exact:
        """Give the value of a row as the interpreter does."""
        value = self.held[row]
        if value is None or isinstance(value, str | bool):
            return value
        return Fraction(value, self.over)


class EventColumns:
    """Columns of expressions about one event, and of the two sides of comparisons."""

    def __init__(self, interpreter: Interpreter) -> None:
        self._interpreter = interpreter
        self._dataset = interpreter.dataset
        self._compiler: Compiler | None = None
        self._values: dict[tuple[str, c.Core], Values] = {}
        self._compared: dict[tuple[str, Side, str, Side], tuple[Comparable, Comparable]] = {}

    def values(self, node: c.Core, entity: str) -> Values:
        """Give the value of an expression, about one event only, for every row of its entity."""
        node = of_one_row(node)
        key = (entity, node)
        if key not in self._values:
            self._values[key] = self._evaluated(node, entity)
        return self._values[key]

    def side(self, side: Side, entity: str) -> Values:
        """Give a side of a comparison: an expression, or a sum of some with their factors."""
        parts = [(factor, self.values(part, entity)) for factor, part in side]
        if len(parts) == 1 and parts[0][0] == 1:
            return parts[0][1]
        over = lcm(*(factor.denominator * part.over for factor, part in parts))
        scaled = [_times(part.held, factor * over / part.over) for factor, part in parts]
        return Values([_sum(each) for each in zip(*scaled, strict=True)], over)

    def compared(self, link: Link, own: str, other: str) -> tuple[Comparable, Comparable]:
        """Give both sides of a comparison, for all rows of the two entities.

        Matchers take no ratios and no integers of any size. So numbers are brought over one
        denominator, and where that gives no moderate integers, their places in the order of all
        values stand for them.
        """
        key = (own, link.own, other, link.other)
        if key not in self._compared:
            left, right = self.side(link.own, own), self.side(link.other, other)
            over = lcm(left.over, right.over)
            pair = _times(left.held, over // left.over), _times(right.held, over // right.over)
            fits = all(map(_fits, pair[0])) and all(map(_fits, pair[1]))
            self._compared[key] = pair if fits else _numbered(*pair)  # type: ignore[assignment]
        return self._compared[key]

    def _evaluated(self, node: c.Core, entity: str) -> Values:
        table = self._dataset.tables[entity]
        if isinstance(node, c.FieldOf) and not node.hops:
            column = table.columns[node.name]
            return Values(column.values, 10**column.scale)
        if len(table) < MANY_ROWS:
            return Values([self._interpreter.value(node, row) for row in range(len(table))])
        if self._compiler is None:
            self._compiler = Compiler(self._dataset)
        return compiled_values(self._compiler, node, entity)


def compiled_values(compiler: Compiler, node: c.Core, entity: str) -> Values:
    """Give the value of an expression for every row of an entity, compiled."""
    found = compiler.values(node, entity)
    if isinstance(found.denominators, int):
        return Values(found.numerators, found.denominators)
    pairs = zip(found.numerators, found.denominators, strict=True)
    return Values([_ratio(numerator, over) for numerator, over in pairs])


def _ratio(numerator: Value | None, over: int) -> Fraction | None:
    return None if numerator is None or isinstance(numerator, str) else Fraction(numerator, over)


def _times(held: Held, factor: Fraction | int) -> Held:
    """Multiply numbers; texts and conditions have the factor 1."""
    if factor == 1:
        return held
    by = int(factor) if factor == int(factor) else factor
    return [None if value is None or isinstance(value, str) else value * by for value in held]


def _sum(parts: Iterable[int | Fraction | str | None]) -> int | Fraction | None:
    whole: int | Fraction = 0
    for part in parts:
        if part is None or isinstance(part, str):
            return None
        whole += part
    return whole


def _fits(value: object) -> bool:
    return not isinstance(value, int | Fraction) or (
        isinstance(value, int) and -INTEGER_LIMIT <= value <= INTEGER_LIMIT
    )


def _numbered(left: Held, right: Held) -> tuple[Comparable, Comparable]:
    """Number the values of both sides together, from the least to the greatest."""
    found = {value for value in (*left, *right) if isinstance(value, int | Fraction)}
    places = {value: place for place, value in enumerate(sorted(found))}
    return _placed(left, places), _placed(right, places)


def _placed(held: Held, places: dict[int | Fraction, int]) -> Comparable:
    return [places[value] if isinstance(value, int | Fraction) else value for value in held]
