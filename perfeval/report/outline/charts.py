"""Charts: a category for each group of a family, a series for each measure."""

from __future__ import annotations

from perfeval.diagnostics.codes import report as codes
from perfeval.report.outline.model import ChartSpec
from perfeval.report.outline.writing import Writing
from perfeval.report.word.document import Chart, ChartKind, Series

_KINDS: dict[str, ChartKind] = {
    "折线": "line", "柱形": "column", "条形": "bar", "饼": "pie", "堆积": "stacked",
}  # fmt: skip


def chart(writing: Writing, spec: ChartSpec, number: int) -> Chart | None:
    """Build a chart; None when its family has no group or a series no value."""
    family = writing.family(spec.rows)
    if family is None or not family.groups:
        return None
    series: list[Series] = []
    form = "General"
    for item in spec.series:
        measure = writing.measure(family, item.value)
        if measure is None or measure in family.texts:
            return None
        figures = [group.figures[measure] for group in family.groups]
        if figures[0].format.is_date:
            writing.note(codes.DATES_PLOTTED, item.value, found=item.value)
            return None
        form = figures[0].format.spreadsheet
        values = tuple(figure.text.replace(",", "") for figure in figures)
        if not any(values):
            writing.note(codes.NOTHING_TO_PLOT, item.name, chart=spec.chart_title, series=item.name)
            return None
        series.append(Series(str(item.name), values))
    return Chart(
        kind=_KINDS[spec.kind],
        title=f"图{number}　{writing.plain(spec.chart_title)}",
        unit=str(spec.unit),
        categories=tuple(group.label for group in family.groups),
        series=tuple(series),
        alt=writing.plain(spec.description),
        number_format=form,
    )
