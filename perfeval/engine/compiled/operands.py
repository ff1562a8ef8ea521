"""What emitted code has in hand: numbers, conditions and texts, as Python variable names."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Num:
    """A number ``n / d``: ``n`` is source text, ``d`` an integer or source text, always positive.

    ``nullable``: ``n`` may be None (missing). ``nonneg``/``positive``: the sign when it is there.
    """

    n: str
    d: int | str
    nullable: bool = False
    nonneg: bool = False
    positive: bool = False

    @property
    def over(self) -> str:
        """The denominator as source text."""
        return str(self.d)

    @property
    def exact(self) -> Fraction | None:
        """The value when it is known while compiling."""
        number = literal(self.n)
        if number is None or not isinstance(self.d, int):
            return None
        return Fraction(number, self.d)


@dataclass(frozen=True, slots=True)
class Other:
    """A condition, a text or a yes-no value; ``nullable`` when it may be None."""

    v: str
    nullable: bool = False


Operand = Num | Other


def constant(value: Fraction) -> Num:
    """Give a number that is known while compiling."""
    text = written(value.numerator)
    return Num(text, value.denominator, nonneg=value >= 0, positive=value > 0)


def literal(text: str) -> int | None:
    """Give the integer that source text is, None when it is not one."""
    bare = text.strip("()")
    return int(bare) if bare.removeprefix("-").isdecimal() else None


def written(number: int) -> str:
    """Source text of an integer."""
    return str(number) if number >= 0 else f"({number})"


def scaled_by(n: str, factor: int | str) -> str:
    """Source text of a product, without a factor of 1; two integers are multiplied at once."""
    number = literal(n)
    if number is not None and isinstance(factor, int):
        return written(number * factor)
    if number == 1:
        return str(factor)
    if isinstance(factor, int):
        factor = written(factor)
    return n if factor == "1" else f"{n}*{factor}"


def product(left: int | str, right: int | str) -> int | str:
    """Give a product of denominators."""
    if isinstance(left, int) and isinstance(right, int):
        return left * right
    if left == 1 or right == 1:
        return right if left == 1 else left
    return f"{left}*{right}"
