from __future__ import annotations

from perfeval.report.word.chart.labels import series_labels
from perfeval.report.word.document import Chart, ChartKind, Series

MONTHS = tuple(f"{month}月" for month in range(1, 13))


def chart(kind: ChartKind, categories: tuple[str, ...], *values: tuple[str, ...]) -> Chart:
    series = tuple(Series(f"系列{number}", row) for number, row in enumerate(values))
    return Chart(kind, "图", "万元", categories, series, "图", "0.00")


def deleted(labels: str) -> int:
    return labels.count('<c:delete val="1"/>')


def test_few_columns_have_level_labels() -> None:
    labels = series_labels(chart("column", ("甲", "乙"), ("1.00", "2.00")), 0, "宋体")
    assert 'rot="' not in labels
    assert '<c:dLblPos val="outEnd"/>' in labels


def test_many_columns_have_upright_labels() -> None:
    labels = series_labels(chart("column", MONTHS, ("9999.99",) * 12), 0, "宋体")
    assert 'rot="-5400000"' in labels


def test_columns_too_narrow_for_a_label_have_none() -> None:
    values = [("9999.99",) * 12] * 4
    assert "showVal" not in series_labels(chart("column", MONTHS, *values), 0, "宋体")


def test_the_higher_line_has_its_label_above_and_the_lower_below() -> None:
    lines = chart("line", ("甲", "乙"), ("90", "50"), ("80", "60"))
    first, second = (series_labels(lines, number, "宋体") for number in (0, 1))
    assert '<c:idx val="1"/>' in first
    assert first.count('<c:dLblPos val="b"/>') == 1
    assert second.count('<c:dLblPos val="b"/>') == 1
    assert '<c:idx val="0"/>' in second


def test_a_line_between_two_others_has_no_label() -> None:
    lines = chart("line", ("甲",), ("90",), ("80",), ("70",))
    assert deleted(series_labels(lines, 1, "宋体")) == 1


def test_equal_points_are_labelled_once() -> None:
    lines = chart("line", ("甲",), ("90",), ("90",))
    assert [deleted(series_labels(lines, number, "宋体")) for number in (0, 1)] == [0, 1]


def test_a_low_point_near_the_axis_has_no_label() -> None:
    lines = chart("line", ("甲",), ("100",), ("2",))
    assert deleted(series_labels(lines, 1, "宋体")) == 1


def test_slices_too_small_for_a_label_have_none() -> None:
    pie = chart("pie", ("甲", "乙", "丙"), ("62371.80", "62.50", "200"))
    assert deleted(series_labels(pie, 0, "宋体")) == 2


def test_a_segment_is_small_against_the_highest_column() -> None:
    stacked = chart("stacked", ("甲", "乙"), ("1000", "10"), ("900", "500"))
    assert deleted(series_labels(stacked, 0, "宋体")) == 1
    assert deleted(series_labels(stacked, 1, "宋体")) == 0


def test_labels_beside_each_other_are_measured_as_they_are_shown() -> None:
    names = ("产业", "就业", "基础", "其他")
    two = (Series("安排", ("52371.8",) * 4), Series("支出", ("50112.3",) * 4))
    beside = Chart("column", "", "", names, two, "图", "#,##0.00")
    assert 'rot="-5400000"' in series_labels(beside, 0, "宋体")
    alone = Chart("column", "", "", names, two[:1], "图", "#,##0.00")
    assert 'rot="' not in series_labels(alone, 0, "宋体")
