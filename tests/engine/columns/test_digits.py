"""Numbers as characters, exactly as the row loop shows them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval.engine.plain import shown

NEEDS = "perfeval[columns] (numpy) is not installed"
np = pytest.importorskip("numpy", reason=NEEDS)
digits = pytest.importorskip("perfeval.engine.columns.digits", reason=NEEDS)
blocks = pytest.importorskip("perfeval.engine.columns.blocks", reason=NEEDS)
bounded = pytest.importorskip("perfeval.engine.columns.bounded", reason=NEEDS)
operands = pytest.importorskip("perfeval.engine.columns.operands", reason=NEEDS)

close = st.integers(-200, 200)
wide = st.integers(-(10**13), 10**13)
powers = st.sampled_from([10**k + e for k in range(13) for e in (-1, 0, 1)])
numbers = st.lists(close | wide | powers, min_size=1, max_size=8)
over = st.sampled_from([1, 2, 3, 4, 5, 7, 100, 1000, 10**4, 10**5, 99])


def column(values: list[int]) -> Any:
    return bounded.Ints(np.array(values, np.int64), min(values), max(values))


def written(made: list[Any], count: int) -> list[str]:
    found: list[str] = blocks.sentences(made, count)
    return found


@settings(max_examples=400)
@given(values=numbers, d=over)
def test_numbers_over_one_denominator_are_shown_as_by_the_row_loop(
    values: list[int], d: int
) -> None:
    x, count = operands.Num(column(values), bounded.one(d)), len(values)
    assert written(digits.plain(x, count), count) == [shown.plain(n, d) for n in values]
    assert written(digits.percent(x, count), count) == [shown.percent(n, d) for n in values]
    bare = written([*digits.percent(x, count, sign=False), "个百分点"], count)
    assert bare == [shown.points(n, d) for n in values]


@settings(max_examples=300)
@given(pairs=st.lists(st.tuples(close | wide, st.integers(1, 10**9)), min_size=1, max_size=8))
def test_numbers_over_their_own_denominators_are_shown_as_by_the_row_loop(
    pairs: list[tuple[int, int]],
) -> None:
    x = operands.Num(column([n for n, _ in pairs]), column([d for _, d in pairs]))
    count = len(pairs)
    assert written(digits.plain(x, count), count) == [shown.plain(*pair) for pair in pairs]
    assert written(digits.percent(x, count), count) == [shown.percent(*pair) for pair in pairs]


def test_exact_ties_round_away_from_zero() -> None:
    x = operands.Num(column([125, -125, 5, -5, -4]), bounded.one(10**6))
    assert written(digits.plain(x, 5), 5) == ["0.0001", "-0.0001", "0", "0", "0"]
    half = operands.Num(column([5, -5]), bounded.one(10**5))
    assert written(digits.plain(half, 2), 2) == ["0.0001", "-0.0001"]
    assert written(digits.percent(half, 2), 2) == ["0.01%", "-0.01%"]


def test_what_is_missing_shows_nothing_else() -> None:
    x, count = operands.Num(column([12345, 7]), bounded.one(1)), 2
    made = digits.unless_missing(digits.plain(x, count), np.array([True, False]))
    assert written(made, count) == ["（缺）", "7"]
