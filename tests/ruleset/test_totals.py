"""The ends of a total, vetoes and grades are written or refused."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from perfeval.ruleset import Program
from perfeval.ruleset.program import Ends

SHAPE = {"得分": {"全有全无": {"条件": "统筹", "不满足得": "0"}}}
BASE = {"分值": "100", **SHAPE}
PLUS, LESS = ({"分值": "5", "计入": kind, **SHAPE} for kind in ("加分", "减分"))
VETO = {"编号": "F1", "名称": "试", "当": "统筹", "后果": "总分为零", "依据": "约定"}
GRADES = [{"名称": "优", "不低于": "90"}, {"名称": "差"}]


def test_ends_are_numbers_or_parameters_or_none(program: Callable[..., Program]) -> None:
    held = {"最多减": {"2022-01-01": {"值": "30", "依据": "约定"}}}
    total = {"满分": "100", "加分上限": "不设", "减分上限": "最多减", "上限": "100", "下限": "0"}
    bound = program(指标=[BASE, PLUS, LESS], 总分=total, 参数=held)
    assert bound.ends == Ends(None, Fraction(30), Fraction(100), Fraction(0))
    assert [one.kind for one in bound.indicators] == ["", "加分", "减分"]


@pytest.mark.parametrize(
    ("rules", "total", "expected"),
    [
        ([BASE, PLUS], {}, ["PE132", "PE132"]),
        ([BASE, PLUS], {"加分上限": "3"}, ["PE132"]),
        ([BASE, LESS], {"减分上限": "3"}, ["PE132"]),
        ([BASE, PLUS], {"上限": "103"}, ["PE132"]),
        ([BASE], {"加分上限": "3"}, ["PE443"]),
        ([BASE], {"减分上限": "3"}, ["PE443"]),
        ([BASE], {"上限": "多少"}, ["PE407"]),
        ([BASE], {"上限": "-1"}, ["PE441"]),
        ([BASE], {"上限": "100", "下限": "100"}, ["PE441"]),
        ([BASE], {"上限": "10 +"}, ["PE302"]),
        ([BASE], {"上限": "100", "下限": "不设"}, []),
    ],
)
def test_an_end_that_is_missing_or_wrong_is_told(
    codes: Callable[..., list[str]],
    rules: list[dict[str, object]],
    total: dict[str, str],
    expected: list[str],
) -> None:
    found = codes(指标=rules, 总分={"满分": "100", **total})
    assert [code[:4] for code in found] == [code[:4] for code in expected]


@pytest.mark.parametrize(
    ("veto", "expected"),
    [
        ({"后果": "等级封顶"}, ["PE132"]),
        ({"后果": "等级封顶", "最高等级": "良"}, ["PE133"]),
        ({"最高等级": "差"}, ["PE443"]),
        ({"当": "预算"}, ["PE307"]),
        ({"编号": "指标1"}, ["PE402"]),
        ({"提示": "{没有}"}, ["PE303"]),
        ({"依据": "别的"}, ["PE403"]),
    ],
)
def test_a_veto_that_is_wrong_is_told(
    codes: Callable[..., list[str]], veto: dict[str, str], expected: list[str]
) -> None:
    assert codes(指标=[BASE], 等级=GRADES, 否决=[{**VETO, **veto}]) == expected


def test_a_grade_cannot_be_capped_where_there_are_none(codes: Callable[..., list[str]]) -> None:
    veto = {**VETO, "后果": "等级封顶", "最高等级": "良"}
    assert codes(指标=[BASE], 否决=[veto]) == ["PE133"]


@pytest.mark.parametrize(
    ("places", "graded", "expected"),
    [("0", "取舍后", []), ("1", "取舍后", ["PE455"]), ("0", "取舍前", ["PE455"])],
)
def test_points_between_grades_are_told_where_there_can_be_any(
    bound: Callable[..., object], places: str, graded: str, expected: list[str]
) -> None:
    grades = [{"名称": "优", "不低于": "90"}, {"名称": "差", "不高于": "89"}]
    made = bound(
        指标=[BASE],
        等级=grades,
        总分={"满分": "100", "定级": graded},
        取舍={"小数": places, "方式": "四舍五入", "阶段": "先逐项后合计"},
    )
    program, problems = made  # type: ignore[misc]
    assert program is not None
    assert [problem.code.id for problem in problems] == expected
