"""Points that people set: where they go, what stays visible, what is refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from types import ModuleType

import pytest

from perfeval.dataset import Dataset
from perfeval.engine.evaluate import evaluate
from perfeval.engine.outcome import Status
from perfeval.engine.scores.overrides import find_overrides
from perfeval.engine.scores.score import score
from perfeval.ruleset import Program
from perfeval.vocabulary import Vocabulary, load_vocabulary

RULE = {"依据": "约定", "得分": {"全有全无": {"条件": "是否入库", "不满足得": "2"}}}
LESS = {**RULE, "计入": "减分", "分值": "5", "得分": {"零目标": {"不满足得": "0"}}, "量值": "1"}
BELOW = {
    **RULE, "对象": "绩效指标", "分值": "分值", "量值": "实际值",
    "得分": {"按比例": {"目标": "目标值", "封顶": "100%", "零目标": "待补"}},
}  # fmt: skip
CHANGE = {"对象编号": "P1", "规则": "Z1", "改后得分": "9", "理由": "另有批复", "改分人": "张三"}
TOTAL = {"满分": "100", "减分上限": "不设", "下限": "0"}
ROW = {"项目编号": "P1", "项目名称": "道路", "是否入库": False}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    loaded, _ = load_vocabulary()
    assert loaded is not None
    return loaded


@pytest.fixture
def program(ruled: Callable[..., Program], vocabulary: Vocabulary) -> Program:
    """Z1 and Z2 of 50 each on a project, Z3 for less, Z4 on its indicators."""
    half = {**RULE, "分值": "50"}
    narrow = {**half, "适用": "有值(合同金额)"}
    return ruled(half, narrow, LESS, BELOW, vocabulary=vocabulary, 总分=TOTAL)


@pytest.fixture
def dataset(made: ModuleType, vocabulary: Vocabulary) -> Callable[..., Dataset]:
    """A project with two indicators, and changes by hand."""

    def make(*changes: dict[str, object], contract: str | None = "1") -> Dataset:
        below = [
            {"项目编号": "P1", "一级指标": "产出", "三级指标": name, "分值": "5",
             "目标值": "10", "实际值": "5"}
            for name in ("里程", "件数")
        ]  # fmt: skip
        rows = {
            "项目": [{**ROW, "合同金额": contract}, {"项目编号": "P2", "是否入库": True}],
            "绩效指标": below,
            "人工改分": [{**CHANGE, **change} for change in changes],
        }
        result: Dataset = made.make_dataset(rows, vocabulary)
        return result

    return make


def test_changed_points_count_and_those_of_the_rule_stay_beside_them(
    program: Program, dataset: Callable[..., Dataset]
) -> None:
    data = dataset({"日期": "2023-01-05"})
    found = score(program, data)[0]
    line = found.lines[0]
    assert (line.points, line.computed, line.status) == (9, 2, Status.SCORED)
    assert line.override is not None
    assert (line.override.by, line.override.reason) == ("张三", "另有批复")
    assert line.override.day == date(2023, 1, 5)
    said = "人工改为 9 分（按规则 2 分）：另有批复，张三，2023年1月5日"
    assert line.reason == f"{said}；不符合要求：是否入库"
    assert f"Z1 {said}" in found.remarks
    assert found.total == score(program, dataset())[0].total + 7  # type: ignore[operator]


def test_what_is_pending_can_be_given_points(
    program: Program, dataset: Callable[..., Dataset]
) -> None:
    data = dataset({"规则": "Z4", "指标": "件数", "改后得分": "5"})
    column = data.tables["绩效指标"].columns["实际值"]
    assert isinstance(column.values, list)
    column.values[1] = None
    assert score(program, dataset())[0].total is not None
    found = score(program, data)[0]
    line = next(line for line in found.lines if line.name == "件数")
    assert (line.points, line.computed, line.status) == (5, None, Status.SCORED)
    assert "（按规则算不出）" in line.reason
    assert found.total is not None


def test_points_of_minus_items_are_changed_below_zero(
    program: Program, dataset: Callable[..., Dataset]
) -> None:
    found = score(program, dataset({"规则": "Z3", "改后得分": "-1.5"}))[0]
    line = next(line for line in found.lines if line.rule == "Z3")
    assert (line.points, line.computed) == (Fraction("-1.5"), -5)
    assert found.minus == Fraction("1.5")


@pytest.mark.parametrize(
    ("change", "code", "part"),
    [
        ({"规则": "Z9"}, "PE541", "没有这个编号的指标"),
        ({"规则": "试"}, "PE541", "要写编号，不写名称"),
        ({"对象编号": "P9"}, "PE541", "“项目”里没有这一行"),
        ({"规则集": "另一个"}, "PE541", "没有这个规则集"),
        ({"规则": "Z4", "指标": "时效"}, "PE541", "没有这一行"),
        ({"规则": "Z4"}, "PE541", "有 2 行是它"),
        ({"改后得分": "50.01"}, "PE542", "0 到 50"),
        ({"改后得分": "-1"}, "PE542", "0 到 50"),
        ({"规则": "Z3", "改后得分": "1"}, "PE542", "-5 到 0"),
        ({"对象编号": "P2", "规则": "Z2"}, "PE544", "这个指标不适用"),
    ],
)
def test_a_change_that_cannot_be_made_is_told_with_its_cell(
    program: Program,
    dataset: Callable[..., Dataset],
    change: dict[str, object],
    code: str,
    part: str,
) -> None:
    overrides, problems = find_overrides([program], dataset(change))
    assert overrides == {}
    assert [problem.code.id for problem in problems] == [code]
    assert part in problems[0].message()
    assert problems[0].place is not None
    assert problems[0].place.sheet == "人工改分"


def test_a_line_cannot_be_changed_twice(program: Program, dataset: Callable[..., Dataset]) -> None:
    _, problems = find_overrides([program], dataset({}, {"规则集": "试", "改后得分": "8"}))
    assert [problem.code.id for problem in problems] == ["PE543"]
    assert problems[0].related


def test_a_weight_that_is_missing_leaves_nothing_to_change(
    program: Program, dataset: Callable[..., Dataset]
) -> None:
    data = dataset({"规则": "Z4", "指标": "里程"})
    column = data.tables["绩效指标"].columns["分值"]
    assert isinstance(column.values, list)
    column.values[0] = None
    assert [p.code.id for p in find_overrides([program], data)[1]] == ["PE544"]


def test_a_rule_of_two_rulesets_needs_the_name_of_one(
    program: Program, dataset: Callable[..., Dataset]
) -> None:
    from dataclasses import replace

    both = [program, replace(program, id="另")]
    _, problems = find_overrides(both, dataset({}))
    assert "试、另 都有这个编号" in problems[0].message()
    overrides, problems = find_overrides(both, dataset({"规则集": "另"}))
    assert (list(overrides), problems) == ([("另", "Z1", 0)], [])


@pytest.mark.parametrize("change", [{"规则": "X7"}, {"规则集": "没用的"}])
def test_changes_of_rulesets_that_are_not_used_now_are_left_out(
    program: Program, dataset: Callable[..., Dataset], change: dict[str, object]
) -> None:
    known: Sequence[str] = ["试", "没用的"]
    assert find_overrides([program], dataset(change), known=known) == ({}, [])


def test_evaluating_tells_what_is_wrong_with_changes(
    program: Program, dataset: Callable[..., Dataset]
) -> None:
    _, problems = evaluate([program], dataset({"改后得分": "51"}), matcher="builtin")
    assert [problem.code.id for problem in problems] == ["PE542"]


def test_a_vocabulary_without_the_table_has_no_changes(
    made: ModuleType, ruled: Callable[..., Program]
) -> None:
    shape = {"全有全无": {"条件": "统筹", "不满足得": "0"}}
    program = ruled({"分值": "100", "得分": shape})
    data = made.make_dataset({"项目": [{"编号": "P1", "统筹": True}]})
    assert find_overrides([program], data) == ({}, [])
