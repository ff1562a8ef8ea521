"""How tables of results hold points, and the cells that their rows point to."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import overload

from perfeval.dataset import SheetOrigin
from perfeval.diagnostics import Place
from perfeval.values.exact import round_half_up
from perfeval.vocabulary import Entity

HELD_PLACES = 6
"""Decimals of the points held here; printed totals have 2."""
_CELL = re.compile(r"^([A-Z]*)(\d+)$")


def origin_at(entity: Entity, place: Place) -> tuple[SheetOrigin, int]:
    """Say that all values of a result stand at the cell of what it is about.

    Raises:
        ValueError: when the place is no cell.
    """
    match = _CELL.match(place.cell or "")
    if match is None:
        raise ValueError(f"{place} is no cell")
    letters = dict.fromkeys(entity.fields, match[1])
    return SheetOrigin(place.file, place.sheet or "", {"": match[1], **letters}), int(match[2])


@overload
def scaled(points: Fraction) -> int: ...
@overload
def scaled(points: Fraction | None) -> int | None: ...
def scaled(points: Fraction | None) -> int | None:
    """Give points as an integer at the scale of the column."""
    if points is None:
        return None
    return round_half_up(points.numerator, points.denominator, HELD_PLACES)
