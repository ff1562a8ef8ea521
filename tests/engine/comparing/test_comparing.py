"""Rulesets side by side: which rows meet, by how much they differ, and what is said of it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from perfeval.dataset import Dataset, load_dataset
from perfeval.engine.comparing.compare import Comparison, compare
from perfeval.engine.outcome import Status
from perfeval.ruleset import Program, bind, load_ruleset
from perfeval.vocabulary import load_vocabulary

PROJECTS = "项目编号,项目名称,全年预算数(万元),全年执行数(万元)\nP1,甲,100,80\nP2,乙,100,100\n"
ROWS = (
    "项目编号,一级指标,三级指标,年度指标值,实际完成值,分值\n"
    "P1,产出,里程,10公里,8公里,50\nP1,产出,面积,10亩,10亩,40\nP2,产出,里程,10公里,10公里,90\n"
)
HEAD = """规则集: {id}
名称: {id}
版本: "{version}"
施行: 2022-01-01
对象: 项目
依据: {{约定: {{名称: 本单位约定}}}}
总分: {{满分: 100}}
取舍: {{小数: {places}, 方式: 四舍五入, 阶段: {stage}}}
等级: [{{名称: 优, 不低于: {top}}}, {{名称: 差}}]
指标:
"""
RULE = """  - 编号: {id}
    名称: {name}
    对象: {subject}
    适用: {applies}
    分值: {weight}
    量值: {measure}
    得分: {score}
    缺数: 待补
    依据: 约定 第一条
"""
BUDGET = {
    "id": "A1",
    "name": "预算执行率",
    "subject": "项目",
    "applies": "有值(项目编号)",
    "weight": "10",
    "measure": "全年执行数",
    "score": "{按比例: {目标: 全年预算数, 封顶: 100%, 零目标: 待补}}",
}
ROW = {
    **BUDGET,
    "id": "A2",
    "name": "定量",
    "subject": "绩效指标",
    "applies": "有值(目标值)",
    "weight": "分值",
    "measure": "实际值",
    "score": "{按比例: {目标: 目标值, 封顶: 100%, 零目标: 待补}}",
}
PASS = {**ROW, "id": "B2", "score": "{及格线: {目标: 目标值, 及格率: 60%, 零目标: 待补}}"}


class Bench:
    """Writes rulesets and compares them on the two projects."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        vocabulary, _ = load_vocabulary()
        assert vocabulary is not None
        self.vocabulary = vocabulary
        for name, text in (("项目.csv", PROJECTS), ("绩效指标.csv", ROWS)):
            (folder / name).write_text(text, encoding="utf-8")

    def dataset(self) -> Dataset:
        files = tuple(sorted(self.folder.glob("*.csv")))
        dataset, problems = load_dataset(self.vocabulary, self.folder, files, year=2022)
        assert dataset is not None, problems
        return dataset

    def program(
        self, name: str, *rules: dict[str, str], version: str = "1", top: str = "90",
        places: str = "2", stage: str = "先逐项后合计",
    ) -> Program:  # fmt: skip
        head = HEAD.format(id=name, version=version, top=top, places=places, stage=stage)
        file = self.folder / f"{name}-{version}.yaml"
        file.write_text(head + "".join(RULE.format(**rule) for rule in rules), encoding="utf-8")
        loaded, problems = load_ruleset(str(file))
        assert loaded is not None, problems
        program, problems = bind(loaded, self.vocabulary, date(2022, 12, 31))
        assert program is not None, [problem.message() for problem in problems]
        return program

    def compare(self, *programs: Program) -> Comparison:
        return compare(programs, self.dataset(), [program.id for program in programs])


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_only_what_differs_is_listed_the_greatest_gap_first(bench: Bench) -> None:
    steps = {**BUDGET, "score": "{全有全无: {条件: 全年执行数 >= 全年预算数, 不满足得: 0}}"}
    found = bench.compare(bench.program("a", BUDGET, ROW), bench.program("b", steps, PASS))
    first, second = found.subjects
    assert [(row.name, row.gap) for row in first.rows] == [("里程", 15), ("预算执行率", 8)]
    assert [score.total for score in first.scores] == [88, 65]
    assert (first.gap, second.gap) == (23, 0)
    assert (second.rows, second.differs, first.differs) == ((), False, True)
    assert [one.key for one in found.moved()] == ["P1"]


def test_each_ruleset_says_which_rule_took_the_row_and_how(bench: Bench) -> None:
    found = bench.compare(bench.program("a", BUDGET, ROW), bench.program("b", BUDGET, PASS))
    (row,) = found.subjects[0].rows
    one, other = row.taken
    assert one is not None
    assert other is not None
    assert (one.rule, one.points, one.shape) == ("A2", 40, "按比例")
    assert (other.rule, other.points, other.shape) == ("B2", 25, "及格线")
    assert other.reason == "实际 8公里，为目标 10公里 的 80.00%，及格线 60.00%"
    assert "完成率 80.00%" in one.how
    assert [str(basis) for basis in one.basis] == ["本单位约定 第一条"]
    assert row.why(found.labels) == "算法不同：按比例、及格线"
    assert row.place.cell == "C2"


