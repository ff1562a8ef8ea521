"""A parameter without a unit that meets a value with one is mended where it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from perfeval.diagnostics import Diagnostic
from perfeval.ruleset import Program

Bound = Callable[..., tuple[Program | None, list[Diagnostic]]]


def limit(**more: str) -> dict[str, object]:
    return {"界限": {"2020-01-01": {"值": "5", "依据": "约定", **more}}}


@pytest.mark.parametrize(
    ("condition", "unit"),
    [
        ("预算 > 界限", "单位: 万元。"),
        ("界限 > 换算(预算, 元)", "单位: 元。"),
        ("天数(开工, 完工) > 界限", "单位: 自然日。"),
        ("完工 > 开工 + 界限", "单位: 自然日。"),
        ("工作日数(开工, 完工) > 界限", "单位: 工作日。"),
        ("比率 - 执行 / 预算 > 界限", "单位: 个百分点。"),
        ("比率 < 界限", "值要带百分号，例如 值: 10%。"),
        ("最大(预算, 界限) > 5 万元", "单位: 万元。"),
        ("首个有值(预算, 界限) > 5 万元", "单位: 万元。"),
    ],
)
def test_the_unit_to_write_and_the_place_of_the_parameter_are_told(
    condition: str, unit: str, bound: Bound
) -> None:
    _, (problem,) = bound(预警=[{"当": condition}], 参数=limit())
    assert problem.code.id == "PE306"
    assert problem.hint().startswith("参数“界限”没有写单位，")
    assert problem.hint().endswith(unit)
    assert problem.hint("en").startswith("the parameter “界限” has no unit: write ")
    (related,) = problem.related
    assert related.caption == "参数写在这里"
    assert problem.place is not None
    assert related.place.file == problem.place.file
    assert related.place.column != problem.place.column


def test_so_it_is_for_what_a_score_is_compared_with(bound: Bound) -> None:
    shape = {"分档": [{"不低于": "界限", "得分": "9"}, {"低于": "界限", "得分": "1"}]}
    rule = {"分值": "10", "量值": "预算", "得分": shape}
    _, problems = bound(指标=[rule], 参数=limit())
    assert [one.code.id for one in problems] == ["PE306", "PE306"]
    assert all(one.hint().endswith("单位: 万元。") and one.related for one in problems)


def test_a_parameter_with_another_unit_has_its_place_and_the_usual_advice(bound: Bound) -> None:
    _, (problem,) = bound(预警=[{"当": "预算 > 界限"}], 参数=limit(单位="元"))
    assert problem.hint() == "先换算成同一单位，例如 换算(…, 万元)。"
    assert [one.caption for one in problem.related] == ["参数写在这里"]


def test_a_number_that_is_no_parameter_has_no_related_place(bound: Bound) -> None:
    _, (problem,) = bound(预警=[{"当": "预算 > 5"}])
    assert problem.hint() == "金额要写单位，例如 100 万元。"
    assert problem.related == ()


def test_with_the_unit_that_was_told_it_is_right(bound: Bound) -> None:
    made, problems = bound(预警=[{"当": "天数(开工, 完工) > 界限"}], 参数=limit(单位="自然日"))
    assert made is not None
    assert problems == []
