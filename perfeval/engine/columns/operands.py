"""What a node gives for the rows of a frame: numbers, conditions or texts, some of them missing."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np

from perfeval.engine.columns.bounded import Ints, Mask, Rows, one


@dataclass(slots=True)
class Num:
    """Numbers ``n / d``, ``d`` above 0 in every row; ``missing`` is None when all are there."""

    n: Ints
    d: Ints
    missing: Mask | None = None

    @property
    def exact(self) -> Fraction | None:
        """The value when it is one for all rows."""
        fixed = self.n.fixed and self.d.fixed and self.missing is None
        return Fraction(self.n.v, self.d.v) if fixed else None


@dataclass(slots=True)
class Cond:
    """Conditions; where one is unknown, ``true`` does not hold."""

    true: Mask
    missing: Mask | None = None


@dataclass(slots=True)
class Words:
    """Texts by their code in the dictionary of the tables."""

    codes: Any
    missing: Mask | None = None


Operand = Num | Cond | Words


def constant(value: Fraction) -> Num:
    """Make a number that is the same for all rows."""
    return Num(one(value.numerator), one(value.denominator))


def either(left: Mask | None, right: Mask | None) -> Mask | None:
    """Give the rows where one of two is missing."""
    if left is None or right is None:
        return right if left is None else left
    return left | right


def _some(mask: Mask | None, rows: Rows) -> Mask | None:
    if mask is None or not np.ndim(mask):
        return mask
    return mask[rows] if len(mask) else np.ones(len(rows), np.bool_)


def _codes(codes: Any, rows: Rows) -> Any:
    if not np.ndim(codes):
        return codes
    return codes[rows] if len(codes) else np.zeros(len(rows), np.int64)


def at(operand: Operand, rows: Rows) -> Operand:
    """Give what an operand is in some rows."""
    missing = _some(operand.missing, rows)
    if isinstance(operand, Num):
        d = operand.d.at(rows)
        return Num(operand.n.at(rows), d if d.lo > 0 else d.greatest(one(1)), missing)
    if isinstance(operand, Words):
        return Words(_codes(operand.codes, rows), missing)
    true = operand.true
    if np.ndim(true):
        true = true[rows] if len(true) else np.zeros(len(rows), np.bool_)
    return Cond(true, missing)


def present(operand: Operand) -> Operand:
    """Give an operand as if nothing of it were missing."""
    if isinstance(operand, Num):
        return Num(operand.n, operand.d)
    return Words(operand.codes) if isinstance(operand, Words) else Cond(operand.true)


def lacking(operand: Operand, mask: Mask | None) -> Operand:
    """Give an operand that is missing in more rows."""
    if mask is None:
        return operand
    missing = either(operand.missing, mask)
    if isinstance(operand, Num):
        return Num(operand.n, operand.d, missing)
    if isinstance(operand, Words):
        return Words(operand.codes, missing)
    return Cond(operand.true & ~mask, missing)


def common(left: Num, right: Num) -> tuple[Ints, Ints, Ints]:
    """Give two numerators over a common denominator, and that denominator."""
    if left.d.fixed and right.d.fixed:
        d = lcm(left.d.v, right.d.v)
        return left.n.times(d // left.d.v), right.n.times(d // right.d.v), one(d)
    if left.d is right.d:
        return left.n, right.n, left.d
    return left.n * right.d, right.n * left.d, left.d * right.d


def selected(picks: list[tuple[Mask, Operand]], missing: Mask | None) -> Operand:
    """Put operands together, each in the rows of its mask; ``missing`` are rows without any."""
    _, last = picks[-1]
    for mask, operand in picks:
        if operand.missing is not None:
            missing = either(missing, mask & operand.missing)
    if isinstance(last, Num):
        return _numbers([(mask, one) for mask, one in picks if isinstance(one, Num)], missing)
    if isinstance(last, Words):
        codes = last.codes
        for mask, operand in picks[-2::-1]:
            if isinstance(operand, Words):
                codes = np.where(mask, operand.codes, codes)
        return Words(codes, missing)
    true: Mask = np.False_
    for mask, operand in picks:
        if isinstance(operand, Cond):
            true = true | (mask & operand.true)
    return Cond(true, missing)


def _numbers(picks: list[tuple[Mask, Num]], missing: Mask | None) -> Num:
    """Put numbers together; whole constants take over the denominators of the others."""
    varying = {id(x.d): x.d for _, x in picks if not x.d.fixed}
    others = [x for _, x in picks if x.d.fixed]
    if not varying:
        d = one(lcm(*(x.d.v for x in others)))
        parts = [(mask, x.n.times(d.v // x.d.v)) for mask, x in picks]
    elif len(varying) == 1 and all(x.n.fixed and x.d.v == 1 for x in others):
        (d,) = varying.values()
        parts = [(mask, x.n * d if x.d.fixed else x.n) for mask, x in picks]
    else:
        parts = [(mask, x.n) for mask, x in picks]
        d = picks[-1][1].d
        for mask, x in picks[-2::-1]:
            d = x.d.where(mask, d)
    n = parts[-1][1]
    for mask, part in parts[-2::-1]:
        n = part.where(mask, n)
    return Num(n, d, missing)
