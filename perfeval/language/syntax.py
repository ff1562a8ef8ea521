"""The syntax tree: what was written, with the stretch of text that each part came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the expression's text: first character and length."""

    start: int
    length: int

    def to(self, other: Stretch) -> Stretch:
        """Give the stretch from this one to the end of another."""
        return Stretch(self.start, other.start + other.length - self.start)


@dataclass(frozen=True, slots=True)
class NumberLiteral:
    """A number with its unit (``10 个百分点``, ``98%``, ``500 万元``)."""

    value: Fraction
    unit: str
    at: Stretch


@dataclass(frozen=True, slots=True)
class TextLiteral:
    """A quoted text."""

    value: str
    at: Stretch


@dataclass(frozen=True, slots=True)
class DateLiteral:
    """A date, ``2022-12-31``."""

    value: date
    at: Stretch


@dataclass(frozen=True, slots=True)
class Name:
    """A name, with the entity before the dot if any (``支付.金额``)."""

    entity: str
    name: str
    at: Stretch


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments."""

    function: str
    arguments: tuple[Syntax, ...]
    at: Stretch
    name_at: Stretch


@dataclass(frozen=True, slots=True)
class Unary:
    """``-x`` or ``非 x``; ``operator`` is ``-`` or ``not``."""

    operator: str
    operand: Syntax
    at: Stretch


@dataclass(frozen=True, slots=True)
class Binary:
    """``+ - * /``, a comparison ``< <= > >= = !=``, ``is``, ``is not``, ``and``, ``or``."""

    operator: str
    left: Syntax
    right: Syntax
    at: Stretch


@dataclass(frozen=True, slots=True)
class Between:
    """``x 在 a 到 b 之间``: both ends belong to it."""

    value: Syntax
    low: Syntax
    high: Syntax
    at: Stretch


@dataclass(frozen=True, slots=True)
class Among:
    """``x 属于 [a, b]``."""

    value: Syntax
    options: tuple[Syntax, ...]
    negated: bool
    at: Stretch


Syntax = NumberLiteral | TextLiteral | DateLiteral | Name | Call | Unary | Binary | Between | Among