def test_a_row_that_one_ruleset_does_not_score_counts_as_no_points_there(bench: Bench) -> None:
    some = {**ROW, "applies": '三级指标 不是 "面积"'}
    found = bench.compare(bench.program("a", BUDGET, ROW), bench.program("b", BUDGET, some))
    (row,) = found.subjects[0].rows
    assert (row.name, row.gap, row.taken[1]) == ("面积", 40, None)
    assert row.why(found.labels) == "b 不评这一项"
    assert found.subjects[0].why(found.labels) == (
        "b 各项分值合计 60，不是 100；“面积”没有规则适用，没有计分"
    )


def test_pending_points_have_no_gap_and_come_last(bench: Bench) -> None:
    late = {**BUDGET, "measure": "结算金额"}
    found = bench.compare(bench.program("a", BUDGET, ROW), bench.program("b", late, PASS))
    one = found.subjects[0]
    assert [row.gap for row in one.rows] == [15, None]
    assert one.rows[1].why(found.labels) == "b 待补"
    assert one.rows[1].taken[1] is not None
    assert one.rows[1].taken[1].status is Status.PENDING
    assert one.gap is None
    assert found.moved() == []


def test_a_new_version_meets_the_old_by_name_or_else_by_id(bench: Bench) -> None:
    renamed = {**BUDGET, "name": "预算执行", "weight": "20"}
    old, new = bench.program("a", BUDGET, ROW), bench.program("a", renamed, ROW, version="2")
    found = compare([old, new], bench.dataset(), ["旧", "新"])
    (row,) = found.subjects[1].rows
    assert (row.name, row.gap) == ("预算执行率", 10)
    assert row.why(found.labels) == "分值不同：10、20"


def test_an_id_that_now_belongs_to_another_indicator_is_not_taken_for_the_old_one(
    bench: Bench,
) -> None:
    other = {**BUDGET, "name": "结算率"}
    moved = {**BUDGET, "id": "A9"}
    found = bench.compare(bench.program("a", BUDGET), bench.program("b", other, moved))
    (row,) = found.subjects[0].rows
    assert (row.name, row.taken[0]) == ("结算率", None)


def test_two_rules_on_one_row_are_compared_one_by_one(bench: Bench) -> None:
    again = {**PASS, "id": "A3", "name": "又一次"}
    found = bench.compare(bench.program("a", ROW), bench.program("b", ROW, again))
    assert [row.taken[0] for row in found.subjects[1].rows] == [None]


def test_a_total_that_is_only_rounded_otherwise_is_told(bench: Bench) -> None:
    whole = bench.program("b", BUDGET, PASS, places="0", stage="先合计后取舍")
    fine = bench.program("a", BUDGET, {**PASS, "weight": "分值 * 0.99"})
    found = bench.compare(fine, whole)
    assert "b 的总分另有取舍或折算，差 " not in found.subjects[1].why(found.labels)
    odd = {**ROW, "weight": "分值 * 1.003"}
    found = bench.compare(
        bench.program("a", odd), bench.program("b", odd, places="0", stage="先合计后取舍")
    )
    assert "b 的总分另有取舍或折算，差 -0.27" in found.subjects[1].why(found.labels)


def test_other_grades_for_the_same_total_are_told(bench: Bench) -> None:
    found = bench.compare(
        bench.program("a", BUDGET, ROW), bench.program("b", BUDGET, ROW, top="85")
    )
    assert found.subjects[0].differs
    assert found.subjects[0].gap == Fraction(0)
    assert found.subjects[0].why(found.labels) == "b 总分相同，等级是优，界限或满分不同"


def test_a_subject_that_overtakes_another_is_named_with_its_places(bench: Bench) -> None:
    poor = "{{全有全无: {{条件: {} < {}, 不满足得: 0}}}}"
    budget = {**BUDGET, "score": poor.format("全年执行数", "全年预算数")}
    row = {**ROW, "score": poor.format("实际值", "目标值")}
    found = bench.compare(bench.program("a", BUDGET, ROW), bench.program("b", budget, row))
    assert [(one.places, one.moves) for one in found.subjects] == [((2, 1), 1), ((1, 2), 1)]
    assert [one.key for one in found.displaced()] == ["P1", "P2"]


def test_a_subject_without_full_marks_has_no_place_there_and_moves_nowhere(bench: Bench) -> None:
    some = {**ROW, "applies": '三级指标 不是 "面积"'}
    found = bench.compare(bench.program("a", BUDGET, ROW), bench.program("b", BUDGET, some))
    assert [one.places for one in found.subjects] == [(2, None), (1, 1)]
    assert found.displaced() == []
