"""The year of the money: curves stay at their end after it, and are nothing before it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from types import ModuleType

import pytest

from perfeval.diagnostics import Diagnostic
from perfeval.ruleset import Program

CURVE = [f"{8 * month}%" for month in range(1, 12)] + ["100%"]
NEXT = [f"{month}%" for month in range(1, 13)]
Bound = Callable[..., tuple[Program, list[Diagnostic]]]


def curves(**by_year: list[str]) -> dict[str, object]:
    return {f"{key[1:]}-01-01": {"按月": c, "依据": "约定"} for key, c in by_year.items()}


ONE, TWO = curves(_2020=CURVE), curves(_2020=CURVE, _2023=NEXT)


@pytest.mark.parametrize("written", [ONE, TWO], ids=["one curve", "another for later money"])
@pytest.mark.parametrize(
    ("day", "percent"),
    [
        ("2021-06-30", 0),
        ("2022-01-30", 0),
        ("2022-01-31", 8),
        ("2022-12-30", 88),
        ("2022-12-31", 100),
        ("2023-01-01", 100),
        ("2023-01-15", 100),
        ("2024-07-31", 100),
    ],
)
def test_a_curve_is_that_of_the_year_of_the_money_on_every_day(
    bound: Bound, made: ModuleType, written: dict[str, object], day: str, percent: int
) -> None:
    """As of the day, and looked at from another day, before or after it."""
    program, problems = bound(on=date.fromisoformat(day), year=2022, 参数={"甲": written})
    assert problems == []
    assert program.scope.parameters["甲"].value == Fraction(percent, 100)
    dataset = made.make_dataset({"项目": [{"编号": "P1", "开工": day}]})
    for other in (date(2022, 3, 1), date(2023, 2, 28)):
        seen, _ = bound(
            on=other, year=2022, 参数={"甲": written}, 派生={"项目.那天": "当日值(甲, 开工)"}
        )
        (value,) = made.both(dataset, seen.scope.derived("项目", "那天"))
        assert value == Fraction(percent, 100), other


def test_a_curve_that_begins_after_the_year_holds_where_there_is_no_other(bound: Bound) -> None:
    later = curves(_2023=NEXT)
    program, problems = bound(on=date(2023, 1, 15), year=2022, 参数={"甲": later})
    assert problems == []
    assert program.scope.parameters["甲"].value == Fraction(12, 100)


def test_a_plain_value_changes_after_the_year_as_it_is_written(bound: Bound) -> None:
    written = {**ONE, "2023-01-01": {"值": "90%", "依据": "约定"}}
    program, _ = bound(on=date(2023, 1, 15), year=2022, 参数={"甲": written})
    assert program.scope.parameters["甲"].value == Fraction(90, 100)


def test_without_a_year_the_curve_begins_again_each_year(bound: Bound, made: ModuleType) -> None:
    program, _ = bound(
        on=date(2023, 1, 15), 参数={"甲": TWO}, 派生={"项目.那天": "当日值(甲, 开工)"}
    )
    assert program.scope.parameters["甲"].value == 0
    dataset = made.make_dataset({"项目": [{"编号": "P1", "开工": "2022-12-31"}]})
    assert made.both(dataset, program.scope.derived("项目", "那天")) == [1]


def test_the_place_that_is_explained_is_that_of_the_curve_that_holds(bound: Bound) -> None:
    places = {
        number: bound(on=date(2023, 6, 30), year=number, 参数={"甲": TWO})[0].parameter_places["甲"]
        for number in (2022, 2023)
    }
    assert places[2022].column is not None
    assert places[2022].column < (places[2023].column or 0)


def test_a_month_without_a_year_is_in_the_year_of_the_money(bound: Bound, made: ModuleType) -> None:
    """Who evaluates in spring holds last year's work against last year's month."""
    in_time = {"限月": "9月", "含当月": "是", "止": "开工", "未办": "不得分"}
    shape = {"按期": {**in_time, "限内": {"期限": "0 天", "不满足得": "0"}}}
    rule = {"分值": "100", "得分": shape}
    program, problems = bound(on=date(2023, 3, 1), year=2022, 指标=[rule])
    assert problems == []
    dataset = made.make_dataset(
        {"项目": [{"编号": "P1", "开工": "2022-09-30"}, {"编号": "P2", "开工": "2022-10-01"}]}
    )
    assert made.both(dataset, program.indicators[0].score) == [100, 0]
