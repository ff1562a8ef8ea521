"""The chart part: bars, columns, lines, pies and stacked columns."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from perfeval.report.word.chart import looks
from perfeval.report.word.chart.alt import alt_text, shown_title
from perfeval.report.word.chart.labels import headroom, series_labels
from perfeval.report.word.chart.workbook import SHEET, chart_workbook, column
from perfeval.report.word.document import Chart
from perfeval.report.word.profile import PageProfile
from perfeval.report.word.xml_text import DECLARATION, R, attribute, escape

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_EMU_A_TWIP = 635
_AXES = (111111111, 222222222)
_TITLE_SIZE = 1200
_TEXT_SIZE = 1000


@dataclass(frozen=True, slots=True)
class ChartPart:
    """A chart ready for the package."""

    number: int
    xml: bytes
    workbook: bytes

    @property
    def name(self) -> str:
        """The file name of the part."""
        return f"chart{self.number}.xml"

    @property
    def workbook_name(self) -> str:
        """The file name of the workbook behind it."""
        return f"chart{self.number}.xlsx"

    @property
    def relation(self) -> str:
        """The id by which the document refers to it."""
        return f"rIdChart{self.number}"


def chart_part(chart: Chart, number: int, profile: PageProfile) -> ChartPart:
    """Make the part and the workbook of a chart."""
    categories = _categories(chart)
    series = [(it.name, it.values) for it in chart.series]
    xml = (
        f'{DECLARATION}<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{R}">'
        '<c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/><c:chart>'
        f"{_title(chart, profile.plain_face)}"
        f'<c:autoTitleDeleted val="{int(not chart.title)}"/>'
        f"<c:plotArea><c:layout/>{_plot(chart, categories, profile.plain_face)}</c:plotArea>"
        f"{_legend(chart, profile.plain_face)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{looks.text_properties(profile.plain_face, _TEXT_SIZE)}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
    return ChartPart(number, xml.encode("utf-8"), chart_workbook(categories, series, profile))


def inline_chart(chart: Chart, part: ChartPart, profile: PageProfile) -> str:
    """Give the run that shows the chart in the text, as wide as the text."""
    width = profile.text_width * _EMU_A_TWIP
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{chart_height(chart)}"/>'
        f'<wp:docPr id="{part.number}" name="Chart {part.number}" '
        f'descr="{attribute(alt_text(chart))}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_C}">'
        f'<c:chart xmlns:c="{_C}" r:id="{part.relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def chart_height(chart: Chart) -> int:
    """Give the height in EMU: bars grow with their number, the others are 8 cm high."""
    if chart.kind != "bar":
        return 2880000
    bars = len(chart.categories) * len(chart.series)
    return min(max(2000000, 900000 + 300000 * bars), 7000000)


def _categories(chart: Chart) -> tuple[str, ...]:
    """Give the categories; a pie's carry their values, for slices too small for a label."""
    if chart.kind != "pie":
        return chart.categories
    values = chart.series[0].values
    return tuple(
        f"{category} {value}".rstrip()
        for category, value in zip(chart.categories, values, strict=True)
    )


def _title(chart: Chart, face: str) -> str:
    if not chart.title:
        return ""
    text = looks.rich_text(shown_title(chart), face, _TITLE_SIZE)
    return f'<c:title>{text}<c:overlay val="0"/></c:title>'


def _legend(chart: Chart, face: str) -> str:
    if chart.kind != "pie" and len(chart.series) == 1:
        return ""
    side = "r" if chart.kind == "pie" else "b"
    text = looks.text_properties(face, _TEXT_SIZE)
    return f'<c:legend><c:legendPos val="{side}"/><c:overlay val="0"/>{text}</c:legend>'


