"""Money in 分 (hundredths of a yuan), working days of 2022, dates as people write them."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

AS_OF = date(2022, 12, 31)
FEN_PER_WAN = 1_000_000

# 国务院办公厅关于2022年部分节假日安排: the days off (weekends worked instead are left free here).
_HOLIDAYS = (
    ("01-01", "01-03"), ("01-31", "02-06"), ("04-03", "04-05"), ("04-30", "05-04"),
    ("06-03", "06-05"), ("09-10", "09-12"), ("10-01", "10-07"),
)  # fmt: skip
_OFF = {
    date.fromisoformat(f"2022-{first}") + timedelta(days=step)
    for first, last in _HOLIDAYS
    for step in range(
        (date.fromisoformat(f"2022-{last}") - date.fromisoformat(f"2022-{first}")).days + 1
    )
}


def wan(text: str) -> int:
    """Read an amount in 万元, written with at most six decimals, as 分."""
    amount = Decimal(text) * FEN_PER_WAN
    if amount != int(amount):
        raise ValueError(text)
    return int(amount)


def in_wan(fen: int) -> Decimal:
    """Give 分 in 万元, with at least two decimals."""
    amount = Decimal(fen) / FEN_PER_WAN
    rounded = amount.quantize(Decimal("0.01"))
    return rounded if rounded == amount else amount.normalize()


def in_yuan(fen: int) -> Decimal:
    """Give 分 in 元."""
    return Decimal(fen).scaleb(-2)


def half_up(value: Fraction, places: int = 2) -> Decimal:
    """Round a non-negative exact ratio half up."""
    scaled = value * 10**places
    return Decimal((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)).scaleb(
        -places
    )


def is_workday(day: date) -> bool:
    """Whether offices are open, leaving swapped weekends out."""
    return day.weekday() < 5 and day not in _OFF


def workday_on_or_after(day: date) -> date:
    """Give the first working day from ``day`` on."""
    while not is_workday(day):
        day += timedelta(days=1)
    return day


def workdays_before(day: date, count: int) -> list[date]:
    """Give the last ``count`` working days strictly before ``day``, earliest first."""
    found: list[date] = []
    while len(found) < count:
        day -= timedelta(days=1)
        if is_workday(day):
            found.append(day)
    return found[::-1]


def split(total: int, parts: int, chance: random.Random, unit: int) -> list[int]:
    """Cut ``total`` into similar parts; all but the last are whole multiples of ``unit``."""
    weights = [chance.randint(70, 130) for _ in range(parts)]
    cut = [total * weight // sum(weights) // unit * unit for weight in weights[:-1]]
    return [*cut, total - sum(cut)]


def dotted(day: date) -> str:
    """Write a date as ``2022.3.7``."""
    return f"{day.year}.{day.month}.{day.day}"


def spelled(day: date) -> str:
    """Write a date as ``2022年3月7日``."""
    return f"{day.year}年{day.month}月{day.day}日"


def full_width(text: str) -> str:
    """Write digits, points and percent signs full-width, as some input methods leave them."""
    return text.translate(str.maketrans("0123456789.%", "０１２３４５６７８９．％"))
