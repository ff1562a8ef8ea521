"""Integers that know their bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

NEEDS = "perfeval[columns] (numpy) is not installed"
np = pytest.importorskip("numpy", reason=NEEDS)
bounded = pytest.importorskip("perfeval.engine.columns.bounded", reason=NEEDS)
MOST = 2**63 - 1
some = st.lists(st.integers(-(2**40), 2**40), min_size=1, max_size=5)


def column(values: list[int]) -> object:
    return bounded.Ints(np.array(values, np.int64), min(values), max(values))


def test_the_greatest_integer_is_taken_and_one_more_is_refused() -> None:
    most = column([MOST])
    assert (most + bounded.one(0)).v.tolist() == [MOST]
    with pytest.raises(bounded.NotForColumnsError):
        most + bounded.one(1)
    with pytest.raises(bounded.NotForColumnsError):
        column([2**32]).times(2**31)
    assert column([2**32 - 1]).times(2**31).v.tolist() == [(2**32 - 1) * 2**31]


def test_the_least_integer_is_refused_since_it_has_no_opposite() -> None:
    with pytest.raises(bounded.NotForColumnsError):
        bounded.one(-(2**63))
    assert (-bounded.one(MOST)).v == -MOST


@given(left=some, right=some)
def test_bounds_hold_for_every_operation(left: list[int], right: list[int]) -> None:
    count = min(len(left), len(right))
    a, b = column(left[:count]), column(right[:count])
    divisor = column([abs(x) + 1 for x in right[:count]])
    made = {
        "+": (a + b, [x + y for x, y in zip(left, right, strict=False)]),
        "-": (a - b, [x - y for x, y in zip(left, right, strict=False)]),
        "min": (a.least(b), [min(pair) for pair in zip(left, right, strict=False)]),
        "max": (a.greatest(b), [max(pair) for pair in zip(left, right, strict=False)]),
        "//": (a.over(divisor), [x // (abs(y) + 1) for x, y in zip(left, right, strict=False)]),
        "abs": (a.absolute(), [abs(x) for x in left[:count]]),
        "neg": (-a, [-x for x in left[:count]]),
    }
    for name, (found, expected) in made.items():
        assert found.v.tolist() == expected, name
        assert all(found.lo <= x <= found.hi for x in expected), name


def test_one_integer_for_all_rows_spreads_to_each() -> None:
    assert bounded.one(3).spread(2).tolist() == [3, 3]
    assert column([1, 2]).spread(2).tolist() == [1, 2]
