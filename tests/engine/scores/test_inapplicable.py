"""Indicators that do not apply: left out and rescaled, or full marks, never missing data."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from types import ModuleType

import pytest

from perfeval.engine.explaining.rule import explain_line
from perfeval.engine.outcome import Status, SubjectScore
from perfeval.engine.scores.score import score
from perfeval.ruleset import Program

Ruled = Callable[..., Program]
SHAPE = {"按比例": {"目标": "100", "封顶": "100%"}}
MAIN = {"分值": "90", "量值": "数", "得分": SHAPE}
SIDE = {"分值": "10", "量值": "次数", "得分": SHAPE, "适用": "统筹"}


@pytest.fixture
def scored(made: ModuleType, ruled: Ruled) -> Callable[..., SubjectScore]:
    """Score one row whose second indicator applies to 统筹 only."""

    def make(policy: str, row: dict[str, object], **parts: object) -> SubjectScore:
        program = ruled(MAIN, {**SIDE, "不适用": policy}, **parts)
        return score(program, made.make_dataset({"项目": [{"编号": "P1", **row}]}))[0]

    return make


def test_the_rest_is_rescaled(scored: Callable[..., SubjectScore]) -> None:
    found = scored("剔除并折算", {"数": "82", "统筹": False})
    assert (found.counted, found.full, found.rescaled) == (Fraction("73.8"), 90, True)
    assert (found.total, found.grade) == (82, "良")
    line = found.lines[1]
    assert (line.status, line.reason) == (Status.EXCLUDED, "不适用：统筹 不成立")


def test_full_marks_say_that_they_are_for_what_does_not_apply(
    scored: Callable[..., SubjectScore],
) -> None:
    found = scored("不扣分", {"数": "82", "统筹": False})
    line = found.lines[1]
    assert (line.points, line.lost, found.total) == (10, 0, Fraction("83.8"))
    assert line.reason == "不适用：统筹 不成立，按满分计"


@pytest.mark.parametrize("policy", ["剔除并折算", "不扣分"])
def test_not_knowing_whether_it_applies_is_not_the_same(
    scored: Callable[..., SubjectScore], policy: str
) -> None:
    found = scored(policy, {"数": "82"})
    assert (found.total, found.lines[1].reason) == (None, "缺“统筹”")
    applies = scored(policy, {"数": "82", "统筹": True})
    assert (applies.total, applies.lines[1].reason) == (None, "缺“次数”")


def test_a_group_whose_part_does_not_apply_keeps_its_weight(made: ModuleType, ruled: Ruled) -> None:
    groups = [
        {"编号": "G", "名称": "甲", "分值": "90", "汇总": "合计"},
        {"编号": "H", "名称": "乙", "分值": "10", "汇总": "合计"},
    ]
    one, other = {**MAIN, "上级": "G"}, {**SIDE, "上级": "H", "不适用": "剔除并折算"}
    program = ruled(one, other, 分组=groups)
    rows = [{"编号": "1", "数": "50", "统筹": False}]
    (found,) = score(program, made.make_dataset({"项目": rows}))
    assert (found.note, found.total, [group.id for group in found.groups]) == ("", 50, ["G"])


def test_a_weight_that_is_missing_leaves_it_open(made: ModuleType, ruled: Ruled) -> None:
    program = ruled({**SIDE, "分值": "权重", "不适用": "剔除并折算"})
    dataset = made.make_dataset({"项目": [{"编号": "1", "统筹": False}]})
    (found,) = score(program, dataset)
    assert (found.lines[0].status, found.lines[0].reason) == (Status.PENDING, "缺“权重”")


def test_the_explanation_ends_where_the_condition_does_not_hold(
    made: ModuleType, ruled: Ruled
) -> None:
    program = ruled(MAIN, {**SIDE, "不适用": "剔除并折算"})
    dataset = made.make_dataset({"项目": [{"编号": "1", "数": "50", "统筹": False}]})
    (found,) = score(program, dataset)
    step = explain_line(program, dataset, found.lines[1])
    assert step.value == "剔除（满分 10）"
    assert [part.label for part in step.parts] == ["规则", "依据", "适用", "分值", "原因"]
