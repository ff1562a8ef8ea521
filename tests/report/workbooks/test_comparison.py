from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from perfeval.engine.comparing.compare import Comparison, compare
from perfeval.project.project import open_project
from perfeval.report.workbooks.comparison import comparison_workbook

Rows = Callable[[bytes, str], list[list[object]]]
NAMES = ("self-evaluation-2020-10", "hubei-20-80")


@pytest.fixture(scope="module")
def found(samples: Path) -> Comparison:
    project, _ = open_project(samples / "published-self-evaluations", rulesets=NAMES)
    assert project is not None
    return compare(project.programs, project.dataset, NAMES)


def _records(rows: list[list[object]]) -> list[dict[object, object]]:
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_each_subject_has_a_row_with_the_totals_side_by_side(found: Comparison, rows: Rows) -> None:
    first = _records(rows(comparison_workbook(found), "汇总"))[0]
    assert (first["编号"], first["self-evaluation-2020-10 总分"]) == ("廊坊2019", 97.24)
    assert (first["hubei-20-80 总分"], first["hubei-20-80 等级"]) == (105.86, None)
    assert first["最大相差"] == 8.62
    assert first["说明"] == "hubei-20-80 各项分值合计 110，不是 100"


def test_each_difference_has_a_row_for_each_ruleset(found: Comparison, rows: Rows) -> None:
    one, other = _records(rows(comparison_workbook(found), "差别"))[:2]
    assert (one["指标"], one["规则集"], one["得分"]) == ("预算执行率", NAMES[0], 8.62)
    assert (other["规则"], other["分值"], other["得分"]) == ("H1", 20, 17.24)
    assert other["为什么不同"] == "分值不同：10、20"
    assert other["单元格"] == "data/项目.xlsx[项目!A3]"


def test_the_rulesets_are_named_with_what_they_held(found: Comparison, rows: Rows) -> None:
    listed = _records(rows(comparison_workbook(found), "规则集"))
    assert [one["代号"] for one in listed] == list(NAMES)
    assert [one["内容指纹"] for one in listed] == [program.sha256 for program in found.programs]


def test_the_same_comparison_gives_the_same_bytes(found: Comparison) -> None:
    assert comparison_workbook(found) == comparison_workbook(found)
