"""Whether a condition can hold at all, or can fail at all, whatever the data say.

A condition is written out as alternatives, each a list of simple statements that must all hold;
it can never hold when every alternative contradicts itself. What cannot be decided counts as
possible, so nothing is said of a condition that might be meant.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from perfeval.language import core as c
from perfeval.ruleset.lints.ranges import Range, Ranges
from perfeval.vocabulary import Vocabulary

_MOST_ALTERNATIVES = 128
_ZERO = Fraction(0)
_NOTHING = c.number(0)
_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
Statement = tuple[c.Core, bool]
"""A comparison, or anything else that is true or false, and whether it must hold."""
Alternatives = list[tuple[Statement, ...]]


@dataclass(slots=True)
class _Bounds:
    """What is demanded of one number: its bounds, each strict or not, and values left out."""

    range: Range
    above: bool = False
    below: bool = False
    not_equal: list[Fraction] = field(default_factory=list)

    def demand(self, operator: str, value: Fraction) -> None:
        """Add a demand."""
        low, high = self.range.low, self.range.high
        if operator in (">", ">=", "=") and (low is None or value >= low):
            self.above = operator == ">" or (self.above and value == low)
            low = value
        if operator in ("<", "<=", "=") and (high is None or value <= high):
            self.below = operator == "<" or (self.below and value == high)
            high = value
        if operator == "=" and not (low == value == high):
            low, high = Fraction(1), Fraction(0)  # beyond a bound that stood before
        if operator == "!=":
            self.not_equal.append(value)
        self.range = Range(low, high)

    def impossible(self) -> bool:
        """Whether no number meets all demands."""
        low, high = self.range.low, self.range.high
        if low is None or high is None or low < high:
            return False
        return low > high or self.above or self.below or low in self.not_equal


@dataclass(slots=True)
class _Words:
    """What is demanded of one text or option."""

    equal: list[c.Scalar] = field(default_factory=list)
    not_equal: list[c.Scalar] = field(default_factory=list)


class Truth:
    """Judges conditions of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._ranges = Ranges(vocabulary)

    def never(self, *conditions: c.Core) -> bool:
        """Whether the conditions can never hold together."""
        node = c.Logic("and", conditions) if len(conditions) > 1 else conditions[0]
        found = alternatives(node, holds=True)
        return found is not None and all(self._impossible(one, strict=True) for one in found)

    def always(self, condition: c.Core) -> bool:
        """Whether a condition can never fail; one that is unknown has not failed."""
        found = alternatives(condition, holds=False)
        return found is not None and all(self._impossible(one, strict=False) for one in found)

    def goes_both_ways(self, node: c.Core) -> bool:
        """Whether the ranges of two numbers alone say that comparing them may go both ways.

        A short cut: most conditions that are written are of this kind.
        """
        if not isinstance(node, c.Compare) or _is_word(node.left) or _is_word(node.right):
            return False
        one, other = self._ranges.of(node.left), self._ranges.of(node.right)
        lows = [end for end in (one.low, other.low) if end is not None]
        highs = [end for end in (one.high, other.high) if end is not None]
        apart = not lows or not highs or max(lows) < min(highs)
        return apart and node.left != node.right

    def _impossible(self, statements: tuple[Statement, ...], *, strict: bool) -> bool:
        """Whether statements contradict each other; ``strict`` when all must be known to hold."""
        numbers: list[tuple[tuple[c.Core, c.Core], _Bounds]] = []
        words: list[tuple[c.Core, _Words]] = []
        plain: list[Statement] = []
        compared: list[c.Core] = []
        for node, holds in statements:
            if not isinstance(node, c.Compare):
                if (node, not holds) in plain:
                    return True
                plain.append((node, holds))
                continue
            operator = node.operator if holds else _OPPOSITE[node.operator]
            compared += [node.left, node.right]
            if _is_word(node.left) or _is_word(node.right):
                _demand_word(words, operator, node)
            else:
                self._demand(numbers, operator, node.left, node.right)
        missing = [n.operand for n, holds in plain if isinstance(n, c.Known) and not holds]
        if strict and any(node in compared for node in missing):
            return True
        return any(bounds.impossible() for _, bounds in numbers) or any(
            self._contradicts(key, demanded) for key, demanded in words
        )

    def _demand(
        self,
        numbers: list[tuple[tuple[c.Core, c.Core], _Bounds]],
        operator: str,
        left: c.Core,
        right: c.Core,
    ) -> None:
        if _is_number(left) and not _is_number(right):
            left, right, operator = right, left, _TURNED[operator]
        value = _ZERO
        second: c.Core = _NOTHING
        if isinstance(right, c.Const) and _is_number(right) and isinstance(right.value, Fraction):
            value = right.value
        else:
            second = right
        for (known_left, known_right), bounds in numbers:
            if (known_left, known_right) == (left, second):
                bounds.demand(operator, value)
                return
            if (known_left, known_right) == (second, left):
                bounds.demand(_TURNED[operator], -value)
                return
        whole = self._ranges.of(left)
        if left == second:
            whole = Range(_ZERO, _ZERO)
        elif second is right:
            whole = whole.minus(self._ranges.of(right))
        made = _Bounds(whole)
        made.demand(operator, value)
        numbers.append(((left, second), made))

    def _contradicts(self, key: c.Core, demanded: _Words) -> bool:
        if len(set(demanded.equal)) > 1 or set(demanded.equal) & set(demanded.not_equal):
            return True
        if isinstance(key, c.FieldOf) and key.type.kind == "choice":
            choices = self._vocabulary.entities[key.entity].fields[key.name].choices
            return bool(choices) and set(choices) <= set(demanded.not_equal)
        return False


def alternatives(node: c.Core, *, holds: bool) -> Alternatives | None:
    """Write a condition (or its opposite) out as alternatives; None when there are too many."""
    match node:
        case c.Const(bool() as value):
            return [()] if value == holds else []
        case c.Not(operand):
            return alternatives(operand, holds=not holds)
        case c.Guard(_, body):
            return alternatives(body, holds=holds)
        case c.Logic(operator, parts):
            written = [alternatives(part, holds=holds) for part in parts]
            if (operator == "and") == holds:
                return _all_of(written)
            return _any_of(written)
        case _:
            return [((node, holds),)]


def _all_of(parts: list[Alternatives | None]) -> Alternatives | None:
    whole: Alternatives = [()]
    for part in parts:
        if part is None or len(whole) * len(part) > _MOST_ALTERNATIVES:
            return None
        whole = [(*left, *right) for left in whole for right in part]
    return whole


def _any_of(parts: list[Alternatives | None]) -> Alternatives | None:
    whole: Alternatives = []
    for part in parts:
        if part is None or len(whole) + len(part) > _MOST_ALTERNATIVES:
            return None
        whole += part
    return whole


def _is_number(node: c.Core) -> bool:
    return isinstance(node, c.Const) and isinstance(node.value, Fraction) and not node.name


def _is_word(node: c.Core) -> bool:
    return isinstance(node, c.Const) and isinstance(node.value, str)


def _demand_word(words: list[tuple[c.Core, _Words]], operator: str, node: c.Compare) -> None:
    key, word = (node.left, node.right) if _is_word(node.right) else (node.right, node.left)
    if not isinstance(word, c.Const):
        return
    demanded = next((held for known, held in words if known == key), None)
    if demanded is None:
        demanded = _Words()
        words.append((key, demanded))
    if isinstance(key, c.Const):  # two words that are written out
        demanded.equal.append(key.value)
    (demanded.equal if operator == "=" else demanded.not_equal).append(word.value)
