"""Columns of 64-bit integers that know their bounds, so that no operation can overflow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

MOST = 2**63 - 1
Mask = Any
"""An array of booleans, one a row, or one numpy boolean for all rows."""
Rows = Any
"""An array of row numbers."""


class NotForColumnsError(Exception):
    """A rule that columns cannot take; the row loop takes it."""


@dataclass(slots=True)
class Ints:
    """``v`` is an int64 array or one integer for all rows; every element is in ``[lo, hi]``.

    The bounds hold for rows with missing values too, whose elements mean nothing.

    Raises:
        NotForColumnsError: when the bounds do not prove that the elements fit 64 bits.
    """

    v: Any
    lo: int
    hi: int

    def __post_init__(self) -> None:
        if self.hi > MOST or self.lo < -MOST:
            raise NotForColumnsError("64 bits are not proven to be enough")

    @property
    def fixed(self) -> bool:
        """Whether there is one integer for all rows."""
        return isinstance(self.v, int)

    def __add__(self, other: Ints) -> Ints:
        found = Ints(0, self.lo + other.lo, self.hi + other.hi)
        found.v = self.v + other.v
        return found

    def __sub__(self, other: Ints) -> Ints:
        found = Ints(0, self.lo - other.hi, self.hi - other.lo)
        found.v = self.v - other.v
        return found

    def __neg__(self) -> Ints:
        return Ints(-self.v, -self.hi, -self.lo)

    def __mul__(self, other: Ints) -> Ints:
        if other.lo == other.hi == 1:
            return self
        if self.lo == self.hi == 1:
            return other
        ends = (
            self.lo * other.lo, self.lo * other.hi, self.hi * other.lo, self.hi * other.hi,
        )  # fmt: skip
        found = Ints(0, min(ends), max(ends))
        found.v = self.v * other.v
        return found

    def times(self, factor: int) -> Ints:
        """Multiply by one integer."""
        return self * one(factor)

    def over(self, divisor: Ints) -> Ints:
        """Divide by integers above 0, rounded down."""
        if divisor.lo == divisor.hi == 1:
            return self
        low = self.lo // (divisor.hi if self.lo >= 0 else divisor.lo)
        high = self.hi // (divisor.lo if self.hi >= 0 else divisor.hi)
        return Ints(self.v // divisor.v, low, high)

    def absolute(self) -> Ints:
        """Give the distance from 0."""
        if self.lo >= 0:
            return self
        return Ints(abs(self.v), 0, max(-self.lo, self.hi))

    def at(self, rows: Rows) -> Ints:
        """Give the elements of some rows; an empty column gives zeros, which are all missing."""
        if not np.ndim(self.v):
            return self
        if not len(self.v):
            return Ints(np.zeros(len(rows), np.int64), 0, 0)
        return Ints(self.v[rows], self.lo, self.hi)

    def least(self, other: Ints) -> Ints:
        """Give the lesser element of each row."""
        v = min(self.v, other.v) if self.fixed and other.fixed else np.minimum(self.v, other.v)
        return Ints(v, min(self.lo, other.lo), min(self.hi, other.hi))

    def greatest(self, other: Ints) -> Ints:
        """Give the greater element of each row."""
        v = max(self.v, other.v) if self.fixed and other.fixed else np.maximum(self.v, other.v)
        return Ints(v, max(self.lo, other.lo), max(self.hi, other.hi))

    def where(self, mask: Mask, other: Ints) -> Ints:
        """Give these elements where the mask holds, the other's elsewhere."""
        v = np.where(mask, np.int64(self.v) if self.fixed else self.v, other.v)
        return Ints(v, min(self.lo, other.lo), max(self.hi, other.hi))

    def spread(self, count: int) -> Any:
        """Give an array with an element for each row."""
        shape = np.shape(self.v)
        return self.v if shape == (count,) else np.full(count, self.v, np.int64)


def one(number: int) -> Ints:
    """Make a column with one integer for all rows."""
    return Ints(number, number, number)
