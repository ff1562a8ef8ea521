"""``perfeval compare`` as a user runs it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import openpyxl

Command = Callable[..., "CompletedProcess[str]"]
THREE = ("self-evaluation-2020-10", "self-evaluation-2021-101", "zhengzhou-integer-bands")


def test_three_rulesets_stand_side_by_side_with_reasons(perfeval: Command, samples: Path) -> None:
    done = perfeval("compare", *THREE, "--data", samples / "published-self-evaluations")
    assert done.returncode == 0
    for part in (
        "B  self-evaluation-2021-101",
        "12 个对象，4 个有差别，1 个等级不同",
        "总分变得最多的：金寨2023 10、濉溪2019 4.89、临翔2023 0.22",
        "金寨2023  预算执行率  相差 10  算法不同：按比例、分档  data/项目.xlsx[项目!A13]",
        "B  0/10  Q1 预算执行率  实际 102.59%，在“全部完成且高于 100%”一档",
        "财预〔2021〕101号",
    ):
        assert part in done.stdout


def test_only_the_greatest_differences_are_listed_unless_all_are_wanted(
    perfeval: Command, samples: Path
) -> None:
    folder = samples / "published-self-evaluations"
    few = perfeval("compare", *THREE, "--data", folder, "--top", "1").stdout
    assert len(re.findall(r"相差 \d", few)) == 1
    assert "还有 7 处" in few
    every = perfeval("compare", *THREE, "--data", folder, "--all").stdout
    assert len(re.findall(r"相差 \d", every)) == 7


def test_json_and_the_workbook_hold_the_same_totals(
    perfeval: Command, samples: Path, tmp_path: Path
) -> None:
    folder, out = samples / "published-self-evaluations", tmp_path / "比较.xlsx"
    done = perfeval("compare", *THREE, "-d", folder, "--format", "json", "--out", out)
    data = json.loads(done.stdout)
    assert data["schema_version"] == 1
    totals = {one["id"]: one["scores"][THREE[1]]["total"] for one in data["subjects"]}
    sheet = openpyxl.load_workbook(out)["汇总"]
    head = [cell.value for cell in sheet[1]]
    at = head.index(f"{THREE[1]} 总分")
    for row in sheet.iter_rows(min_row=2, values_only=True):
        told = totals[row[0]]
        assert row[at] == (None if told is None else float(told))


def test_a_project_folder_among_the_rulesets_is_told(perfeval: Command, samples: Path) -> None:
    folder = samples / "published-self-evaluations"
    done = perfeval("compare", THREE[0], THREE[1], folder)
    assert done.returncode == 2
    assert "PE722" in done.stderr
    assert "--data" in done.stderr


def test_one_ruleset_is_not_enough(perfeval: Command, samples: Path) -> None:
    done = perfeval("compare", THREE[0], "--data", samples / "published-self-evaluations")
    assert done.returncode == 2
    assert "现在只有 1 个" in done.stderr
