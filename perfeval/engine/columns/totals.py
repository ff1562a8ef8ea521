"""Adding up the points of several indicators, row by row."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from perfeval.engine.columns.bounded import MOST
from perfeval.engine.compiled.rules import RuleColumn


def added(columns: Sequence[RuleColumn]) -> list[int]:
    """Give the sum of the points of each row, as a numerator over ``points_over``.

    Args:
        columns: Of one entity, rounded to the same places, with points in every row.

    Raises:
        ValueError: when the columns have different denominators.
    """
    if len({column.points_over for column in columns}) != 1:
        raise ValueError("points over different denominators")
    arrays = [column.held for column in columns if column.held is not None]
    most = sum(max(abs(int(held.max(initial=0))), abs(int(held.min(initial=0)))) for held in arrays)
    if len(arrays) < len(columns) or most > MOST:
        return list(map(sum, zip(*(column.points for column in columns), strict=True)))
    found: list[int] = np.sum(arrays, axis=0).tolist()
    return found
