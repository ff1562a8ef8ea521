"""Workbooks of rows: what is written, and what is said when something in them is wrong."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from perfeval.dataset import load_dataset
from perfeval.diagnostics import Diagnostic
from perfeval.engine.outcome import Outcome
from perfeval.report.annexes import build_annexes, load_annexes
from perfeval.report.figures import compute_figures, load_figures
from perfeval.vocabulary import load_vocabulary

AS_OF = dt.date(2022, 9, 30)
PROJECTS = (
    "项目编号,项目名称,全年预算数（万元）,合同金额（万元）,开工日期,是否统筹\n"
    "P1,甲,100.5,90,2022-03-01,是\nP2,乙,50,,,否\nP3,丙,0.000001,0,2022-01-05,是\n"
)
FIGURES = """模板: t
数字:
  预算: {公式: 合计(项目.全年预算数), 格式: 万元2, 说明: 预算}
  统筹预算: {公式: "合计(项目.全年预算数, 项目.是否统筹)", 格式: 万元2, 说明: 统筹}
  合同: {公式: "合计(项目.合同金额, 有值(项目.合同金额))", 格式: 万元2, 说明: 合同}
  结算: {公式: "合计(项目.结算金额, 有值(项目.结算金额))", 格式: 万元2, 说明: 结算}
"""
HEAD = (
    '模板: t\n工作簿:\n  - 文件: "{词.县名}附表"\n    附表:\n      - 名称: 甲\n        行: 项目\n'
)
Made = tuple[dict[str, bytes], list[Diagnostic]]
Build = Callable[..., Made]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Build the sheet of a text that follows 行: 项目, or a whole file."""

    def run(text: str, *, whole: bool = False) -> Made:
        vocabulary, _ = load_vocabulary()
        assert vocabulary is not None
        (tmp_path / "项目.csv").write_text(PROJECTS, encoding="utf-8")
        dataset, _ = load_dataset(vocabulary, tmp_path, [tmp_path / "项目.csv"], year=2022)
        assert dataset is not None
        (tmp_path / "figures.yaml").write_text(FIGURES, encoding="utf-8")
        spec, _ = load_figures(tmp_path / "figures.yaml")
        assert spec is not None
        figures, problems = compute_figures(spec, dataset, Outcome({}, ()), (), AS_OF)
        assert figures is not None, problems
        path = tmp_path / "workbooks.yaml"
        path.write_text(text if whole else HEAD + text, encoding="utf-8")
        annexes, problems = load_annexes(path)
        if annexes is None:
            return {}, problems
        return build_annexes(annexes, figures, {"县名": "某县"}, AS_OF, [("截止日", "2022-09-30")])

    return run


def rows_of(made: Made) -> list[tuple[object, ...]]:
    files, problems = made
    assert [p.message() for p in problems] == []
    book = openpyxl.load_workbook(io.BytesIO(files["某县附表.xlsx"]))
    return list(book["甲"].iter_rows(values_only=True))


def codes_of(made: Made) -> list[str]:
    assert made[0] == {}
    return [problem.code.id for problem in made[1]]


def test_rows_are_filtered_sorted_numbered_and_say_their_cell(build: Build) -> None:
    rows = rows_of(
        build(
            "        条件: 是否统筹\n        排序: 全年预算数\n        列:\n"
            "          - {名称: 名称, 值: 项目名称}\n"
            "          - {名称: 预算, 值: 全年预算数, 格式: 元2, 合计: 统筹预算}\n"
            "          - {名称: 开工, 值: 开工日期}\n"
            "          - {名称: 统筹, 值: 是否统筹}\n"
        )
    )
    assert rows[0] == ("序号", "名称", "预算（元）", "开工", "统筹", "来源单元格")
    assert rows[1] == (1, "丙", 0.01, dt.datetime(2022, 1, 5), "是", "项目.csv[4]")  # noqa: DTZ001
    assert rows[2][:3] == (2, "甲", 1005000)
    assert rows[3][:3] == (None, "合计", 1005000.01)


def test_missing_values_stay_empty_and_sort_last(build: Build) -> None:
    text = "        排序: 合同金额\n        次序: 从高到低\n        编号: 否\n        列:\n"
    rows = rows_of(build(text + "          - {名称: 合同, 值: 合同金额, 格式: 万元2}\n"))
    assert [row[0] for row in rows[1:]] == [90, 0, None]


