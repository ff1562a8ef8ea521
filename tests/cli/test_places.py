"""Places and summaries on a console, in JSON, in workbooks and in the record of a run."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import openpyxl
import pytest

Command = Callable[..., "CompletedProcess[str]"]
RULESET = """规则集: mine
名称: 试
版本: "1"
施行: 2022-01-01
对象: 项目
依据:
  约定: {名称: 本单位约定}
指标:
  - 编号: A1
    名称: 执行率
    对象: 项目
    分值: 100
    量值: 全年执行数
    得分: {按比例: {目标: 全年预算数, 封顶: 100%, 零目标: 待补}}
    缺数: 待补
    依据: 约定
总分: {满分: 100, 名次: {并列: 取小}}
取舍: {小数: 2, 方式: 四舍五入, 阶段: 先逐项后合计}
汇总:
  - 编号: H1
    名称: 各乡镇得分
    按: 乡镇
    方式: 加权平均
    权数: 全年预算数
    缺数: 剔除
    名次: {并列: 取小}
  - {编号: H2, 名称: 各部门得分, 按: 主管部门, 方式: 简单平均, 缺数: 待补}
"""
PROJECTS = """项目编号,项目名称,乡镇,主管部门,全年预算数（万元）,全年执行数（万元）
P1,路,甲镇,交通局,300,270
P2,渠,甲镇,水利局,100,60
P3,桥,乙乡,交通局,100,90
P4,井,,水利局,100,
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose totals are ranked and brought together."""
    folder = tmp_path_factory.mktemp("places")
    (folder / "rulesets" / "mine").mkdir(parents=True)
    files = {
        "perfeval.toml": '[project]\nas_of = 2022-12-31\nrulesets = ["mine"]\n',
        "rulesets/mine/ruleset.yaml": RULESET,
        "项目.csv": PROJECTS,
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_score_shows_places_and_the_tables_of_towns(perfeval: Command, folder: Path) -> None:
    done = perfeval("score", str(folder))
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert [line.split()[-1] for line in lines if line.startswith("P")][:2] == ["并列", "3/3"]
    assert "没有名次的 1 个：P4" in lines
    title = next(n for n, line in enumerate(lines) if line.startswith("各乡镇得分"))
    assert lines[title] == "各乡镇得分（按 乡镇 加权平均，权数 全年预算数）"
    rows = [line.split() for line in lines[title + 3 : title + 6]]
    assert rows[0] == ["乙乡", "1", "1", "90.00", "90", "1/2"]
    assert rows[1] == ["甲镇", "2", "2", "82.50", "75", "2/2"]
    assert rows[2] == ["没有归到哪一组的", "1", "个：P4"]
    assert any(line.split()[:4] == ["水利局", "2", "1", "待定"] for line in lines)


def test_the_english_console_has_places_as_well(perfeval: Command, folder: Path) -> None:
    shown = perfeval("--lang", "en", "score", str(folder)).stdout
    assert "1/3 tied" in shown
    assert "1 without a place: P4" in shown
    assert "1 in no group: P4" in shown


def test_json_has_places_and_exact_means(perfeval: Command, folder: Path) -> None:
    found = json.loads(perfeval("score", str(folder), "--format", "json").stdout)
    first, *_, last = found["scores"]["mine"]
    assert first["place"] == {"rank": "1", "of": 3, "tied": ["桥"], "within": None}
    assert "place" not in last
    towns, departments = found["summaries"]["mine"]
    assert (towns["weighting"], towns["without"]) == ("全年预算数", ["P4"])
    weighed = towns["rows"][1]
    assert (weighed["points"], weighed["exact"], weighed["simple_mean"]) == ("82.5", "82.5", "75")
    assert departments["rows"][1]["points"] is None
    assert departments["rows"][1]["note"] == "P4 总分待定"


def test_the_workbook_and_the_record_hold_both(perfeval: Command, folder: Path) -> None:
    out = folder / "out"
    assert perfeval("run", str(folder), "--out", str(out)).returncode == 0
    book = openpyxl.load_workbook(next(out.glob("评分*.xlsx")))
    head, first, *_ = [[cell.value for cell in row] for row in book["汇总"].iter_rows()]
    record = dict(zip(head, first, strict=True))
    assert (record["名次"], record["排名个数"], record["并列"]) == (1, 3, "桥")
    head, *rows = [[cell.value for cell in row] for row in book["分类汇总"].iter_rows()]
    town = dict(zip(head, rows[1], strict=True))
    assert (town["名称"], town["得分"], town["简单平均"], town["名次"]) == ("甲镇", 82.5, 75, 2)
    assert rows[2][4:7] == ["（没有归到哪一组）", 1, None]
    run = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert run["scores"]["mine"]["P1"]["place"] == "1"
    assert run["summaries"]["mine"][0]["rows"][0]["name"] == "乙乡"
