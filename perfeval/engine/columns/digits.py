"""Numbers as blocks of characters, exactly as :mod:`perfeval.engine.plain.shown` shows them."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from perfeval.engine.columns.blocks import Block, of_text, of_texts
from perfeval.engine.columns.bounded import Ints
from perfeval.engine.columns.operands import Num
from perfeval.engine.plain.shown import MISSING


@cache
def _four_digits() -> tuple[Any, Any]:
    """Give the blocks of 0 to 9999: without leading zeros (0 is empty) and, after them, with all.

    The second table has no trailing zeros and begins after a decimal point.
    """
    number = np.arange(10_000)
    digits = number[:, None] // np.array([1000, 100, 10, 1]) % 10 + ord("0")
    led = number[:, None] >= np.array([1000, 100, 10, 1])
    ending = number[:, None] % np.array([10_000, 1000, 100, 10]) != 0
    tables = [digits * led, digits, digits * ending]
    short, full, tail = (_packed(table) for table in tables)
    return np.concatenate([short, full]), tail


def _packed(units: Any) -> Any:
    return np.ascontiguousarray(units.astype("<u2")).view(np.uint64).reshape(-1)


@cache
def _hundredths() -> tuple[Any, Any, Any]:
    """Give hundredths after a decimal point: as short as can be, with a percent sign, with two."""
    both = [f".{number:02d}" for number in range(100)]
    short = ["", *(text.rstrip("0") for text in both[1:])]
    signed = [f"{text}%" for text in both]
    first, second, third = (of_texts(texts)[:, 0] for texts in (short, signed, both))
    return first, second, third


def whole(x: Ints) -> list[Block]:
    """Give integers from 0 on as blocks; their digits above the fourth are blocks of their own."""
    table, _ = _four_digits()
    zero = of_text("0")[0]
    most = int(x.v.max(initial=0))
    blocks: list[Block] = []
    rest = x.v
    if most < 10_000:
        return [np.where(rest == 0, zero, table[rest])]
    while True:
        upper = rest // 10_000
        blocks.append(table[rest - upper * 10_000 + 10_000 * (upper > 0)])
        most //= 10_000
        if not most:
            break
        rest = upper
    blocks[0] = np.where(x.v == 0, zero, blocks[0])
    return blocks[::-1]


def plain(x: Num, count: int) -> list[Block]:
    """Show numbers as they are, periodic ones with four decimals."""
    size = x.n.absolute()
    if x.d.fixed and x.d.v == 1:
        held = Ints(size.spread(count), size.lo, size.hi)
        return _signed(x, held.v, whole(held), count)
    places = 2 if x.d.fixed and 100 % x.d.v == 0 else 4
    scaled = _at_places(size, x, places, count)
    above = scaled.v // 10**places
    parts = scaled.v - above * 10**places
    digits = whole(Ints(above, 0, scaled.hi))
    if places == 2:
        return _signed(x, scaled.v, [*digits, _hundredths()[0][parts]], count)
    point = np.where(parts > 0, of_text(".")[0], np.uint64(0))
    return _signed(x, scaled.v, [*digits, point, _four_digits()[1][parts]], count)


def percent(x: Num, count: int, *, sign: bool = True) -> list[Block]:
    """Show ratios as percentages with two decimals, with the percent sign or without."""
    scaled = _at_places(x.n.absolute(), x, 4, count)
    above = scaled.v // 100
    digits = whole(Ints(above, 0, scaled.hi))
    table = _hundredths()[1 if sign else 2]
    return _signed(x, scaled.v, [*digits, table[scaled.v - above * 100]], count)


def _at_places(size: Ints, x: Num, places: int, count: int) -> Ints:
    """Round half up, from 0 on."""
    if x.d.fixed and 10**places % x.d.v == 0:
        found = size.times(10**places // x.d.v)
    else:
        found = (size.times(2 * 10**places) + x.d).over(x.d.times(2))
    return Ints(found.spread(count), found.lo, found.hi)


def _signed(x: Num, shown: Any, blocks: list[Block], count: int) -> list[Block]:
    """Put a minus sign before numbers below 0, but not before what is shown as 0."""
    if x.n.lo >= 0:
        return blocks
    below = (x.n.spread(count) < 0) & (shown > 0)
    return [np.where(below, of_text("-")[0], np.uint64(0)), *blocks]


def unless_missing(blocks: list[Block], missing: Any) -> list[Block]:
    """Show what is missing as such, and nothing else of it."""
    nothing = np.uint64(0)
    kept = [np.where(missing, nothing, block) for block in blocks]
    return [np.where(missing, of_text(MISSING)[0], nothing), *kept]
