"""The schedule is a parameter; how far a rate is from it is a measure like any other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from types import ModuleType
from typing import Any

import pytest

EVEN = [f"{month}00/12%" for month in range(1, 13)]
STEPS = {
    "满分线": "0 个百分点", "方向": "越高越好", "步长": "1 个百分点", "每步扣": "1", "计步": "连续",
    "最多扣": "扣完为止",
}  # fmt: skip


def scored(
    made: ModuleType, bound: Callable[..., Any], day: date, curve: list[str], row: dict[str, str]
) -> tuple[list[Any], list[Any]]:
    """Give the lag and the points of one row on a day."""
    parameter = {"序时": {"2022-01-01": {"按月": curve, "依据": "约定"}}}
    rule = {"分值": "10", "量值": "比率 - 序时", "得分": {"按步扣分": STEPS}}
    program, problems = bound(on=day, 参数=parameter, 指标=[rule])
    assert problems == []
    indicator = program.indicators[0]
    dataset = made.make_dataset({"项目": [{"编号": "1", **row}]})
    assert indicator.steps[0][1].type.kind == "points"
    return made.both(dataset, indicator.steps[0][1]), made.both(dataset, indicator.score)


@pytest.mark.parametrize(
    ("day", "rate", "expected"),
    [
        (date(2022, 4, 30), "42.02%", (Fraction(4202, 10000) - Fraction(1, 3), Fraction(10))),
        (date(2022, 4, 29), "42.02%", (Fraction(1702, 10000), Fraction(10))),
        (date(2022, 6, 30), "42.5%", (Fraction(-75, 1000), Fraction("2.5"))),
        (date(2022, 12, 31), "100%", (Fraction(0), Fraction(10))),
    ],
)
def test_a_lag_is_the_rate_less_the_schedule_of_the_day(
    made: ModuleType,
    bound: Callable[..., Any],
    day: date,
    rate: str,
    expected: tuple[Fraction, Fraction],
) -> None:
    """张掖: 42.02% at the end of April against 4/12, printed as 8.68 points ahead (8.6867)."""
    lag, points = expected
    assert scored(made, bound, day, EVEN, {"比率": rate}) == ([lag], [points])


def test_a_schedule_that_is_not_even_is_data_as_well(
    made: ModuleType, bound: Callable[..., Any]
) -> None:
    """福州: 39.62% is 9.41 points behind, so the schedule of the province was 49.03%."""
    curve = [*["49.03%"] * 11, "100%"]
    found = scored(made, bound, date(2022, 4, 30), curve, {"比率": "39.62%"})
    assert found == ([Fraction("-0.0941")], [Fraction("0.59")])


def test_a_rate_that_is_missing_has_no_lag(made: ModuleType, bound: Callable[..., Any]) -> None:
    assert scored(made, bound, date(2022, 4, 30), EVEN, {}) == ([None], [None])
