"""Gaps and overlaps among bands, each with a value in it."""

from __future__ import annotations

import operator as op
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.ruleset.shapes.bands_cover import Ends, Flaw, flaws

ONE = Fraction(1)
SIGNS = {">=": op.ge, ">": op.gt, "<=": op.le, "<": op.lt}


def holds(band: Ends, value: Fraction) -> bool:
    return all(SIGNS[sign](value, end) for sign, end in band.ends or ())


def bands(*written: str) -> list[Ends]:
    """Read bands such as ``>=80 <90`` or, under a condition, ``完成: >=80``."""
    found = []
    for number, text in enumerate(written, 1):
        condition, colon, rest = text.rpartition(":")
        ends = []
        for part in rest.split():
            operator = part.rstrip("0123456789.-")
            ends.append((operator, Fraction(part[len(operator) :])))
        found.append(Ends(number, condition if colon else None, tuple(ends)))
    return found


def found(*written: str) -> list[tuple[str, str, int, int]]:
    return [
        (flaw.kind, str(flaw.example), flaw.first, flaw.second)
        for flaw in flaws(bands(*written), ONE)
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ((">=90", ">=80 <90", "<80"), []),
        ((">90", ">80 <=90", "<=80"), []),
        ((">=90 <=100", ">=80 <=89", "<80"), [("gap", "179/2", 1, 1), ("gap", "101", 1, 1)]),
        ((">90", "<90"), [("gap", "90", 1, 1)]),
        ((">=90", "<=90"), [("overlap", "90", 1, 2)]),
        ((">=80", ">=90 <95", "<80"), [("overlap", "90", 1, 2)]),
        ((">=90",), [("gap", "45", 1, 1)]),
        ((">0",), [("gap", "0", 1, 1)]),
        ((">=90", ""), []),
        (("", ">=90"), [("unreachable", "None", 1, 2)]),
        ((">=90", "", "<50"), [("unreachable", "None", 2, 3)]),
        (("完成:", ">=80 <100", "<80"), [("gap", "100", 2, 2)]),
        (("完成:", ">=80", "<80"), []),
        (("完成: >=80", "完成: <80", "未完成: >=50", "未完成: <50"), []),
        (("完成: >=80", "完成: <70", "未完成:"), [("gap", "70", 2, 2)]),
    ],
)
def test_bands_are_judged_with_an_example(
    written: tuple[str, ...], expected: list[tuple[str, str, int, int]]
) -> None:
    assert found(*written) == expected


def test_bands_with_ends_that_depend_on_data_are_not_judged() -> None:
    unknown = Ends(1, None, None)
    assert flaws([unknown, *bands(">=90", ">=80")[1:]], ONE) == []


@given(st.lists(st.integers(1, 99), min_size=1, max_size=6, unique=True))
def test_bands_cut_at_any_places_have_no_flaw_and_lacking_one_they_have(cuts: list[int]) -> None:
    cuts = sorted(cuts, reverse=True)
    written = [f">={cuts[0]}"]
    written += [f">={low} <{high}" for high, low in pairwise(cuts)]
    written += [f"<{cuts[-1]}"]
    assert found(*written) == []
    for left_out in range(len(written)):
        kept = [text for number, text in enumerate(written) if number != left_out]
        kinds = {kind for kind, *_ in found(*kept)}
        assert kinds == {"gap"}


@given(
    st.lists(st.tuples(st.sampled_from([">=", ">", "<=", "<"]), st.integers(0, 9)), max_size=2)
    | st.just([]),
    st.integers(0, 40),
)
def test_the_example_of_a_gap_is_in_none_of_the_bands(
    ends: list[tuple[str, int]], start: int
) -> None:
    band = Ends(1, None, tuple((operator, Fraction(value)) for operator, value in ends))
    other = Ends(2, None, ((">=", Fraction(start)),))
    for flaw in flaws([band, other], ONE):
        if isinstance(flaw, Flaw) and flaw.kind == "gap" and flaw.example is not None:
            assert not holds(band, flaw.example)
            assert not holds(other, flaw.example)
        if flaw.kind == "overlap" and flaw.example is not None:
            assert holds(band, flaw.example)
            assert holds(other, flaw.example)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (("<=5", ">=6 <=10", ">=11"), []),
        (("<=5", ">5 <=10", ">10"), []),
        (("<=5", ">=7"), [("gap", "6", 1, 1)]),
        (("<=5", ">=5"), [("overlap", "5", 1, 2)]),
        ((">=1 <=5",), [("gap", "6", 1, 1)]),
    ],
)
def test_bands_of_places_need_to_hold_whole_places_only(
    written: tuple[str, ...], expected: list[tuple[str, str, int, int]]
) -> None:
    judged = flaws(bands(*written), ONE, counted=True)
    assert [(flaw.kind, str(flaw.example), flaw.first, flaw.second) for flaw in judged] == expected
