"""Changes in words that follow the sign, and figures of an earlier period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from perfeval.engine.outcome import Outcome
from perfeval.language.types import NUMBER, POINTS_TYPE, RATE, Type
from perfeval.report.figures import Figures, compute_figures, load_figures
from perfeval.report.figures.formats import parse_format
from perfeval.report.word.manifest import FigureRecord

AS_OF = dt.date(2022, 4, 30)
WAN = Type("money", "万元")
SPEC = """模板: t
数字:
  到位: {公式: 合计(资金.金额), 格式: 万元2, 说明: 到位资金}
  到位.上年: {往期: 上年, 取: 到位}
  到位.增减: {公式: 到位 - 到位.上年, 格式: 增减万元2, 说明: 比上年增减}
  到位.增幅: {公式: 到位.增减 / 到位.上年, 格式: 增减百分比2, 说明: 增幅}
"""


@pytest.mark.parametrize(
    ("form", "value", "kind", "printed"),
    [
        ("增减百分比2", "1/20", RATE, "增长5.00"),
        ("增减百分比2", "-1/20", RATE, "下降5.00"),
        ("增减百分比2", "0", RATE, "持平"),
        ("增减百分比2", "1/1000000", RATE, "基本持平"),
        ("增减万元2千分", "-1234.5", WAN, "减少1,234.50"),
        ("增减亿元2", "12345", WAN, "增加1.23"),
        ("增减个百分点1", "1/100", POINTS_TYPE, "提高1.0"),
        ("增减个", "-3", NUMBER, "减少3"),
    ],
)
def test_the_word_before_a_change_follows_its_sign(
    form: str, value: str, kind: Type, printed: str
) -> None:
    read = parse_format(form)
    assert read is not None
    assert read.digits(Fraction(value), kind) == printed
    assert not read.is_amount


@pytest.mark.parametrize("text", ["增减", "增减日期", "增减增减个", "增减万圆"])
def test_what_cannot_change_has_no_such_format(text: str) -> None:
    assert parse_format(text) is None


@pytest.fixture
def with_earlier(county: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    def run(value: str | None, printed: str = "", form: str = "万元2") -> Any:
        path = tmp_path / "figures.yaml"
        path.write_text(SPEC, encoding="utf-8")
        spec, problems = load_figures(path)
        assert spec is not None, [one.message() for one in problems]
        record = FigureRecord(
            "到位", "到位", value or "", printed, form, "", ("资金.xlsx[A1]",), "aa"
        )
        previous = {} if value is None else {"上年": {"到位": record}}
        data = county()
        return compute_figures(spec, data.dataset, Outcome({}, ()), (), AS_OF, previous=previous)

    return run


def test_a_change_is_exact_and_says_which_cells_of_which_year(
    with_earlier: Callable[..., tuple[Figures | None, list[Any]]],
) -> None:
    figures, problems = with_earlier("300.5", "300.50")
    assert problems == []
    assert figures is not None
    printed = {name: one.text + one.unit for name, one in figures.by_id.items()}
    assert printed == {
        "到位": "150.30万元",
        "到位.上年": "300.50万元",
        "到位.增减": "减少150.20万元",
        "到位.增幅": "下降49.98%",
    }
    assert figures.by_id["到位.增幅"].value == Fraction("-150.2") / Fraction("300.5")
    record = figures.record(figures.by_id["到位.增幅"])
    assert record.cells == ("资金.csv[C2:C4]", "上年/资金.xlsx[A1]")
    assert record.cells_hash != figures.record(figures.by_id["到位"]).cells_hash
    assert set(figures.exact()) == {"到位", "到位.增减", "到位.增幅"}


def test_without_the_earlier_period_its_figures_have_no_value(
    with_earlier: Callable[..., tuple[Figures | None, list[Any]]],
) -> None:
    figures, problems = with_earlier(None)
    assert problems == []
    assert figures is not None
    assert figures.by_id["到位.增幅"].value is None
    assert figures.why_missing(figures.by_id["到位.上年"]) == "没有“上年”的“到位”"


def test_no_change_prints_no_unit(
    with_earlier: Callable[..., tuple[Figures | None, list[Any]]],
) -> None:
    figures, _ = with_earlier("150.3", "150.30")
    assert figures is not None
    assert figures.by_id["到位.增减"].text + figures.by_id["到位.增减"].unit == "持平"


def test_a_record_in_another_unit_is_told(
    with_earlier: Callable[..., tuple[Figures | None, list[Any]]],
) -> None:
    figures, problems = with_earlier("3005000", "3005000.00", "元2")
    assert figures is None
    assert [one.code.id for one in problems] == ["PE933"]


def test_an_earlier_figure_takes_a_figure_of_this_period(told: Callable[..., Any]) -> None:
    found = told("  甲: {往期: 上年, 取: 乙}\n  丙: {公式: 个数(项目), 格式: 个, 说明: 项目}\n")
    assert [code for code, _ in found] == ["PE932"]
