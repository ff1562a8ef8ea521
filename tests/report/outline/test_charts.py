from __future__ import annotations

from perfeval.files.typed import Text
from perfeval.report.outline.charts import chart
from perfeval.report.outline.model import ChartSpec, SeriesSpec
from perfeval.report.outline.writing import Writing


def _spec(rows: str, *values: str) -> ChartSpec:
    return ChartSpec(
        kind="柱形",
        chart_title=Text("{词.年度}年资金"),
        unit=Text("万元"),
        rows=Text(rows),
        series=[SeriesSpec(name=Text(value), value=Text(value)) for value in values],
        description=Text("柱形图"),
    )


def test_a_chart_has_a_category_a_group_and_plots_what_is_printed(writing: Writing) -> None:
    made = chart(writing, _spec("各种", "金额", "占比"), 1)
    assert made is not None
    assert (made.kind, made.title) == ("column", "图1　2022年资金")
    assert made.categories == ("专项", "债券", "自筹")
    assert [series.values for series in made.series] == [
        ("100.13", "50.13", "0.00"),
        ("66.64", "33.36", "0.00"),
    ]


def test_a_chart_without_groups_falls_out(writing: Writing) -> None:
    assert chart(writing, _spec("空类", "数"), 1) is None
    assert writing.problems == []


def test_a_series_without_any_value_is_told_and_nothing_is_drawn(writing: Writing) -> None:
    assert chart(writing, _spec("各种", "金额", "缺"), 1) is None
    assert [d.code.id for d in writing.problems] == ["PE658"]


def test_dates_cannot_be_plotted(writing: Writing) -> None:
    assert chart(writing, _spec("各日", "数"), 1) is None
    assert [d.code.id for d in writing.problems] == ["PE660"]
