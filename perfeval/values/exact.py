"""Exact arithmetic: scaled integers and half-up rounding."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def round_half_up(numerator: int, denominator: int, places: int) -> int:
    """Round ``numerator / denominator`` to ``places`` decimals, halves away from zero.

    Returns the result as an integer at scale ``places`` (8.62 at 2 places is 862).

    Raises:
        ZeroDivisionError: when ``denominator`` is 0.
    """
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    scaled = numerator * 10**places if places >= 0 else numerator
    if places < 0:
        denominator *= 10**-places
    if scaled >= 0:
        return (2 * scaled + denominator) // (2 * denominator)
    return -((-2 * scaled + denominator) // (2 * denominator))


def rounded(value: Fraction, places: int) -> Fraction:
    """Round to ``places`` decimals, halves away from zero."""
    scaled = round_half_up(value.numerator, value.denominator, places)
    return Fraction(scaled, 10**places) if places >= 0 else Fraction(scaled * 10**-places)


def fraction(text: str | Decimal) -> Fraction:
    """Make an exact number of decimal text (``"8.62"``).

    Raises:
        ValueError: when the text is no decimal number.
    """
    return Fraction(text)


def scale_of(value: Decimal) -> int:
    """Give the number of decimals of a finite decimal, 0 for whole numbers."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def scaled(value: Decimal, scale: int) -> int:
    """Give ``value × 10^scale`` as an integer.

    Raises:
        ValueError: when the value has more decimals than ``scale``.
    """
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        raise ValueError(f"{value} is not finite")  # noqa: TRY004
    number = int("".join(map(str, digits)) or "0")
    shift: int = exponent + scale
    if shift >= 0:
        number *= 10**shift
    else:
        number, rest = divmod(number, int(10**-shift))
        if rest:
            raise ValueError(f"{value} has more than {scale} decimals")
    return -number if sign else number
