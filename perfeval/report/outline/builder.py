"""Building: an outline, figures and words become a document, numbered as it comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from perfeval.diagnostics import Diagnostic
from perfeval.report.figures import Figures
from perfeval.report.outline import charts, sentences, tables
from perfeval.report.outline.loader import HEADINGS
from perfeval.report.outline.model import Block, Outline
from perfeval.report.outline.references import CHART, TABLE
from perfeval.report.outline.writing import Writing
from perfeval.report.word import document as d
from perfeval.report.word.manifest import FigureRecord
from perfeval.values.show import chinese_numeral

_MOST_NUMERALS = 99


def build_document(
    outline: Outline, figures: Figures, words: Mapping[str, str], day: date
) -> tuple[d.Document | None, tuple[FigureRecord, ...], list[Diagnostic]]:
    """Build a document and the records of the figures that it prints.

    Args:
        outline: the template.
        figures: the computed figures.
        words: all words that the template may name.
        day: the date of the document.
    """
    writing = Writing(figures, words)
    lines = tuple(writing.plain(line) for line in outline.title)
    organisation = writing.plain(outline.signature.organisation)
    blocks, found = writing.references.resolve(_Builder(writing).blocks(outline.body))
    writing.problems += found
    signature = d.Signature(organisation, writing.plain(outline.signature.date))
    if any(problem.severity == "error" for problem in writing.problems):
        return None, (), writing.problems
    title = "".join(lines)
    whole = (d.Title(lines), *blocks, signature)
    document = d.Document(title, whole, organisation, day)
    used = dict.fromkeys(run.figure for run in d.figure_runs(document))
    used.update(dict.fromkeys(d.plotted_figures(document)))
    records = tuple(figures.record(writing.printed[name]) for name in used)
    return document, records, writing.problems


class _Builder:
    """Turns blocks into the document's."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing

    def blocks(self, specs: Sequence[Block]) -> list[d.Block]:
        """Build what stands at one place; headings are counted by level among those that stay."""
        built: list[d.Block] = []
        counts = dict.fromkeys((1, 2, 3), 0)
        for spec in specs:
            if not self._writing.holds(spec.when):
                continue
            for level, kind in enumerate(HEADINGS, 1):
                text = getattr(spec, kind)
                if text is None:
                    continue
                content = self.blocks(spec.content)
                if content or not spec.content:
                    counts[level] += 1
                    heading = numbered(level, counts[level], self._writing.plain(text))
                    built += [d.Heading(level, heading), *content]
            if spec.paragraph is not None:
                built += self._paragraph(spec, counts)
            built += self._other(spec)
        return built

    def _paragraph(self, spec: Block, counts: dict[int, int]) -> list[d.Block]:
        runs = sentences.paragraph(self._writing, spec.paragraph or [])
        if not runs:
            return []
        if spec.lead is None:
            return [d.Paragraph(runs)]
        counts[3] += 1
        lead = numbered(3, counts[3], self._writing.plain(spec.lead))
        return [d.Paragraph(runs, f"{lead}。")]

    def _other(self, spec: Block) -> list[d.Block]:
        references = self._writing.references
        if spec.table is not None:
            made = tables.table(self._writing, spec.table, references.next(TABLE))
            if made is not None:
                references.numbered(TABLE, spec.table.key)
                return [made[0], *made[1]]
        if spec.chart is not None:
            chart = charts.chart(self._writing, spec.chart, references.next(CHART))
            if chart is not None:
                references.numbered(CHART, spec.chart.key)
                return [chart]
        if spec.note is not None:
            return [d.Paragraph(("注：", *self._writing.runs(spec.note)))]
        return []


def numbered(level: int, number: int, text: str) -> str:
    """Put the number of a heading before it, as official documents do: 一、（一）1. ."""
    numeral = chinese_numeral(number) if number <= _MOST_NUMERALS else str(number)
    if level == 1:
        return f"{numeral}、{text}"
    return f"（{numeral}）{text}" if level == 2 else f"{number}.{text}"
