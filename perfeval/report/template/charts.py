"""Charts in a template: those of the outline by key, or written in the tag."""

from __future__ import annotations

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import template as codes
from perfeval.files.typed import Text
from perfeval.report.figures import Figure
from perfeval.report.outline import charts
from perfeval.report.outline.model import ChartSpec, SeriesSpec
from perfeval.report.outline.writing import Writing
from perfeval.report.template.grammar import Tag
from perfeval.report.template.names import Sources
from perfeval.report.word.document import Chart

KINDS = ("折线", "柱形", "条形", "饼", "堆积")


class PlacedText(Text):
    """A text of a tag, which stands at the place of the tag."""

    __slots__ = ("_place",)
    _place: Place

    @staticmethod
    def at(text: str, place: Place) -> PlacedText:
        """Make a text that knows its place."""
        made = PlacedText(text)
        made._place = place
        return made

    def place(self, offset: int = 0, length: int | None = None) -> Place | None:  # noqa: ARG002
        """Give the place of the tag, whatever part of the text is asked for."""
        return self._place


def chart_spec(
    tag: Tag, sources: Sources, place: Place
) -> tuple[ChartSpec | None, Diagnostic | None]:
    """Read the chart of a tag."""

    def wrong(zh: str, en: str) -> tuple[None, Diagnostic]:
        return None, codes.CHART.at(place, found=tag.name[:60], reason=zh, reason_en=en)

    words = tag.name.split()
    if len(words) == 1:
        found = sources.charts.get(words[0])
        keys = "、".join(sources.charts) or "（没有）"
        return (found, None) if found else wrong(f"提纲里有的代号：{keys}", f"keys: {keys}")
    if words[0] not in KINDS:
        return wrong(f"类型是 {'、'.join(KINDS)} 之一", f"the kind is one of {', '.join(KINDS)}")
    family = sources.figures.families.get(words[1])
    if family is None:
        known = "、".join(sources.figures.families)
        return wrong(f"没有分组数字“{words[1]}”，有：{known}", f"grouped figures: {known}")
    if len(words) < 3 or (words[0] == "饼" and len(words) > 3):
        return wrong("写上要画的列（饼图只写一列）", "name the measures (a pie has one)")
    title, unit = (*tag.options, "", "")[:2]
    series = [SeriesSpec(name=Text(word), value=PlacedText.at(word, place)) for word in words[2:]]
    return (
        ChartSpec(
            kind=words[0],
            chart_title=PlacedText.at(title, place),
            unit=Text(unit),
            rows=PlacedText.at(words[1], place),
            series=series,
            description=PlacedText.at(title or words[1], place),
        ),
        None,
    )


def make_chart(
    spec: ChartSpec, sources: Sources, number: int
) -> tuple[Chart | None, list[Figure], list[Diagnostic]]:
    """Build a chart from today's figures, and name them; None when there is nothing to plot."""
    writing = Writing(sources.figures, sources.words)
    chart = charts.chart(writing, spec, number)
    return chart, list(writing.printed.values()), writing.problems
