"""Subjects at any level: towns from a list of projects, departments, counties, indicator rows."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from perfeval.engine.explaining.rule import Step, explain_line
from perfeval.engine.outcome import SubjectScore
from perfeval.engine.scores.score import score
from perfeval.project.project import Project, open_project

PROJECTS = """项目编号,项目名称,乡镇,主管部门,县,全年预算数（万元）
P1,路,城关镇,交通局,甲县,100
P2,渠,城关镇,水利局,甲县,200
P3,大棚,河东乡,农业局,甲县,150
P4,圈舍,河东乡,农业局,乙县,50
P5,桥,山口乡,交通局,乙县,80
P6,井,,水利局,乙县,120
"""
PAYMENTS = """支付编号,项目编号,支付日期,金额（万元）
Z1,P1,2022-05-01,90
Z2,P2,2022-06-01,180
Z3,P3,2022-05-01,150
Z4,P4,2022-05-01,30
Z5,P5,2022-05-01,64
Z6,P6,2022-05-01,12
"""
HEAD = """规则集: levels
名称: 各级
版本: "1"
施行: 2022-01-01
对象: {subject}
依据:
  约定: {{名称: 本单位约定}}
派生:
  {subject}.支付率: {rate}
指标:
  - 编号: A1
    名称: 支付率排名
    对象: {subject}
    分值: 100
    量值: 支付率
    得分:
      按名次: {{方向: 越高越好, 并列: 取小, 范围: 全部, {groups}缺数行: 剔除, 逐名递减: {{首名得: 100, 每名减: 10, 最少得: 0}}}}
    缺数: 待补
    依据: 约定
