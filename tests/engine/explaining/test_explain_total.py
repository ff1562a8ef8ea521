"""The explanation of a total shows its parts and what overruled it."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from perfeval.engine.explaining.rule import Step, explain_line
from perfeval.engine.explaining.total import about_total, explain_total
from perfeval.engine.scores.score import score
from perfeval.ruleset import Program

SHAPE = {"按比例": {"目标": "100", "封顶": "100%"}}
TOTAL = {"满分": "100", "加分上限": "3", "减分上限": "不设", "上限": "100", "下限": "0"}
VETO = {
    "编号": "F1", "名称": "问题", "当": "统筹", "后果": "等级封顶", "最高等级": "中",
    "依据": "约定", "提示": "数为 {数}",
}  # fmt: skip


def told(step: Step) -> str:
    text = f"{step.label}：{step.formula} {step.value}（{step.note}）\n"
    return text + "".join(told(part) for part in step.parts)


@pytest.fixture
def whole(ruled: Callable[..., Program]) -> Program:
    """Two groups, a bonus, a minus item, a veto."""
    times = {"零目标": {"每次扣": "2", "最多扣": "扣完为止"}}
    return ruled(
        {"分值": "40", "量值": "数", "得分": SHAPE, "上级": "乙"},
        {"分值": "60", "量值": "数", "得分": SHAPE, "上级": "甲"},
        {"分值": "5", "计入": "加分", "量值": "权重", "得分": SHAPE},
        {"分值": "9", "计入": "减分", "量值": "次数", "得分": times},
        分组=[
            {"编号": "甲", "名称": "产出", "汇总": "合计"},
            {"编号": "乙", "名称": "数量", "上级": "甲", "汇总": "最低", "分值": "40"},
        ],
        总分=TOTAL,
        否决=[VETO],
    )


def test_a_total_is_explained_from_its_groups_to_its_vetoes(
    whole: Program, made: ModuleType
) -> None:
    row = {"编号": "P1", "数": "90", "权重": "100", "次数": "2", "统筹": True}
    dataset = made.make_dataset({"项目": [row]})
    found = score(whole, dataset)[0]
    text = told(explain_total(whole, dataset, found))
    for part in (
        "总分： 89 分，中", "甲 产出： 90 / 100（合计）", "乙 数量： 36 / 40（最低）",
        "得分合计： 90 / 100", "加分： 5，上限 3，计 3", "减分： 4，不设上限，计 4",
        "Z4 试： -4 / 9", "总分上限： 100", "计算总分： 89 分，良",
        "否决 F1 问题： 成立（等级封顶 中）（数为 90）", "依据： 约定", "条件：统筹 是",
    ):  # fmt: skip
        assert part in text
    bonus, minus = (told(explain_line(whole, dataset, x)) for x in found.lines[2:])
    assert "加 5（最多加 5）" in bonus
    assert "计入： 加分（加在满分之外）" in bonus
    assert "减 4（最多减 9）" in minus
    assert "计入： 减分（得分不到分值的部分从总分里减：-4）" in minus


def test_rescaling_and_what_is_open_are_said(
    ruled: Callable[..., Program], made: ModuleType
) -> None:
    gone = {"分值": "20", "量值": "次数", "得分": SHAPE, "缺数": "剔除并折算"}
    program = ruled({"分值": "80", "量值": "数", "得分": SHAPE}, gone)
    dataset = made.make_dataset({"项目": [{"编号": "P1", "数": "50"}, {"编号": "P2"}]})
    first, second = score(program, dataset)
    assert "剔除后折算： 40 ÷ 80 × 100" in told(explain_total(program, dataset, first))
    assert "总分： 待定" in told(explain_total(program, dataset, second))


def test_the_total_is_explained_where_it_is_asked_for_or_has_structure(
    whole: Program, ruled: Callable[..., Program], made: ModuleType
) -> None:
    dataset = made.make_dataset({"项目": [{"编号": "P1", "数": "90"}]})
    one = score(whole, dataset)[0]
    for rule, asked in ((None, True), ("总分", True), ("乙", True), ("问题", True), ("Z1", False)):
        assert about_total(whole, one, rule) is asked
    plain = ruled({"分值": "100", "量值": "数", "得分": SHAPE})
    two = score(plain, dataset)[0]
    assert not about_total(plain, two, None)
    assert about_total(plain, two, "总分")
