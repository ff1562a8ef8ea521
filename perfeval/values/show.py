"""Showing exact values: decimals, percentages, money, dates, Chinese numerals."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from perfeval.values.exact import round_half_up

_DIGITS = "零一二三四五六七八九"


def show_scaled(number: int, scale: int, *, grouping: bool = False) -> str:
    """Show an integer at a scale with exactly ``scale`` decimals (862 at 2 is ``8.62``)."""
    sign = "-" if number < 0 else ""
    whole, part = divmod(abs(number), 10**scale)
    left = f"{whole:,}" if grouping else str(whole)
    return f"{sign}{left}.{part:0{scale}d}" if scale else f"{sign}{left}"


def show_number(value: Fraction, places: int, *, grouping: bool = False) -> str:
    """Show with exactly ``places`` decimals, rounded half up."""
    number = round_half_up(value.numerator, value.denominator, places)
    return show_scaled(number, places, grouping=grouping)


def show_plain(value: Fraction, most: int = 4) -> str:
    """Show a finite decimal as it is, another ratio with at most ``most`` decimals."""
    text = show_number(value, most)
    return text.rstrip("0").rstrip(".") if "." in text else text


def show_percent(value: Fraction, places: int = 2) -> str:
    """Show a ratio as a percentage with ``places`` decimals and the sign ``%``."""
    return f"{show_number(value * 100, places)}%"


def show_date(day: date) -> str:
    """Show a date as an official document does: ``2022年12月5日``, no leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_numeral(number: int) -> str:
    """Show 1 to 99 in Chinese numerals, for headings (一、十二、九十九).

    Raises:
        ValueError: when the number is out of that range.
    """
    if not 1 <= number <= 99:
        raise ValueError(f"{number} is not within 1 to 99")
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else f"{_DIGITS[tens]}十")
    return head + (_DIGITS[ones] if ones else "")
