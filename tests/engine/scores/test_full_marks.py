"""Full marks that have more decimals than scores are rounded to."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from perfeval.engine.scores.score import score
from perfeval.project.project import open_project

RULESET = """\
规则集: thirds
名称: 三等分
版本: "1"
施行: 2022-01-01
对象: 项目
依据:
  约定: {名称: 本单位约定}
指标:
  - 编号: A
    名称: 执行率
    对象: 项目
    分值: WEIGHT
    量值: 全年执行数
    得分: {按比例: {目标: 全年预算数, 封顶: 100%, 零目标: 待补}}
    缺数: 待补
    依据: 约定
总分: {满分: 10}
取舍: {小数: 2, 方式: 四舍五入, 阶段: 先逐项后合计}
"""


def lines(folder: Path, weight: str) -> list[tuple[Fraction | None, Fraction, str]]:
    (folder / "perfeval.toml").write_text(
        '[project]\nas_of = 2022-12-31\nrulesets = ["thirds"]\n', encoding="utf-8"
    )
    (folder / "项目.csv").write_text(
        "项目编号,项目名称,全年预算数（万元）,全年执行数（万元）,执行分值\nP1,甲,9,9,3.3333\nP2,乙,9,6,3.3333\n",
        encoding="utf-8",
    )
    path = folder / "rulesets" / "thirds" / "ruleset.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(RULESET.replace("WEIGHT", weight), encoding="utf-8")
    project, problems = open_project(folder)
    assert project is not None, [one.message() for one in problems]
    return [
        (line.points, line.lost, line.reason)
        for one in score(project.programs[0], project.dataset)
        for line in one.lines
    ]


def test_full_marks_of_many_decimals_lose_nothing_by_rounding(tmp_path: Path) -> None:
    full, part = lines(tmp_path, "执行分值")
    assert full == (Fraction("3.33"), 0, "")
    assert part[0] == Fraction("2.22")
    assert part[1] > 0
    assert part[2]


def test_the_same_holds_for_a_constant_weight(tmp_path: Path) -> None:
    full, part = lines(tmp_path, "3.3333")
    assert full == (Fraction("3.33"), 0, "")
    assert part[1] > 0
