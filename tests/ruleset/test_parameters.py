"""Parameters: which value holds on which day, in which unit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from types import ModuleType
from typing import Any

import pytest

from perfeval.diagnostics import Diagnostic
from perfeval.language.core import Const
from perfeval.ruleset import Program
from perfeval.ruleset.parameters import read_decimal

CURVE = [f"{month * 25 / 3:.2f}%" for month in range(1, 13)]


def value_on(bound: Callable[..., object], day: date, **given: object) -> Const:
    made = bound(on=day, 参数={"甲": given})
    assert isinstance(made, tuple)
    program, problems = made
    assert program is not None, [problem.message() for problem in problems]
    assert isinstance(program, Program)
    return program.scope.parameters["甲"]


def dated(*days: str) -> dict[str, object]:
    return {day: {"值": str(n), "依据": "约定"} for n, day in enumerate(days, 1)}


@pytest.mark.parametrize(
    ("day", "held"),
    [
        ("2021-12-31", None),
        ("2022-01-01", 1),
        ("2022-06-30", 1),
        ("2022-07-01", 2),
        ("2030-01-01", 2),
    ],
)
def test_the_value_that_holds_is_the_last_that_began(
    bound: Callable[..., object], codes: Callable[..., list[str]], day: str, held: int | None
) -> None:
    on = date.fromisoformat(day)
    written = dated("2022-01-01", "2022-07-01")
    if held is None:
        assert codes(on=on, 参数={"甲": written}) == ["PE313"]
        return
    assert value_on(bound, on, **written).value == held


def test_the_order_in_the_file_does_not_matter(bound: Callable[..., object]) -> None:
    written = {"2022-07-01": {"值": "2", "依据": "约定"}, "2022-01-01": {"值": "1", "依据": "约定"}}
    assert value_on(bound, date(2022, 12, 31), **written).value == 2
    assert value_on(bound, date(2022, 1, 31), **written).value == 1


def test_a_value_before_the_first_names_the_first(
    bound: Callable[..., tuple[object, list[Diagnostic]]],
) -> None:
    _, problems = bound(on=date(2021, 1, 1), 参数={"甲": dated("2022-07-01", "2022-01-01")})
    assert problems[0].values["nearest"] == "2022-01-01"


@pytest.mark.parametrize(
    ("day", "share"),
    [
        ("2022-01-15", "0"),
        ("2022-01-30", "0"),
        ("2022-01-31", CURVE[0]),
        ("2022-02-14", CURVE[0]),
        ("2022-02-28", CURVE[1]),
        ("2020-02-28", CURVE[0]),
        ("2020-02-29", CURVE[1]),
        ("2022-12-30", CURVE[10]),
        ("2022-12-31", "100.00%"),
        ("9999-12-31", "100.00%"),
    ],
)
def test_a_curve_holds_at_the_ends_of_months(
    bound: Callable[..., object], day: str, share: str
) -> None:
    curve = {"2020-01-01": {"按月": CURVE, "依据": "约定"}}
    held = value_on(bound, date.fromisoformat(day), **curve)
    assert held.value == Fraction(share.rstrip("%")) / 100
    assert held.type.kind == "rate"


def test_a_curve_of_money_is_money_on_every_day(bound: Callable[..., object]) -> None:
    curve = {"2020-01-01": {"按月": [str(n) for n in range(12)], "单位": "万元", "依据": "约定"}}
    for day in (date(2022, 1, 1), date(2022, 6, 30)):
        assert value_on(bound, day, **curve).type.spoken() == "金额（万元）"


@pytest.mark.parametrize(
    ("written", "unit", "value", "kind"),
    [
        ("10", "", 10, "数"),
        ("10.5", "分", Fraction(21, 2), "数"),
        ("-3", "", -3, "数"),
        ("98.5%", "", Fraction(197, 200), "比率"),
        ("98.5％", "", Fraction(197, 200), "比率"),
        ("98.5", "%", Fraction(197, 200), "比率"),
        ("98.5％", "%", Fraction(197, 200), "比率"),
        ("5", "‰", Fraction(1, 200), "比率"),
        ("10", "个百分点", Fraction(1, 10), "百分点"),
        ("10%", "个百分点", Fraction(1, 10), "百分点"),
        ("10", "百分点", Fraction(1, 10), "百分点"),
        ("500", "万元", 500, "金额（万元）"),
        ("500", "万", 500, "金额（万元）"),
        ("3", "自然日", 3, "天数"),
        ("３", "天", 3, "天数"),
        ("3", "工作日", 3, "工作日数"),
        ("3", "个工作日", 3, "工作日数"),
    ],
)
def test_a_value_is_read_with_its_unit(
    bound: Callable[..., object], written: str, unit: str, value: Fraction, kind: str
) -> None:
    given = {"2020-01-01": {"值": written, "单位": unit, "依据": "某办法第一条"}}
    held = value_on(bound, date(2022, 1, 1), **given)
    assert (held.value, held.type.spoken()) == (value, kind)
    assert (held.name, held.basis) == ("甲", "某办法第一条")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"值": "十"}, "PE407"),
        ({"值": "1e9"}, "PE407"),
        ({"值": "NaN"}, "PE407"),
        ({"值": "1,000"}, "PE407"),
        ({"值": "10%%"}, "PE407"),
        ({"值": ""}, "PE407"),
        ({"值": "10", "单位": "万人"}, "PE413"),
        ({"值": "10%", "单位": "万元"}, "PE421"),
        ({}, "PE135"),
        ({"值": "1", "按月": CURVE}, "PE135"),
        ({"按月": CURVE[:11]}, "PE420"),
        ({"按月": [*CURVE[:11], "满"]}, "PE407"),
    ],
)
def test_a_value_that_cannot_be_used_is_told_also_when_it_does_not_hold(
    codes: Callable[..., list[str]], given: dict[str, object], code: str
) -> None:
    for day in ("2020-01-01", "2022-06-01"):
        other = "1%" if "按月" in given else "1"
        written = {day: {**given, "依据": "约定"}, "2021-01-01": {"值": other, "依据": "约定"}}
        assert codes(on=date(2022, 1, 1), 参数={"甲": written}) == [code]


@pytest.mark.parametrize(
    "day", ["2022-1-1", "2022-02-30", "2022年1月", "20220101", "44562", "2022-01"]
)
def test_a_day_is_written_in_one_way(codes: Callable[..., list[str]], day: str) -> None:
    written = {day: {"值": "1", "依据": "约定"}, "2021-01-01": {"值": "1", "依据": "约定"}}
    assert codes(参数={"甲": written}) == ["PE414"]
    assert codes(施行=day) == ["PE414"]


def test_rules_that_use_a_bad_parameter_are_not_blamed(codes: Callable[..., list[str]]) -> None:
    written = {"2020-01-01": {"值": "十", "依据": "约定"}}
    rules = [{"当": "比率 < 甲 且 预算 > 甲 或 甲 > 5", "提示": "{甲}"}]
    score = {"按比例": {"目标": "甲", "封顶": "甲"}}
    indicator = [{"分值": "甲", "量值": "比率", "得分": score}]
    assert codes(参数={"甲": written}, 预警=rules, 指标=indicator) == ["PE407"]


def test_a_decimal_is_read_exactly_or_not_at_all() -> None:
    assert read_decimal(" 8.62 ") == (Fraction(431, 50), False)
    assert read_decimal("-0.10％") == (Fraction(-1, 10), True)
    for text in ("", "八", "1/3", "1_000", "∞", ".5", "5."):
        assert read_decimal(text) is None


def test_a_unit_that_changes_over_time_is_told_on_every_day(
    codes: Callable[..., list[str]],
) -> None:
    first = {"值": "10", "单位": "个百分点", "依据": "约定"}
    written = {"2022-01-01": {"值": "8%", "依据": "约定"}, "2020-01-01": first}
    for day in (date(2021, 1, 1), date(2023, 1, 1)):
        assert codes(on=day, 参数={"甲": written}) == ["PE471"]
    written["2022-01-01"] = {"值": "8", "单位": "个百分点", "依据": "约定"}
    assert codes(on=date(2023, 1, 1), 参数={"甲": written}) == []


def test_a_blank_source_is_told_also_for_a_value_that_does_not_hold(
    codes: Callable[..., list[str]],
) -> None:
    written = {"2030-01-01": {"值": "8", "依据": " "}, "2020-01-01": {"值": "8", "依据": "约定"}}
    assert codes(on=date(2023, 1, 1), 参数={"甲": written}) == ["PE472"]


@pytest.mark.parametrize(
    ("written", "year", "day"),
    [
        ("6月30日", None, "2023-06-30"),
        ("6月30日", 2021, "2021-06-30"),
        ("次年3月31日", 2022, "2023-03-31"),
        ("2021-09-30", 2022, "2021-09-30"),
    ],
)
def test_a_value_may_be_a_day_of_the_year_of_the_money(
    bound: Callable[..., Any], written: str, year: int | None, day: str
) -> None:
    given = {"2020-01-01": {"值": written, "依据": "约定"}}
    program, problems = bound(on=date(2023, 2, 1), year=year, 参数={"甲": given})
    assert problems == []
    held = program.scope.parameters["甲"]
    assert (held.value, held.type.spoken()) == (date.fromisoformat(day).toordinal(), "日期")


@pytest.mark.parametrize("written", ["2月29日", "13月1日", "2022-02-30", "6月"])
def test_a_day_that_is_none_is_told(bound: Callable[..., Any], written: str) -> None:
    given = {"2020-01-01": {"值": written, "依据": "约定"}}
    _, problems = bound(on=date(2022, 12, 31), 参数={"甲": given})
    assert [problem.code.id for problem in problems] == ["PE407"]


CHANGED = {
    "2021-07-01": {"按月": CURVE, "依据": "约定"},
    "2022-07-01": {"按月": ["0%"] * 6 + [str(n) + "%" for n in range(70, 76)], "依据": "约定"},
}


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2021-06-30", None),
        ("2021-07-01", "50.00%"),
        ("2022-01-01", "0.00%"),
        ("2022-01-31", "8.33%"),
        ("2022-06-30", "50.00%"),
        ("2022-07-30", "0.00%"),
        ("2022-07-31", "70.00%"),
        ("2022-12-31", "75.00%"),
        ("2023-01-30", "0.00%"),
    ],
)
def test_the_value_of_another_day_is_what_held_then(
    bound: Callable[..., Any], made: ModuleType, day: str, shown: str | None
) -> None:
    """Reading it on that day gives the same as looking at it from another one."""
    program, problems = bound(
        on=date(2022, 9, 30), 参数={"甲": CHANGED}, 派生={"项目.那天": "当日值(甲, 开工)"}
    )
    assert problems == []
    body = program.scope.derived("项目", "那天")
    dataset = made.make_dataset({"项目": [{"编号": "P1", "开工": day}]})
    (value,) = made.both(dataset, body)
    assert value == (None if shown is None else Fraction(shown.rstrip("%")) / 100)
    if shown is not None:
        that_day, _ = bound(on=date.fromisoformat(day), 参数={"甲": CHANGED})
        assert that_day.scope.parameters["甲"].value == value
