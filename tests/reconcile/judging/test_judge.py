from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from perfeval.reconcile.figures.figure import Figure
from perfeval.reconcile.figures.tokens import figures_of
from perfeval.reconcile.judging.relation import Status, judged, plus
from perfeval.values.show import show_number


def one(text: str) -> Figure:
    return figures_of(text)[0]


def test_a_rate_holds_within_the_rounding_of_its_inputs() -> None:
    relation = judged("rate", one("66.24%"), plus([one("2.65亿元")]), plus([one("4亿元")]))
    assert relation is not None
    assert relation.status is Status.ROUNDING
    relation = judged("rate", one("66.24%"), plus([one("26500万元")]), plus([one("40000万元")]))
    assert relation is not None
    assert relation.status is Status.FAILS


def test_a_round_amount_is_as_exact_as_the_total_beside_it() -> None:
    parts = plus([one("62371.80万元"), one("30000万元"), one("62.50万元")])
    right = judged("sum", one("92434.30万元"), parts)
    wrong = judged("sum", one("92434.90万元"), parts)
    rounded = judged("sum", one("92434.90万元"), plus([one("62371.80万元"), one("30063万元")]))
    assert right is not None
    assert wrong is not None
    assert rounded is not None
    assert (right.status, wrong.status) == (Status.HOLDS, Status.FAILS)
    assert rounded.status is Status.ROUNDING


def test_whole_numbers_keep_half_of_their_last_place() -> None:
    parts = plus([one("3万元"), one("4万元")])
    off = judged("sum", one("8万元"), parts)
    assert off is not None
    assert off.status is Status.ROUNDING
    assert off.tolerance == 15_000
    far = judged("sum", one("9万元"), parts)
    assert far is not None
    assert far.status is Status.FAILS


def test_a_divisor_that_can_be_nothing_is_not_judged() -> None:
    assert judged("rate", one("50%"), plus([one("1万元")]), plus([one("0万元")])) is None


@given(
    st.lists(st.integers(1, 10**8), min_size=2, max_size=8),
    st.integers(0, 3),
    st.integers(-50, 50),
)
def test_a_sum_rounded_from_exact_parts_always_holds_and_one_far_off_never(
    cents: list[int], places: int, off: int
) -> None:
    exact = [Fraction(c, 10**4) for c in cents]
    parts = [one(f"{show_number(value, places)}万元") for value in exact]
    total = one(f"{show_number(sum(exact), places)}万元")
    right = judged("sum", total, plus(parts))
    assert right is not None
    assert right.status is not Status.FAILS
    step = Fraction(10**4, 10**places)
    total.value += off * step
    moved = judged("sum", total, plus(parts))
    assert moved is not None
    assert (moved.status is Status.FAILS) == (abs(moved.difference) > moved.tolerance)
