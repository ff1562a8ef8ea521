from __future__ import annotations

from collections.abc import Callable
from typing import Any

from perfeval.report.workbooks import scores_workbook

Rows = Callable[[bytes, str], list[list[object]]]


def _records(rows: list[list[object]]) -> list[dict[object, object]]:
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_each_subject_has_a_row_with_its_own_total_beside_ours(results: Any, rows: Rows) -> None:
    data = scores_workbook(results.outcome, results.programs, results.dataset)
    first, second = _records(rows(data, "汇总"))
    assert (first["编号"], first["名称"], first["总分"], first["等级"]) == ("P1", "=甲", 94.5, "优")
    assert (first["自评总分"], first["差额（总分－自评）"]) == (95, -0.5)
    assert (second["总分"], second["自评总分"], second["差额（总分－自评）"]) == (None, None, None)
    assert second["单元格"] == "项目.csv[A3]"


def test_each_line_says_its_state_its_loss_and_its_cell(results: Any, rows: Rows) -> None:
    data = scores_workbook(results.outcome, results.programs, results.dataset)
    scored, pending, excluded = _records(rows(data, "明细"))
    assert (scored["得分"], scored["失分"], scored["自评得分"]) == (8.62, 1.38, 9)
    assert (scored["差额（得分－自评）"], scored["原因"]) == (-0.38, "少做了")
    assert (pending["状态"], pending["得分"], pending["失分"]) == ("待补", None, None)
    assert (excluded["状态"], excluded["单元格"]) == ("剔除", "指标.xlsx[表!D3]")


def test_a_subject_without_a_column_for_its_own_total_has_none(results: Any, rows: Rows) -> None:
    data = scores_workbook(results.outcome, (), results.dataset)
    assert _records(rows(data, "汇总"))[0]["自评总分"] is None