def _plot(chart: Chart, categories: tuple[str, ...], face: str) -> str:
    series = "".join(_series(chart, number, categories, face) for number in _numbers(chart))
    axes = "".join(f'<c:axId val="{axis}"/>' for axis in _AXES)
    match chart.kind:
        case "pie":
            turned = '<c:firstSliceAng val="0"/>'
            return f'<c:pieChart><c:varyColors val="1"/>{series}{turned}</c:pieChart>'
        case "line":
            kind = (
                '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
                f'{series}<c:marker val="1"/>{axes}</c:lineChart>'
            )
        case _:
            grouping = "stacked" if chart.kind == "stacked" else "clustered"
            kind = (
                f'<c:barChart><c:barDir val="{"bar" if chart.kind == "bar" else "col"}"/>'
                f'<c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}'
                '<c:gapWidth val="60"/>'
                f'<c:overlap val="{100 if chart.kind == "stacked" else 0}"/>{axes}</c:barChart>'
            )
    return kind + _axes(chart, face)


def _numbers(chart: Chart) -> range:
    return range(len(chart.series))


def _series(chart: Chart, number: int, categories: tuple[str, ...], face: str) -> str:
    series = chart.series[number]
    letters, last = column(number), len(categories) + 1
    names = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(text)}</c:v></c:pt>' for at, text in enumerate(categories)
    )
    values = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(value)}</c:v></c:pt>'
        for at, value in enumerate(series.values)
        if value
    )
    count = f'<c:ptCount val="{len(categories)}"/>'
    shape = '<c:smooth val="0"/>' if chart.kind == "line" else ""
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f"<c:tx><c:strRef><c:f>{SHEET}!${letters}$1</c:f><c:strCache>"
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(series.name)}</c:v></c:pt>'
        f"</c:strCache></c:strRef></c:tx>{_look(chart, number)}"
        f"{series_labels(chart, number, face)}"
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f>"
        f"<c:strCache>{count}{names}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{SHEET}!${letters}$2:${letters}${last}</c:f><c:numCache>"
        f"<c:formatCode>General</c:formatCode>{count}{values}</c:numCache></c:numRef></c:val>"
        f"{shape}</c:ser>"
    )


def _look(chart: Chart, number: int) -> str:
    match chart.kind:
        case "line":
            return looks.line(number)
        case "pie":
            return "".join(
                f'<c:dPt><c:idx val="{at}"/><c:bubble3D val="0"/>{looks.fill(at)}</c:dPt>'
                for at in range(len(chart.categories))
            )
        case "stacked":
            return looks.fill(number, light=True) + '<c:invertIfNegative val="0"/>'
        case _:
            return looks.fill(number) + '<c:invertIfNegative val="0"/>'


def _axes(chart: Chart, face: str) -> str:
    """Give the two axes; horizontal bars are read from the top, like the table beside them."""
    lying = chart.kind == "bar"
    names, values = _AXES
    text = looks.text_properties(face, _TEXT_SIZE)
    category = (
        f'<c:catAx><c:axId val="{names}"/><c:scaling>'
        f'<c:orientation val="{"maxMin" if lying else "minMax"}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if lying else "b"}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{looks.AXIS_LINE}{text}'
        f'<c:crossAx val="{values}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )
    value = (
        f'<c:valAx><c:axId val="{values}"/><c:scaling><c:orientation val="minMax"/>'
        f"{headroom(chart)}</c:scaling>"
        f'<c:delete val="0"/><c:axPos val="{"b" if lying else "l"}"/>{looks.GRID_LINES}'
        f'<c:numFmt formatCode="{attribute(_axis_format(chart))}" sourceLinked="0"/>'
        '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'{looks.AXIS_LINE}{text}<c:crossAx val="{names}"/>'
        f'<c:crosses val="{"max" if lying else "autoZero"}"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )
    return category + value


def _axis_format(chart: Chart) -> str:
    """Give the format of the value axis: without decimals, unless the values are small."""
    values = [value for series in chart.series for value in series.numbers() if value is not None]
    largest = max((abs(value) for value in values), default=Decimal(0))
    if largest < (Decimal("0.1") if "%" in chart.number_format else 10):
        return chart.number_format
    return chart.number_format.replace(".00", "").replace(".0", "")
