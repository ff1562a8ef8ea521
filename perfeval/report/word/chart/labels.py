"""Data labels that do not run into one another.

Widths are counted in tenths of a point; a half-width character of 9 pt is 45 of them wide.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from fractions import Fraction

from perfeval.report.word.chart.looks import text_properties
from perfeval.report.word.document import Chart
from perfeval.report.word.xml_text import attribute

LABEL_SIZE = 900
_CHARACTER = 45
_LINE = 110
_PLOT_WIDTH = 3600
_GAP = Fraction(6, 10)
"""Between the columns of two categories, in widths of a column."""
_UPRIGHT = -5400000
_ABOVE = Decimal("1.4")
_ROOM = {"pie": 20, "stacked": 12}  # below 1/20 of the pie, 1/12 of the highest column: no label

_NEAR_AXIS = 8  # below 1/8 of the largest value, a label under a point would run into the axis


def series_labels(chart: Chart, number: int, face: str) -> str:
    """Give ``c:dLbls`` of series ``number``, empty labels where there is no room for them."""
    if chart.kind == "line":
        return _line_labels(chart, number, face)
    if chart.kind in {"pie", "stacked"}:
        return _part_labels(chart, number, face)
    return _bar_labels(chart, face)


def _bar_labels(chart: Chart, face: str) -> str:
    if _too_narrow(chart):
        return _nothing()
    rotation = _UPRIGHT if upright(chart) else None
    return _labels(chart, face, position="outEnd", rotation=rotation)


def upright(chart: Chart) -> bool:
    """Whether labels stand upright on the columns, and need room above the highest."""
    if chart.kind != "column" or _too_narrow(chart):
        return False
    # Beside another column a label may be as wide as its own, else as wide as its category.
    room = Fraction(len(chart.series)) + _GAP if len(chart.series) > 1 else 1
    return len(chart.categories) * room * _longest(chart) * _CHARACTER > _PLOT_WIDTH


def _too_narrow(chart: Chart) -> bool:
    bars = len(chart.categories) * len(chart.series)
    return chart.kind == "column" and bars * _LINE > _PLOT_WIDTH


def _line_labels(chart: Chart, number: int, face: str) -> str:
    """Above the highest line, below the lowest unless the axis is near, none between them."""
    if len(chart.categories) * _longest(chart) * _CHARACTER > _PLOT_WIDTH:
        return _nothing()
    points = []
    own = chart.series[number].numbers()
    for index, value in enumerate(own):
        column = [series.numbers()[index] for series in chart.series]
        present = [other for other in column if other is not None]
        if value is None:
            continue
        first = column.index(value) == number
        if value == max(present) and first:
            continue
        room = value == min(present) and first and value * _NEAR_AXIS >= _largest(chart)
        points.append(_point(chart, index, face) if room else _no_point(index))
    return _labels(chart, face, position="t", points="".join(points))


def _part_labels(chart: Chart, number: int, face: str) -> str:
    """Inside the segment or beside the slice; a part too small for its label has none."""
    points = []
    whole = _whole(chart)
    for index, value in enumerate(chart.series[number].numbers()):
        if value is not None and value * _ROOM[chart.kind] < whole:
            points.append(_no_point(index))
    position = "outEnd" if chart.kind == "pie" else "ctr"
    return _labels(chart, face, position=position, points="".join(points))


def _whole(chart: Chart) -> Decimal:
    """What a part is small against: the pie, or the tallest column of the stack."""
    if chart.kind == "pie":
        return _sum(chart.series[0].numbers())
    stacks = range(len(chart.categories))
    return max(_sum(tuple(series.numbers()[at] for series in chart.series)) for at in stacks)


def headroom(chart: Chart) -> str:
    """Give ``c:max`` of the value axis where upright labels would run into the title."""
    largest = _largest(chart)
    if largest <= 0 or not upright(chart):
        return ""
    wanted = largest * _ABOVE
    step = Decimal(1).scaleb(wanted.adjusted())
    return f'<c:max val="{format((wanted / step).to_integral_value(ROUND_CEILING) * step, "f")}"/>'


def _largest(chart: Chart) -> Decimal:
    values = (value for series in chart.series for value in series.numbers() if value is not None)
    return max(values, default=Decimal(0))


def _sum(values: tuple[Decimal | None, ...]) -> Decimal:
    return sum((value for value in values if value is not None), Decimal(0))


def _longest(chart: Chart) -> int:
    """Count the characters of the longest label as it is shown, and one for the room beside it."""
    shown = (_shown(chart, value) for series in chart.series for value in series.numbers())
    return max(shown, default=0) + 1


def _shown(chart: Chart, value: Decimal | None) -> int:
    """Count the characters of a value in the number format of the chart."""
    if value is None:
        return 0
    if chart.number_format == "General":
        return len(format(value, "f"))
    whole, point, places = chart.number_format.partition(".")
    decimals = places.count("0")
    grouping = "," if "," in whole else ""
    percent = "%" in chart.number_format
    text = format(value * 100 if percent else value, f"{grouping}.{decimals if point else 0}f")
    return len(text) + percent


def _labels(
    chart: Chart, face: str, *, position: str, rotation: int | None = None, points: str = ""
) -> str:
    return f"<c:dLbls>{points}{_group(chart, face, position, rotation)}</c:dLbls>"


def _point(chart: Chart, index: int, face: str) -> str:
    return f'<c:dLbl><c:idx val="{index}"/>{_group(chart, face, "b", None)}</c:dLbl>'


def _no_point(index: int) -> str:
    return f'<c:dLbl><c:idx val="{index}"/><c:delete val="1"/></c:dLbl>'


def _nothing() -> str:
    return '<c:dLbls><c:delete val="1"/></c:dLbls>'


def _group(chart: Chart, face: str, position: str, rotation: int | None) -> str:
    shown = "".join(
        f'<c:{what} val="{int(what == "showVal")}"/>'
        for what in (
            "showLegendKey",
            "showVal",
            "showCatName",
            "showSerName",
            "showPercent",
            "showBubbleSize",
        )
    )
    return (
        f'<c:numFmt formatCode="{attribute(chart.number_format)}" sourceLinked="0"/>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{text_properties(face, LABEL_SIZE, rotation)}"
        f'<c:dLblPos val="{position}"/>{shown}'
    )
