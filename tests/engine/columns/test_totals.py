"""Adding up columns of points."""

from __future__ import annotations

from typing import Any

import pytest

from perfeval.engine.compiled.rules import RuleColumn

NEEDS = "perfeval[columns] (numpy) is not installed"
np = pytest.importorskip("numpy", reason=NEEDS)
totals = pytest.importorskip("perfeval.engine.columns.totals", reason=NEEDS)


def column(points: list[int], over: int = 100, *, held: bool = True) -> RuleColumn:
    made: Any = np.array(points, np.int64) if held else None
    nobody: Any = None
    return RuleColumn(nobody, bytearray(b"\1") * len(points), points, [], over, 1, {}, made)


def test_points_are_added_row_by_row() -> None:
    assert totals.added([column([862, 0]), column([1, -5])]) == [863, -5]


def test_columns_that_came_from_rows_are_added_too() -> None:
    assert totals.added([column([862, 0]), column([1, 2], held=False)]) == [863, 2]


def test_sums_beyond_64_bits_are_right() -> None:
    assert totals.added([column([2**62]), column([2**62]), column([1])]) == [2**63 + 1]


def test_points_over_different_denominators_are_not_added() -> None:
    with pytest.raises(ValueError, match="denominators"):
        totals.added([column([1]), column([1], 10)])
