from __future__ import annotations

from collections.abc import Callable
from typing import Any

from perfeval.report.workbooks import findings_workbook

Rows = Callable[[bytes, str], list[list[object]]]


def test_each_finding_has_a_row_with_its_clause_and_its_cells(results: Any, rows: Rows) -> None:
    data = findings_workbook(results.outcome, results.programs, results.dataset)
    found = rows(data, "预警")
    assert len(found) == 3
    record = dict(zip(found[0], found[1], strict=True))
    assert (record["序号"], record["规则"], record["级别"]) == (1, "J01", "黄")
    assert record["依据"] == "《办法》（财预〔2020〕10号）第十六条；约定"
    assert record["位置"] == "项目.csv[I2]"
    assert record["证据单元格"] == "支付.xlsx[支付!D4]\n支付.xlsx[支付!D9]"
    assert [row[4] for row in found[1:]] == ["确定", "无法判断"]


def test_every_rule_is_counted_also_one_that_found_nothing(results: Any, rows: Rows) -> None:
    data = findings_workbook(results.outcome, results.programs, results.dataset)
    counts = {row[0]: (row[3], row[4]) for row in rows(data, "按规则汇总")[1:]}
    assert counts["J01"] == (1, 1)
    assert counts["T03"] == (0, 0)
    assert len(counts) == sum(
        len(p.checks) + len(p.deadlines) + len(p.patterns) for p in results.programs
    )
