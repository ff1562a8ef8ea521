"""A project with groups, bonus and minus items, a veto and changes by hand, in every output."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from perfeval.project.answers import explain_subject, scores_as_json
from perfeval.project.plain import number
from perfeval.project.project import Project, open_project
from perfeval.project.run import run

RULESET = """规则集: whole
名称: 总分的构成
版本: "1"
施行: 2022-01-01
对象: 项目
依据:
  约定: {名称: 本单位约定}
分组:
  - {编号: G1, 名称: 过程, 分值: 100, 汇总: 合计}
指标:
  - 编号: A1
    名称: 执行率
    对象: 项目
    上级: G1
    分值: 100
    量值: 全年执行数
    得分: {按比例: {目标: 全年预算数, 封顶: 100%, 零目标: 待补}}
    缺数: 待补
    依据: 约定
  - 编号: J1
    名称: 超合同
    对象: 项目
    计入: 减分
    分值: 30
    得分: {全有全无: {条件: 结算金额 <= 合同金额, 不满足得: 20}}
    缺数: 不扣分
    依据: 约定
总分: {满分: 100, 减分上限: 8, 下限: 0}
取舍: {小数: 2, 方式: 四舍五入, 阶段: 先逐项后合计}
等级: [{名称: 优, 不低于: 90}, {名称: 良, 不低于: 80}, {名称: 差}]
否决:
  - {编号: F1, 名称: 未入库, 当: 非 是否入库, 后果: 等级封顶, 最高等级: 差, 依据: 约定}
"""
PROJECTS = """编号,名称,全年预算数（万元）,全年执行数（万元）,合同金额（万元）,结算金额,是否入库
P1,道路,100,50,10,12万元,否
P2,水渠,100,100,10,10万元,是
"""
CHANGES = "项目编号,规则,改后得分,理由,改分人,日期\nP1,A1,95,已批准调减,张三,2023-01-05\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project folder as an office keeps it."""
    (tmp_path / "rulesets" / "whole").mkdir(parents=True)
    files = {
        "perfeval.toml": '[project]\nas_of = 2022-12-31\nrulesets = ["whole"]\n',
        "rulesets/whole/ruleset.yaml": RULESET,
        "项目.csv": PROJECTS,
        "人工改分.csv": CHANGES,
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def opened(folder: Path) -> Project:
    project, problems = open_project(folder)
    assert project is not None, [problem.message() for problem in problems]
    return project


def test_json_has_what_was_computed_beside_what_holds(folder: Path) -> None:
    from perfeval.engine.scores.score import score

    project = opened(folder)
    scored = {one.id: score(one, project.dataset) for one in project.programs}
    first, second = scores_as_json(project, scored)["scores"]["whole"]
    assert (first["total"], first["grade"]) == ("87", "差")
    assert first["computed"] == {"total": "87", "grade": "良"}
    assert first["minus"] == {"found": "10", "counted": "8"}
    assert first["vetoes"][0]["effect"] == "等级封顶"
    assert first["groups"][0] == {
        "id": "G1", "name": "过程", "parent": None, "rollup": "合计", "points": "95", "full": "100",
    }  # fmt: skip
    line = first["lines"][0]
    assert (line["group"], line["points"], line["computed"]) == ("G1", "95", "50")
    assert line["override"]["date"] == "2023-01-05"
    assert line["override"]["place"]["cell"] == "C2"
    assert first["lines"][1]["kind"] == "减分"
    assert "vetoes" not in second
    assert "override" not in second["lines"][0]


def test_the_record_of_a_run_holds_vetoes_and_changes(folder: Path) -> None:
    done, problems = run(opened(folder), folder / "out")
    assert done is not None, problems
    record = json.loads((folder / "out" / "run.json").read_text(encoding="utf-8"))
    first = record["scores"]["whole"]["P1"]
    assert (first["vetoes"], first["computed"]["grade"]) == (["F1"], "良")
    assert first["overrides"][0]["override"]["by"] == "张三"
    assert record["scores"]["whole"]["P2"] == {"total": "100", "grade": "优"}


def test_the_total_is_explained_with_the_cell_of_a_change(folder: Path) -> None:
    project = opened(folder)
    steps, problems = explain_subject(project, "P1", "A1", only_lost=False)
    assert problems == []
    (change,) = [part for part in steps[0].parts if part.label == "人工改分"]
    assert str(change.place) == "人工改分.csv[C2]"
    steps, _ = explain_subject(project, "P1", "总分", only_lost=False)
    assert [step.value for step in steps] == ["87 分，差"]
    steps, _ = explain_subject(project, "P1", None, only_lost=True)
    assert [step.label for step in steps] == ["执行率", "超合同", "总分"]


def test_the_command_shows_groups_and_what_changed_totals(
    folder: Path, perfeval: Callable[..., CompletedProcess[str]]
) -> None:
    done = perfeval("score", folder, "--lines")
    assert done.returncode == 0, done.stderr
    for part in (
        "P1  G1 过程  95/100  合计",
        "P1  J1 超合同  -10/30",
        "P1  A1 人工改为 95 分（按规则 50 分）：已批准调减，张三，2023年1月5日",
        "P1  减分合计 10，按上限计 8",
        "P1  等级不高于“差”：未入库",
    ):
        assert part in done.stdout


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("P1,A1,95,,张三,2023-01-05", "PE2"),
        ("P1,A9,95,已批准,张三,2023-01-05", "PE541"),
        ("P1,A1,101,已批准,张三,2023-01-05", "PE542"),
    ],
)
def test_a_change_that_is_wrong_stops_the_project_at_its_cell(
    folder: Path, row: str, code: str
) -> None:
    head = CHANGES.split("\n", maxsplit=1)[0]
    (folder / "人工改分.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    project, problems = open_project(folder)
    assert project is None
    (found,) = [problem for problem in problems if problem.severity == "error"]
    assert found.code.id.startswith(code)
    assert found.place is not None
    assert found.place.file == "人工改分.csv"
    assert (found.place.cell or "")[-1] == "2"


def test_numbers_are_text_and_exact() -> None:
    assert [number(x) for x in (None, Fraction(1, 8), Fraction(1, 3))] == [None, "0.125", "1/3"]
