"""Sheets of what changed totals are there only when there is something in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from io import BytesIO
from typing import Any

import openpyxl

from perfeval.diagnostics import Place
from perfeval.engine.outcome import GroupScore, Outcome, Override, Vetoed
from perfeval.report.workbooks import scores_workbook
from perfeval.report.workbooks.structure import structure_sheets

Rows = Callable[[bytes, str], list[list[object]]]


def _changed(results: Any) -> Outcome:
    (name, (first, second)) = next(iter(results.outcome.scores.items()))
    cell = Place("改分.xlsx", sheet="人工改分", cell="C2")
    override = Override(Fraction(9), "张三", "另有批复", date(2023, 1, 5), cell)
    line = replace(first.lines[0], points=Fraction(9), computed=Fraction("8.62"), override=override)
    less = replace(first.lines[0], kind="减分", points=Fraction(-4))
    veto = Vetoed("F1", "问题", "等级封顶", "中", "有问题", certain=True)
    group = GroupScore("G1", "产出", "", 1, "合计", None, Fraction(50))
    made = replace(
        first, lines=(line, less), vetoes=(veto,), groups=(group,), minus=Fraction(4),
        minus_counted=Fraction(3), computed=Fraction(95), computed_grade="优", grade="中",
        remarks=("等级不高于“中”：有问题",),
    )  # fmt: skip
    return Outcome({name: (made, second)}, ())


def test_what_changed_a_total_stands_in_sheets_of_its_own(results: Any, rows: Rows) -> None:
    data = scores_workbook(_changed(results), results.programs, results.dataset)
    head, made = rows(data, "总分构成")
    record = dict(zip(head, made, strict=True))
    assert (record["减分"], record["计入减分"], record["计算总分"]) == (4, 3, 95)
    assert (record["计算等级"], record["等级"], record["否决"]) == ("优", "中", "F1 问题：有问题")
    head, group = rows(data, "分组")
    assert dict(zip(head, group, strict=True))["得分"] is None
    head, change = rows(data, "人工改分")
    record = dict(zip(head, change, strict=True))
    assert (record["按规则得分"], record["改后得分"], record["改分人"]) == (8.62, 9, "张三")
    assert (record["日期"], record["单元格"]) == ("2023-01-05", "改分.xlsx[人工改分!C2]")


def test_a_changed_line_says_so_and_the_note_tells_the_veto(results: Any, rows: Rows) -> None:
    data = scores_workbook(_changed(results), results.programs, results.dataset)
    head, line, *_ = rows(data, "明细")
    assert dict(zip(head, line, strict=True))["状态"] == "人工改分"
    head, total, *_ = rows(data, "汇总")
    assert dict(zip(head, total, strict=True))["说明"] == "等级不高于“中”：有问题"


def test_without_any_of_it_there_are_no_more_sheets(results: Any) -> None:
    assert list(structure_sheets(results.outcome)) == []
    data = scores_workbook(results.outcome, results.programs, results.dataset)
    assert openpyxl.load_workbook(BytesIO(data)).sheetnames == ["汇总", "明细"]
