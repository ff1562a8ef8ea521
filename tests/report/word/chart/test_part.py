from __future__ import annotations

import pytest
from lxml import etree

from perfeval.report.word.chart.part import chart_part, inline_chart
from perfeval.report.word.document import Chart, ChartKind, Series
from perfeval.report.word.profile import GB9704

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def chart(
    kind: ChartKind,
    number_format: str = "#,##0.00",
    values: tuple[str, ...] = ("62371.80", ""),
) -> Chart:
    series = (Series("到位", values),)
    return Chart(kind, "到位", "万元", ("专项", "县级"), series, "替代文字<&>", number_format)


@pytest.mark.parametrize("kind", ["bar", "column", "line", "pie", "stacked"])
def test_a_gap_has_no_point_and_values_stay_the_texts_they_are(kind: ChartKind) -> None:
    root = etree.fromstring(chart_part(chart(kind), 1, GB9704).xml)
    points = root.findall(f".//{C}numCache/{C}pt")
    assert [(it.get("idx"), it.findtext(f"{C}v")) for it in points] == [("0", "62371.80")]


@pytest.mark.parametrize("kind", ["bar", "column", "line", "pie", "stacked"])
def test_a_chart_is_grey(kind: ChartKind) -> None:
    root = etree.fromstring(chart_part(chart(kind), 1, GB9704).xml)
    colours = {it.get("val") for it in root.iter(f"{A}srgbClr")}
    assert colours
    assert all(colour[0:2] == colour[2:4] == colour[4:6] for colour in colours)


def test_a_pie_names_the_values_in_its_legend() -> None:
    root = etree.fromstring(chart_part(chart("pie"), 1, GB9704).xml)
    assert root.findtext(f".//{C}cat//{C}pt/{C}v") == "专项 62371.80"


def test_lying_bars_are_read_from_the_top() -> None:
    root = etree.fromstring(chart_part(chart("bar"), 1, GB9704).xml)
    assert root.find(f".//{C}catAx/{C}scaling/{C}orientation").get("val") == "maxMin"


@pytest.mark.parametrize(
    ("number_format", "values", "axis"),
    [
        ("#,##0.00", ("62371.80", "1"), "#,##0"),
        ("0.00", ("3.5", "1"), "0.00"),
        ("0.00%", ("0.98", "0.5"), "0%"),
        ("0.00%", ("0.05", "0.01"), "0.00%"),
    ],
)
def test_the_axis_drops_decimals_that_it_does_not_need(
    number_format: str, values: tuple[str, ...], axis: str
) -> None:
    root = etree.fromstring(chart_part(chart("column", number_format, values), 1, GB9704).xml)
    assert root.find(f".//{C}valAx/{C}numFmt").get("formatCode") == axis


def test_the_picture_has_an_alternative_text() -> None:
    it = chart("bar")
    shown = inline_chart(it, chart_part(it, 3, GB9704), GB9704)
    assert 'descr="替代文字&lt;&amp;&gt;（单位：万元）：专项 62371.80。"' in shown
