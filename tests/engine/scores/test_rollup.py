"""Subtotals of groups to three levels, and weights that do not add up or break a rule."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from types import ModuleType

import pytest

from perfeval.engine.outcome import SubjectScore
from perfeval.engine.scores.score import score
from perfeval.ruleset import Program

Ruled = Callable[..., Program]


def part(weight: str, measure: str, group: str = "", **more: object) -> dict[str, object]:
    shape = {"按比例": {"目标": "1", "封顶": "100%"}}
    inside = {"上级": group} if group else {}
    return {"分值": weight, "量值": measure, "得分": shape, **inside, **more}


@pytest.fixture
def rolled(made: ModuleType, ruled: Ruled) -> Callable[..., SubjectScore]:
    """Score one row whose 数, 次数 and 权重 are rates of full marks."""

    def make(
        indicators: list[dict[str, object]], groups: list[dict[str, object]], **more: object
    ) -> SubjectScore:
        row: dict[str, object] = {"编号": "P1", "数": "0.5", "次数": "1", "权重": "0.9"}
        row |= more.pop("row", {})  # type: ignore[arg-type]
        program = ruled(*indicators, 分组=groups, **more)
        return score(program, made.make_dataset({"项目": [row]}))[0]

    return make


def group(name: str, rollup: str = "合计", **more: object) -> dict[str, object]:
    return {"编号": name, "名称": name, "汇总": rollup, **more}


@pytest.mark.parametrize(
    ("rollup", "points"),
    [("按权重加权", "36"), ("简单平均", "40"), ("最低", "25")],
)
def test_a_group_is_rolled_up_as_it_is_written(
    rolled: Callable[..., SubjectScore], rollup: str, points: str
) -> None:
    """Rates 0.5, 1, 0.9 of weights 5, 2, 3: weighted 0.72, mean 0.8, least 0.5."""
    inside = [part("5", "数", "甲"), part("2", "次数", "甲"), part("3", "权重", "甲")]
    found = rolled([*inside, part("50", "次数")], [group("甲", rollup, 分值="50")])
    assert [(one.points, one.full) for one in found.groups] == [(Fraction(points), 50)]
    assert (found.total, found.full, found.note) == (Fraction(points) + 50, 100, "")


def test_three_levels_add_up_from_below(rolled: Callable[..., SubjectScore]) -> None:
    inside = [part("30", "数", "乙"), part("20", "次数", "丙"), part("50", "权重", "甲")]
    groups = [
        group("甲", 分值="100"), group("乙", 上级="甲", 分值="30"),
        group("丙", "最低", 上级="甲", 分值="20"),
    ]  # fmt: skip
    found = rolled(inside, groups)
    assert [(one.id, one.level, one.points, one.full) for one in found.groups] == [
        ("甲", 1, 80, 100), ("乙", 2, 15, 30), ("丙", 2, 20, 20),
    ]  # fmt: skip
    assert (found.total, found.counted) == (80, 80)


def test_subtotals_that_are_no_sums_are_rounded_where_scores_are(
    rolled: Callable[..., SubjectScore],
) -> None:
    row = {"数": "0.333", "次数": "1", "权重": "0.3333"}
    inside = [part("10", "数", "甲"), part("20", "权重", "甲"), part("50", "次数")]
    groups = [group("甲", "简单平均", 分值="50")]
    each = rolled(inside, groups, row=row)
    assert each.groups[0].points == Fraction("16.66")
    late = {"小数": "2", "方式": "四舍五入", "阶段": "先合计后取舍"}
    exact = rolled(inside, groups, row=row, 取舍=late)
    assert exact.groups[0].points == 50 * (Fraction("0.333") + Fraction("0.3333")) / 2


def test_a_group_is_pending_with_any_of_its_lines(rolled: Callable[..., SubjectScore]) -> None:
    inside = [part("40", "数", "甲"), part("10", "次数", "甲"), part("50", "权重", "乙")]
    groups = [group("甲"), group("乙", "最低", 分值="50")]
    found = rolled(inside, groups, row={"次数": None})
    assert [one.points for one in found.groups] == [None, 45]
    assert (found.total, found.counted, found.pending) == (None, 65, 10)
    other = rolled(inside, groups, row={"权重": None})
    assert [one.points for one in other.groups] == [30, None]
    assert (other.total, other.counted) == (None, 30)


def test_what_is_left_out_shrinks_a_sum_and_is_shared_out_by_the_others(
    rolled: Callable[..., SubjectScore],
) -> None:
    gone = {"缺数": "剔除并折算"}
    inside = [part("40", "数", "甲"), part("10", "次数", "甲", **gone), part("50", "权重")]
    summed = rolled(inside, [group("甲")], row={"次数": None})
    assert (summed.groups[0].points, summed.groups[0].full, summed.rescaled) == (20, 40, True)
    assert summed.total == Fraction("72.22")
    mean = rolled(inside, [group("甲", "简单平均", 分值="50")], row={"次数": None})
    assert (mean.groups[0].points, mean.groups[0].full) == (25, 50)
    assert mean.total == 70


def test_a_group_of_which_nothing_is_left_is_not_there(
    rolled: Callable[..., SubjectScore],
) -> None:
    gone = {"缺数": "剔除并折算"}
    inside = [part("50", "次数", "甲", **gone), part("50", "权重")]
    found = rolled(inside, [group("甲", "最低", 分值="50")], row={"次数": None})
    assert (found.groups, found.total) == ((), 90)


def test_weights_from_the_data_that_do_not_make_a_group_give_no_grade(
    rolled: Callable[..., SubjectScore],
) -> None:
    inside = [part("数", "次数", "甲"), part("50", "权重")]
    found = rolled(inside, [group("甲", 分值="50")], row={"数": "45"})
    assert (found.total, found.grade) == (90, None)
    assert found.note == "各项分值合计 95，不是 100；“甲”各项分值合计 45，不是 50"
    right = rolled(inside, [group("甲", 分值="50")], row={"数": "50"})
    assert (right.total, right.grade, right.note) == (95, "优", "")


def test_weights_from_the_data_are_held_to_the_rules(rolled: Callable[..., SubjectScore]) -> None:
    inside = [part("数", "次数", "甲"), part("100 - 数", "权重", "乙")]
    rules = {
        "整数": "是", "每组不低于": "15%", "每组整倍数": "5",
        "几组合计": [{"组": ["甲"], "不低于": "30"}],
    }  # fmt: skip
    groups = [group("甲"), group("乙")]
    found = rolled(inside, groups, row={"数": "12.5"}, 权重约束=rules)
    assert found.grade is None
    assert "“甲”的分值 12.5，低于 15" in found.note
    assert "“乙”的分值 87.5 不是 5 的整倍数" in found.note
    assert "“甲”的分值合计 12.5，低于 30" in found.note
    assert "的分值 12.5 不是整数" in found.note
    assert rolled(inside, groups, row={"数": "40"}, 权重约束=rules).note == ""


def test_a_whole_group_pending_or_not_all_totals_are_those_of_plain_sums(
    rolled: Callable[..., SubjectScore],
) -> None:
    lines = [("30", "数"), ("20", "次数"), ("50", "权重")]
    plain = rolled([part(*one) for one in lines], [])
    grouped = rolled([part(*one, "甲") for one in lines], [group("甲")])
    assert (plain.total, plain.full) == (grouped.total, grouped.full)
    assert plain.groups == ()
