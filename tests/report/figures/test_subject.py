"""Figures of a document about one row: formulas, families, counts and cells are of that row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from perfeval.engine.outcome import Outcome
from perfeval.files.typed import Text
from perfeval.report.figures import FigureBook, load_figures, prepare_figures

AS_OF = dt.date(2022, 4, 30)
SPEC = """模板: t
数字:
  付.合计: {公式: 合计(支付.金额), 格式: 万元2, 说明: 支付}
  付.率: {公式: 付.合计 / 全年预算数, 格式: 百分比2, 说明: 支付率}
  付.笔数: {公式: 个数(支付), 格式: 笔, 说明: 笔数}
  付.各月: {分组: 支付.支付日期, 按月: 是, 公式: 合计(支付.金额), 格式: 万元2, 说明: 支付}
  付.各日: {分组: 支付.支付日期, 公式: 合计(支付.金额), 格式: 万元2, 说明: 支付}
  付.日数: {统计: 付.各日, 格式: 个, 说明: 有支付的日子}
"""


@pytest.fixture
def book(county: Callable[..., Any], tmp_path: Path) -> FigureBook:
    path = tmp_path / "figures.yaml"
    path.write_text(SPEC, encoding="utf-8")
    spec, problems = load_figures(path)
    assert spec is not None, problems
    made, problems = prepare_figures(
        spec, county().dataset, Outcome({}, ()), (), AS_OF, subject=Text("项目")
    )
    assert made is not None, [one.message() for one in problems]
    return made


def test_formulas_are_about_the_row_at_hand(book: FigureBook) -> None:
    first, second = book.about(0), book.about(1)
    assert first.by_id["付.合计"].text == "68.33"
    assert first.by_id["付.率"].text == "68.33"
    assert first.by_id["付.笔数"].text == "3"
    assert second.by_id["付.合计"].text == "10.00"
    assert second.by_id["付.率"].text == "20.00"
    assert book.about(2).by_id["付.合计"].text == "0.00"


def test_what_was_computed_of_one_row_stays_when_another_is_asked_for(book: FigureBook) -> None:
    first = book.about(0)
    book.about(1)
    assert first.record(first.by_id["付.率"]).cells == (
        "支付.csv[D2,D4:D5]",
        "项目.csv[E2]",
    )


def test_families_have_groups_of_the_row_only(book: FigureBook) -> None:
    first = book.about(0)
    assert [one.label for one in first.families["付.各日"].groups] == [
        "2022年1月10日", "2022年4月1日", "2022年5月1日",
    ]  # fmt: skip
    assert first.by_id["付.日数"].text == "3"
    assert [one.figures[""].text for one in first.families["付.各月"].groups] == [
        "30.00", "0.00", "0.00", "33.33",
    ]  # fmt: skip
    assert book.about(2).families["付.各日"].groups == ()


def test_a_condition_is_about_the_row(book: FigureBook) -> None:
    condition = Text("全年预算数 > 60 万元 且 付.笔数 = 3")
    assert [book.about(row).holds(condition)[0] for row in range(3)] == [True, False, False]


def test_a_subject_that_is_no_table_is_told(county: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "figures.yaml"
    path.write_text("模板: t\n数字: {}\n", encoding="utf-8")
    spec, _ = load_figures(path)
    assert spec is not None
    made, problems = prepare_figures(
        spec, county().dataset, Outcome({}, ()), (), AS_OF, subject=Text("项木")
    )
    assert made is None
    assert [one.code.id for one in problems] == ["PE920"]
    assert "项目" in problems[0].hint()
