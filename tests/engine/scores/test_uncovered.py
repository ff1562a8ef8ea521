"""A row that no indicator takes is told."""

from __future__ import annotations

from pathlib import Path

from perfeval.engine.evaluate import evaluate
from perfeval.project.project import open_project

RULESET = """\
规则集: positive
名称: 只管正的目标
版本: "1"
施行: 2022-01-01
对象: 项目
依据:
  约定: {名称: 本单位约定}
指标:
  - 编号: A
    名称: 定量指标
    对象: 绩效指标
    适用: 目标值 > 0
    分值: 分值
    量值: 实际值
    得分: {按比例: {目标: 目标值, 封顶: 100%, 零目标: 待补}}
    缺数: 待补
    依据: 约定
总分: {满分: 10}
取舍: {小数: 2, 方式: 四舍五入, 阶段: 先逐项后合计}
"""
TOML = '[project]\nas_of = 2022-12-31\nrulesets = ["positive"]\n'
ROWS = ["P1,里程,5公里,5公里,10", *(f"P2,气温{n},-{n}度,0度,10" for n in range(1, 6)), "P3,空,,,10"]


def test_a_row_without_a_rule_stands_in_the_note_and_in_a_warning(tmp_path: Path) -> None:
    (tmp_path / "perfeval.toml").write_text(TOML, encoding="utf-8")
    (tmp_path / "项目.csv").write_text("项目编号,项目名称\nP1,甲\nP2,乙\nP3,丙\n", encoding="utf-8")
    head = "项目编号,一级指标,三级指标,年度指标值,实际完成值,分值\n"
    rows = "\n".join(row.replace(",", ",产出,", 1) for row in ROWS)
    (tmp_path / "绩效指标.csv").write_text(f"{head}{rows}\n", encoding="utf-8")
    path = tmp_path / "rulesets" / "positive" / "ruleset.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(RULESET, encoding="utf-8")
    project, problems = open_project(tmp_path)
    assert project is not None, [one.message() for one in problems]
    outcome, told = evaluate(project.programs, project.dataset)
    taken, left_out, pending = outcome.scores["positive"]
    assert (taken.note, taken.uncovered) == ("", ())
    assert left_out.note == "“气温1”、“气温2”、“气温3”等 5 行没有规则适用，没有计分"
    assert [one.code.id for one in told] == ["PE531"] * 5
    assert told[0].place is not None
    assert told[0].message().startswith("绩效指标“气温1”没有规则适用")
    assert pending.uncovered == ()  # not knowing whether a rule applies is pending, not left out
    assert pending.total is None
