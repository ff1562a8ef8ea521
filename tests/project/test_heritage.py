"""What a ruleset changes in its parent, as commands tell it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from perfeval.project.heritage import as_json, as_text, heritage_of

RULES = """规则集: 本县
名称: 本县
版本: "1"
施行: 2022-01-01
继承: {规则集: self-evaluation-2020-10, 版本: "1"}
停用: [{编号: Z5, 理由: 不按月份考核}]
参数:
  执行分:
    2022-01-01: {值: 20, 依据: 本县细则}
指标:
  - {编号: Z1, 适用: 有值(全年执行数), 分值: 执行分, 对照: 自评总分}
总分: {满分: 20}
"""
PROJECT = """[project]
name = "某县"
year = 2022
as_of = 2022-12-31
rulesets = ["本县"]

[data]
files = ["*.csv"]
"""
Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A project whose ruleset inherits the national one."""
    folder = tmp_path / "rulesets" / "本县"
    folder.mkdir(parents=True)
    rules = RULES.replace(", 对照: 自评总分", "")
    (folder / "ruleset.yaml").write_text(rules, encoding="utf-8")
    (tmp_path / "perfeval.toml").write_text(PROJECT, encoding="utf-8")
    rows = "项目编号,项目名称,全年预算数（万元）,全年执行数（万元）\nP1,村道,100,95\n"
    (tmp_path / "项目.csv").write_text(rows, encoding="utf-8")
    return tmp_path


def test_a_project_tells_the_changes_of_each_ruleset_that_inherits(county: Path) -> None:
    heritages = heritage_of(str(county))
    assert [one.ruleset for one in heritages] == ["本县"]
    assert list(as_text(heritages[0], "zh")) == [
        "本县 继承 self-evaluation-2020-10（版本 1）：改 3 处，增 1 处，停用 1 处",
        "  增 参数 执行分 2022-01-01：{值: 20, 依据: 本县细则}  [本县/ruleset.yaml:9:5]",
        "  改 指标 Z1 适用：有值(执行分值) → 有值(全年执行数)  [本县/ruleset.yaml:11:14]",
        "  改 指标 Z1 分值：执行分值 → 执行分  [本县/ruleset.yaml:11:29]",
        "  改 总分 满分：100 → 20  [本县/ruleset.yaml:12:6]",
        "  停用 指标 Z5：不按月份考核  [本县/ruleset.yaml:6:11]",
    ]
    assert next(as_text(heritages[0], "en")) == (
        "本县 inherits self-evaluation-2020-10 (version 1): 3 changed, 1 added, 1 retired"
    )


def test_a_ruleset_without_parents_has_nothing_to_tell() -> None:
    assert heritage_of("self-evaluation-2020-10") == []
    assert heritage_of("no-such-ruleset") == []


def test_for_programs_before_and_after_stand_beside_the_place(county: Path) -> None:
    data = as_json(heritage_of(str(county / "rulesets" / "本县"))[0], "en")
    assert data["inherits"][0]["ruleset"] == "self-evaluation-2020-10"
    weight = next(change for change in data["changes"] if change["key"] == "weight")
    assert (weight["before"], weight["after"], weight["place"]["line"]) == (
        "执行分值",
        "执行分",
        11,
    )


def test_check_prints_the_changes_after_the_problems(county: Path, perfeval: Command) -> None:
    done = perfeval("check", county)
    assert done.returncode == 0, done.stdout
    assert "改 指标 Z1 分值：执行分值 → 执行分" in done.stdout
    data = json.loads(perfeval("check", county, "--format", "json").stdout)
    assert [one["ruleset"] for one in data["inheritance"]] == ["本县"]
    alone = perfeval("check", "self-evaluation-2020-10", "--format", "json")
    assert "inheritance" not in json.loads(alone.stdout)


def test_a_mistake_of_the_parent_is_shown_with_its_line(county: Path, perfeval: Command) -> None:
    upper = county / "rulesets" / "市级"
    upper.mkdir()
    body = RULES.replace("本县", "市级", 1).replace(", 对照: 自评总分", ", 缺数: 随便")
    (upper / "ruleset.yaml").write_text(body, encoding="utf-8")
    own = county / "rulesets" / "本县" / "ruleset.yaml"
    head = RULES.partition("继承")[0]
    own.write_text(f"{head}继承: 市级\n", encoding="utf-8")
    for target in (county, own):
        done = perfeval("check", target)
        assert done.returncode == 1
        assert "市级/ruleset.yaml:11:42: 错误 PE133" in done.stdout
        assert "   11 |   - {编号: Z1" in done.stdout


def test_an_explanation_says_which_text_stands_in_which_file(
    county: Path, perfeval: Command
) -> None:
    told = perfeval("explain", county, "P1", "预算执行率").stdout
    assert "规则：Z1 预算执行率  [本县/ruleset.yaml:11:10]" in told
    assert "改动：适用、分值  [本县/ruleset.yaml:11:14]" in told
    assert "沿用：名称、对象、量值、得分、缺数、对照、依据、说明  [self-evaluation" in told
    assert "执行分：20（参数，本县细则）  [本县/ruleset.yaml:9:5]" in told


def test_the_record_of_a_run_has_the_hashes_of_the_parents(county: Path, perfeval: Command) -> None:
    done = perfeval("run", county, "--out", county / "out")
    assert done.returncode == 0, done.stdout + done.stderr
    used = json.loads((county / "out" / "run.json").read_text(encoding="utf-8"))["rulesets"]
    assert [parent["ruleset"] for parent in used["本县"]["inherits"]] == ["self-evaluation-2020-10"]
    assert len(used["本县"]["inherits"][0]["sha256"]) == 64
