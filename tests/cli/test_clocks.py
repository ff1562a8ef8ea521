"""``perfeval monitor --clocks`` on the sample county."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import openpyxl

from perfeval.engine.evaluate import evaluate
from perfeval.project.project import open_project
from perfeval.report.workbooks import findings_workbook

Command = Callable[..., "CompletedProcess[str]"]


def test_clocks_are_listed_with_what_is_left_and_what_is_overdue(
    perfeval: Command, samples: Path
) -> None:
    county = samples / "county-year-2022"
    shown = perfeval("monitor", county, "--as-of", "2022-02-14", "--clocks")
    assert shown.returncode == 0
    assert "[逾期 1 天] T0" not in shown.stdout  # what was late and is done has no clock
    assert "[还剩 14 天] D01 信息产生后公开" in shown.stdout
    assert "待办：公开日期" in shown.stdout
    english = perfeval("monitor", county, "--as-of", "2022-03-01", "--clocks", "--lang", "en")
    assert "days overdue] D01" in english.stdout
    assert " overdue, " in english.stdout


def test_as_json_clocks_stand_beside_the_findings(perfeval: Command, samples: Path) -> None:
    county = samples / "county-year-2022"
    done = perfeval("monitor", county, "--as-of", "2022-03-01", "--clocks", "--format", "json")
    whole = json.loads(done.stdout)
    late = {one["subject"] for one in whole["clocks"] if one["days"] < 0}
    found = {one["subject"] for one in whole["findings"] if one["rule"][:1] in "TD"}
    assert late
    assert late <= found
    assert all(one["due"] and one["awaited"] for one in whole["clocks"])
    assert "clocks" not in json.loads(perfeval("monitor", county, "--format", "json").stdout)


def test_the_workbook_of_findings_has_a_sheet_of_clocks(samples: Path) -> None:
    project, _ = open_project(samples / "county-year-2022", as_of="2022-09-22")
    assert project is not None
    outcome, _ = evaluate(project.programs, project.dataset, matcher="builtin")
    book = findings_workbook(outcome, project.programs, project.dataset)
    sheet = openpyxl.load_workbook(io.BytesIO(book))["时限进展"]
    rows = [dict(zip([c.value for c in sheet[1]], row, strict=True)) for row in
            sheet.iter_rows(min_row=2, values_only=True)]  # fmt: skip
    assert [row["剩余天数"] for row in rows] == [13, 13, 14, 18]
    assert {row["情况"] for row in rows} == {"未到期"}


def test_the_total_says_which_findings_are_one_matter(perfeval: Command, samples: Path) -> None:
    county = samples / "county-year-2022"
    shown = perfeval("monitor", county, "--as-of", "2022-03-01").stdout.splitlines()[-2]
    assert shown == "有 1 条另有接着它加重的，和那一条是一件事"  # K02 and K03 of P06