def test_every_workbook_says_what_it_was_made_from(build: Build) -> None:
    files, _ = build("        列: [{名称: 名称, 值: 项目名称}]\n")
    book = openpyxl.load_workbook(io.BytesIO(files["某县附表.xlsx"]))
    lines = dict(book["说明"].iter_rows(min_row=2, values_only=True))
    assert lines == {"名称": "某县附表", "截止日": "2022-09-30", "附表“甲”": "3 行"}


def test_a_total_of_cells_that_are_all_empty_is_empty_and_one_of_some_says_so(
    build: Build,
) -> None:
    made = build(
        "        列:\n          - {名称: 名称, 值: 项目名称}\n"
        "          - {名称: 合同, 值: 合同金额, 格式: 万元2, 合计: 合同}\n"
        "          - {名称: 结算, 值: 结算金额, 格式: 万元2, 合计: 结算}\n"
    )
    assert [row[2:4] for row in rows_of(made)[1:]] == [
        (90, None),
        (None, None),
        (0, None),
        (90, None),
    ]
    book = openpyxl.load_workbook(io.BytesIO(made[0]["某县附表.xlsx"]))
    about = dict(book["说明"].iter_rows(min_row=2, values_only=True))
    assert about["附表“甲”"] == "3 行；“合同”有 1 行缺数，合计是其余各行之和"


def test_a_total_of_no_rows_is_zero(build: Build) -> None:
    column = "{名称: 结算, 值: 结算金额, 格式: 万元2, 合计: 结算}"
    made = build(
        f"        条件: 有值(结算金额)\n        列:\n"
        f"          - {{名称: 名称, 值: 项目名称}}\n          - {column}\n"
    )
    assert rows_of(made)[1][1:3] == ("合计", 0)


def test_a_total_that_is_not_the_sum_of_the_rows_stops_the_workbook(build: Build) -> None:
    column = "{名称: 预算, 值: 全年预算数, 格式: 万元2, 合计: 预算}"
    made = build(f"        条件: 是否统筹\n        列: [{column}]\n")
    assert codes_of(made) == ["PE695"]
    assert "150.5" in made[1][0].message()


def test_a_number_without_a_format_is_told(build: Build) -> None:
    made = build("        列: [{名称: 预算, 值: 全年预算数}]\n")
    assert codes_of(made) == ["PE696"]
    assert "万元" in (made[1][0].hint() or "")


def test_all_that_is_wrong_is_told_at_once(build: Build) -> None:
    made = build(
        "        列:\n          - {名称: 甲, 值: 全年预算, 格式: 万元2}\n"
        "          - {名称: 乙, 值: 全年预算数, 格式: 百分比2}\n"
        "          - {名称: 丙, 值: 全年预算数, 格式: 万元2, 合计: 总预算}\n"
    )
    assert {"PE303", "PE642"} <= set(codes_of(made))


def test_an_unknown_table_is_told_with_the_nearest(build: Build) -> None:
    made = build(
        "模板: t\n工作簿: [{文件: 甲, 附表: [{名称: 甲, 行: 项目表, 列: [{名称: 甲, 值: 甲}]}]}]\n",
        whole=True,
    )
    assert codes_of(made) == ["PE694"]
    assert "项目" in (made[1][0].hint() or "")


def test_rows_that_cannot_be_decided_are_told_and_left_out(build: Build) -> None:
    files, problems = build(
        "        条件: 合同金额 > 1 万元\n        列: [{名称: 名称, 值: 项目名称}]\n"
    )
    assert [p.code.id for p in problems] == ["PE697"]
    assert "合同金额" in problems[0].message()
    book = openpyxl.load_workbook(io.BytesIO(files["某县附表.xlsx"]))
    assert [row[1] for row in book["甲"].iter_rows(min_row=2, values_only=True)] == ["甲"]


@pytest.mark.parametrize("name", ["甲/乙", "说明", "", "一" * 32, "'甲"])
def test_names_that_spreadsheets_refuse_are_told(build: Build, name: str) -> None:
    made = build(
        f'模板: t\n工作簿: [{{文件: 甲, 附表: [{{名称: "{name}", 行: 项目, '
        "列: [{名称: 甲, 值: 项目名称}]}]}]\n",
        whole=True,
    )
    assert codes_of(made) == ["PE698"]


def test_a_width_is_a_whole_number(build: Build) -> None:
    made = build("        列: [{名称: 名称, 值: 项目名称, 宽: 宽}]\n")
    assert made[0] == {}
    assert ["宽" in problem.message() for problem in made[1]] == [True]