总分: {{满分: 100}}
取舍: {{小数: 2, 方式: 四舍五入, 阶段: 先逐项后合计}}
"""  # noqa: E501
PAID = "合计(支付.金额) / 合计(项目.全年预算数)"
Open = Callable[..., Project]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """Open a project folder with tables and one ruleset."""

    def make(ruleset: str, **tables: str) -> Project:
        (tmp_path / "data").mkdir()
        (tmp_path / "rulesets" / "levels").mkdir(parents=True)
        for name, text in tables.items():
            (tmp_path / "data" / f"{name}.csv").write_text(text, encoding="utf-8")
        config = (
            '[project]\nas_of = 2022-12-31\nrulesets = ["levels"]\n[data]\nfiles = ["data/*.csv"]\n'
        )
        (tmp_path / "perfeval.toml").write_text(config, encoding="utf-8")
        path = tmp_path / "rulesets" / "levels" / "ruleset.yaml"
        path.write_text(ruleset, encoding="utf-8")
        project, problems = open_project(tmp_path)
        assert project is not None, [problem.message() for problem in problems]
        return project

    return make


def scored(project: Project) -> dict[str, SubjectScore]:
    return {one.name: one for one in score(project.programs[0], project.dataset)}


def totals(project: Project) -> dict[str, Fraction | None]:
    return {name: one.total for name, one in scored(project).items()}


def head(subject: str, rate: str = PAID, groups: str = "") -> str:
    return HEAD.format(subject=subject, rate=rate, groups=groups)


def test_towns_are_ranked_by_payment_rate_from_the_project_list_alone(opened: Open) -> None:
    """城关镇 270/300, 河东乡 180/200, 山口乡 64/80; the well has no town and counts nowhere."""
    project = opened(head("乡镇"), 项目=PROJECTS, 支付=PAYMENTS)
    assert totals(project) == {"城关镇": 100, "河东乡": 100, "山口乡": 80}
    town = scored(project)["山口乡"]
    assert (town.key, str(town.place)) == ("山口乡", "data/项目.csv[C6]")
    assert town.lines[0].reason == "第 3 名，共 3 个；实际 80.00%，首名 90.00%"


def test_departments_and_counties_are_subjects_in_the_same_way(opened: Open) -> None:
    project = opened(head("部门"), 项目=PROJECTS, 支付=PAYMENTS)
    assert totals(project) == {"交通局": 90, "水利局": 80, "农业局": 100}


def test_a_county_sums_over_projects_and_payments(opened: Open) -> None:
    project = opened(head("县"), 项目=PROJECTS, 支付=PAYMENTS)
    assert totals(project) == {"甲县": 100, "乙县": 90}


def test_indicators_of_projects_count_for_the_town(opened: Open) -> None:
    ruleset = head("乡镇").replace("    对象: 乡镇\n    分值: 100", "    对象: 项目\n    分值: 50")
    ruleset = ruleset.replace("乡镇.支付率", "项目.支付率").replace(
        PAID, "合计(支付.金额) / 全年预算数"
    )
    project = opened(ruleset.replace("首名得: 100", "首名得: 50"), 项目=PROJECTS, 支付=PAYMENTS)
    lines = {name: [line.name for line in one.lines] for name, one in scored(project).items()}
    assert lines == {"城关镇": ["路", "渠"], "河东乡": ["大棚", "圈舍"], "山口乡": ["桥"]}
    assert totals(project)["城关镇"] == 40 + 40


def test_rows_of_targets_can_be_subjects(opened: Open) -> None:
    targets = (
        "项目编号,一级指标,二级指标,三级指标,年度指标值,实际完成值\n"
        "P1,产出,数量,长度,10公里,9公里\nP2,产出,数量,长度,5公里,5公里\nP3,产出,数量,座数,4座,1座\n"
    )
    ruleset = head("绩效指标", "实际值 / 目标值", "同组: [三级指标], ")
    project = opened(ruleset, 项目=PROJECTS, 绩效指标=targets)
    subjects = score(project.programs[0], project.dataset)
    assert [one.key for one in subjects] == ["P1/数量/长度", "P2/数量/长度", "P3/数量/座数"]
    assert [one.total for one in subjects] == [90, 100, 100]


COUNTIES = "县名称,是否脱贫县,到位资金（万元）,支出资金（万元）\n" + "".join(
    f"{name}县,{lifted},{received},{paid}\n"
    for name, lifted, received, paid in (
        ("子", "是", 1000, 990), ("丑", "是", 2000, 1900), ("寅", "是", 800, 760),
        ("卯", "是", 500, 400), ("辰", "是", 1200, 600), ("巳", "是", 900, ""),
        ("午", "否", 300, 300), ("未", "否", 400, 392), ("申", "否", 250, 245),
        ("酉", "否", 600, 540), ("戌", "否", 700, 0), ("亥", "否", 100, 33),
    )
)  # fmt: skip


def test_lifted_counties_and_others_are_ranked_apart(opened: Open) -> None:
    """Made counties; ties share the better place, one without its figure is not ranked."""
    project = opened(head("县", "支出资金 / 到位资金", "同组: [是否脱贫县], "), 县=COUNTIES)
    assert list(totals(project).items()) == [
        ("子县", 100), ("丑县", 90), ("寅县", 90), ("卯县", 70), ("辰县", 60), ("巳县", None),
        ("午县", 100), ("未县", 90), ("申县", 90), ("酉县", 70), ("戌县", 50), ("亥县", 60),
    ]  # fmt: skip
    assert scored(project)["巳县"].lines[0].reason.endswith("缺“支出资金”")


def flat(step: Step) -> list[str]:
    return [
        f"{step.label}|{step.value}|{step.note}",
        *(x for part in step.parts for x in flat(part)),
    ]


def test_the_explanation_of_a_county_names_the_first_and_those_that_tie(opened: Open) -> None:
    project = opened(head("县", "支出资金 / 到位资金", "同组: [是否脱贫县], "), 县=COUNTIES)
    line = scored(project)["未县"].lines[0]
    said = flat(explain_line(project.programs[0], project.dataset, line))
    assert "名次|2|6 个，首名 午县 100.00%，与 申县 并列" in said
