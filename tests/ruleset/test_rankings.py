"""Places, summaries and 不适用 are written right, or refused with a reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from perfeval.diagnostics import Diagnostic
from perfeval.ruleset import Program

SHAPE = {"得分": {"全有全无": {"条件": "统筹", "不满足得": "0"}}}
RULE = {"分值": "100", **SHAPE}
SUM = {"编号": "H1", "名称": "各类", "按": "类型", "方式": "简单平均", "缺数": "剔除"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"方式": "加权平均", "权数": "预算"}, []),
        ({"方式": "加权平均"}, ["PE132"]),
        ({"权数": "预算"}, ["PE443"]),
        ({"方式": "加权平均", "权数": "类型"}, ["PE307"]),
        ({"方式": "平均"}, ["PE133"]),
        ({"按": "乡"}, ["PE303"]),
        ({"按": "预算"}, ["PE307"]),
        ({"名次": {"并列": "取大"}}, ["PE133"]),
        ({"名次": {"并列": "取小", "同组": ["类型"]}}, ["PE131"]),
    ],
)
def test_a_summary_says_everything_it_needs(
    codes: Callable[..., list[str]], change: dict[str, object], expected: list[str]
) -> None:
    assert codes(指标=[RULE], 汇总=[{**SUM, **change}]) == expected


def test_a_summary_by_the_key_of_the_subject_is_told_and_made_all_the_same(
    bound: Callable[..., tuple[Program | None, list[Diagnostic]]],
) -> None:
    made, problems = bound(指标=[RULE], 汇总=[{**SUM, "按": "编号"}])
    assert [one.code.id for one in problems] == ["PE459"]
    assert made is not None


def test_a_summary_needs_indicators(codes: Callable[..., list[str]]) -> None:
    assert codes(指标=[], 汇总=[SUM]) == ["PE457"]


@pytest.mark.parametrize(
    ("ranking", "expected"),
    [
        ({"并列": "取小"}, []),
        ({"并列": "密集", "同组": ["类型", "统筹"]}, []),
        ({}, ["PE132"]),
        ({"并列": "取小", "同组": ["类"]}, ["PE303"]),
        ({"并列": "取小", "同组": ["预算"]}, ["PE307"]),
    ],
)
def test_ties_are_written(
    codes: Callable[..., list[str]], ranking: dict[str, object], expected: list[str]
) -> None:
    assert codes(指标=[RULE], 总分={"满分": "100", "名次": ranking}) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"适用": "统筹"}, []),
        ({}, ["PE458"]),
        ({"适用": "统筹", "移给": "指标2"}, ["PE458"]),
    ],
)
def test_what_does_not_apply_needs_a_condition_and_a_weight_that_stays(
    codes: Callable[..., list[str]], change: dict[str, object], expected: list[str]
) -> None:
    rules = [{"分值": "40", **SHAPE, "不适用": "不扣分", **change}, {"分值": "60", **SHAPE}]
    assert codes(指标=rules) == expected


def test_a_bonus_that_does_not_apply_is_no_bonus(codes: Callable[..., list[str]]) -> None:
    plus = {"分值": "5", **SHAPE, "计入": "加分", "适用": "统筹", "不适用": "不扣分"}
    total = {"满分": "100", "加分上限": "3", "上限": "100"}
    assert codes(指标=[RULE, plus], 总分=total) == ["PE458"]


def test_the_ends_of_grades_may_be_parameters(program: Callable[..., Program]) -> None:
    held = {"优线": {"2022-01-01": {"值": "85", "依据": "约定"}}}
    grades = [{"名称": "优", "不低于": "优线"}, {"名称": "差"}]
    bound = program(指标=[RULE], 参数=held, 等级=grades)
    assert [grade.at_least for grade in bound.grades] == [85, None]
