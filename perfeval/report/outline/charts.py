"""Charts: a category for each group of a family, a series for each measure."""

from __future__ import annotations

from perfeval.diagnostics.codes import forms as form_codes
from perfeval.diagnostics.codes import report as codes
from perfeval.report.outline.model import ChartSpec
from perfeval.report.outline.writing import Writing
from perfeval.report.word.document import Chart, ChartKind, Series

MOST_PARTS = 6
"""So many parts of a pie are told apart in print; the smaller ones of more are slivers."""
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
        if figures[0].format.turned:
            writing.note(form_codes.CHANGE_PLOTTED, item.value, found=item.value)
            return None
        form = figures[0].format.spreadsheet
        values = tuple(figure.text.replace(",", "") for figure in figures)
        if not any(values):
            writing.note(codes.NOTHING_TO_PLOT, item.name, chart=spec.chart_title, series=item.name)
            return None
        writing.printed.update((figure.id, figure) for figure in figures)
        plotted = tuple(figure.id if figure.text else "" for figure in figures)
        series.append(Series(str(item.name), values, plotted))
    if spec.kind == "饼" and len(family.groups) > MOST_PARTS:
        count = str(len(family.groups))
        writing.note(
            codes.PIE_PARTS, spec.rows, chart=spec.chart_title, count=count, most=str(MOST_PARTS)
        )
    return Chart(
        kind=_KINDS[spec.kind],
        title=f"图{number}　{writing.plain(spec.chart_title)}",
        unit=str(spec.unit),
        categories=tuple(group.label for group in family.groups),
        series=tuple(series),
        alt=writing.plain(spec.description),
        number_format=form,
    )
