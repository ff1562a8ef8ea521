"""Rules whose tables were not handed in do not run, and that is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from perfeval.engine.findings.find import find
from perfeval.engine.findings.unchecked import not_run
from perfeval.project.project import Project, open_project
from perfeval.ruleset import bind, load_ruleset
from perfeval.vocabulary import load_vocabulary

RULESET = """\
规则集: gates
名称: 六道关
版本: "1"
施行: 2022-01-01
对象: 项目
依据:
  约定: {名称: 本单位约定}
预警:
  - 编号: G1
    名称: 没有审核
    对象: 支付
    需要: [审核]
    当: 个数(审核) = 0
    级别: 红
    提示: 没有审核
    依据: 约定
  - {编号: G2, 名称: 有支付, 对象: 支付, 当: 金额 > 0 万元, 级别: 蓝, 提示: 有支付, 依据: 约定}
时限:
  - {编号: T1, 名称: 公开, 出现: 公示.产生日期, 应有: 公示.公开日期, 同: 公示编号,
     期限: 20 自然日, 首日: 不计, 级别: 红, 依据: 约定}
模式:
  - 编号: M1
    名称: 审核在付款后
    按: 支付编号
    有:
      付: {表: 支付, 日期: 支付日期}
      审: {表: 审核, 日期: 审核日期, 当: 审.审核日期 > 付.支付日期}
    级别: 红
    提示: 审核在后
    依据: 约定
"""
PROJECT = '[project]\nname="试"\nyear=2022\nas_of=2022-12-31\nrulesets=["gates"]\n'
TABLES = {
    "项目": "项目编号,项目名称\nP1,路\n",
    "支付": "支付编号,项目编号,支付日期,金额\nZ1,P1,2022-03-01,5\n",
}


def opened(folder: Path, ruleset: str = RULESET, **more: str) -> Project:
    (folder / "rulesets" / "gates").mkdir(parents=True)
    (folder / "rulesets" / "gates" / "ruleset.yaml").write_text(ruleset, encoding="utf-8")
    (folder / "data").mkdir()
    whole = f'{PROJECT}[data]\nfiles=["data/*.csv"]\n'
    (folder / "perfeval.toml").write_text(whole, encoding="utf-8")
    for name, text in {**TABLES, **more}.items():
        (folder / "data" / f"{name}.csv").write_text(text, encoding="utf-8")
    project, problems = open_project(folder)
    assert project is not None, [one.message() for one in problems]
    return project


def found(project: Project) -> list[str]:
    return [one.rule for one in find(project.programs[0], project.dataset)[0]]


def test_rules_without_their_tables_do_not_run_and_are_named(tmp_path: Path) -> None:
    project = opened(tmp_path)
    assert found(project) == ["G2"]
    said = [one.message() for one in not_run(project.programs, project.dataset)]
    assert said == [
        "gates 有 3 条规则没有查，因为没有交来要看的表（列）：“审核”表（G1、M1）；“公示”表（T1）"
    ]


def test_a_column_that_no_sheet_has_was_not_handed_in_and_an_empty_one_was(tmp_path: Path) -> None:
    text = RULESET.replace("需要: [审核]", "需要: [支付.用途]")
    plain = "支付编号,项目编号,支付日期,金额\nZ1,P1,2022-03-01,5\n"
    headed = "支付编号,项目编号,支付日期,金额,用途\nZ1,P1,2022-03-01,5,\n"
    for name, table, wanted in (("无", plain, ["G2"]), ("有", headed, ["G1", "G2"])):
        project = opened(tmp_path / name, text, 支付=table)
        assert found(project) == wanted
        said = [one.message() for one in not_run(project.programs, project.dataset)]
        assert any("“支付”表的“用途”列（G1）" in one for one in said) == (name == "无")


def test_a_need_that_is_no_table_or_column_is_told(tmp_path: Path) -> None:
    for need in ("没有.用途", "支付.没有"):
        path = tmp_path / "ruleset.yaml"
        path.write_text(RULESET.replace("[审核]", f"[{need}]"), encoding="utf-8")
        loaded, _ = load_ruleset(str(path))
        vocabulary, _ = load_vocabulary()
        assert loaded is not None
        assert vocabulary is not None
        program, problems = bind(loaded, vocabulary, date(2022, 12, 31))
        assert program is None
        assert [one.code.id for one in problems] == ["PE303"]


def test_a_table_without_rows_was_handed_in(tmp_path: Path) -> None:
    project = opened(
        tmp_path,
        审核="支付编号,关口,审核人,审核日期\n",
        公示="公示编号,事项,类别,产生日期\n",
    )
    assert found(project) == ["G1", "G2"]
    assert not_run(project.programs, project.dataset) == []
