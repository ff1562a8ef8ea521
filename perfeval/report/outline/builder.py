"""Building: an outline, figures and words become a document, numbered as it comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from perfeval.diagnostics import Diagnostic
from perfeval.files.typed import Text
from perfeval.report.figures import Figures
from perfeval.report.outline import charts, formal, forms, sentences, tables, titles
from perfeval.report.outline.form_model import FormSpec
from perfeval.report.outline.loader import HEADINGS
from perfeval.report.outline.model import Block, Outline
from perfeval.report.outline.numbers import PLAIN, NumberStyle
from perfeval.report.outline.references import CHART, TABLE
from perfeval.report.outline.writing import Item, Writing
from perfeval.report.word import document as d
from perfeval.report.word.formal import Orientation
from perfeval.report.word.manifest import FigureRecord
from perfeval.values.show import chinese_numeral

_MOST_NUMERALS = 99


def build_document(
    outline: Outline,
    figures: Figures,
    words: Mapping[str, str],
    day: date,
    numbers: NumberStyle = PLAIN,
) -> tuple[d.Document | None, tuple[FigureRecord, ...], list[Diagnostic]]:
    """Build a document and the records of the figures that it prints.

    Args:
        outline: the template.
        figures: the computed figures.
        words: all words that the template may name.
        day: the date of the document.
        numbers: how the office writes numbers.
    """
    writing = Writing(figures, words, numbers)
    lines = tuple(writing.plain(line) for line in outline.title)
    signature = _signature(writing, outline)
    organisation = signature.organisation if signature else words.get("单位", "")
    builder = _Builder(writing)
    body = builder.blocks(outline.body)
    attached = formal.attachments(writing, outline, builder.blocks)
    lying = [Orientation(landscape=True)] if outline.landscape == "是" else []
    blocks, found = writing.references.resolve(
        [
            *lying,
            *formal.before(writing, outline, d.Title(lines)),
            *body,
            *attached.note,
            *([signature] if signature else []),
            *formal.after(writing, outline),
            *attached.blocks,
            *formal.last(writing, outline),
        ]
    )
    writing.problems += [*found, *titles.wanting(outline.title, lines)]
    if any(problem.severity == "error" for problem in writing.problems):
        return None, (), writing.problems
    document = d.Document("".join(lines), tuple(blocks), organisation, day)
    used = dict.fromkeys(run.figure for run in d.figure_runs(document))
    used.update(dict.fromkeys(d.plotted_figures(document)))
    records = tuple(writing.record(name) for name in used)
    return document, records, writing.problems


def _signature(writing: Writing, outline: Outline) -> d.Signature | None:
    spec = outline.signature
    if spec is None:
        return None
    organisation, day = writing.plain(spec.organisation), writing.plain(spec.date)
    return d.Signature(organisation, day, sealed=spec.sealed == "是")


class _Builder:
    """Turns blocks into the document's."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing

    def blocks(self, specs: Sequence[Block], counts: dict[int, int] | None = None) -> list[d.Block]:
        """Build what stands at one place; headings are counted by level among those that stay."""
        built: list[d.Block] = []
        counts = dict.fromkeys((1, 2, 3), 0) if counts is None else counts
        for spec in specs:
            if not self._writing.holds(spec.when):
                continue
            built += self._heading(spec, counts)
            if spec.each is not None:
                built += self._each(spec, spec.each, counts)
            if spec.paragraph is not None:
                built += self._paragraph(spec, counts)
            if spec.landscape is not None:
                lying = self.blocks(spec.landscape, counts)
                built += (
                    [Orientation(landscape=True), *lying, Orientation(landscape=False)]
                    if lying
                    else []
                )
            built += self._other(spec)
        return built

    def _heading(self, spec: Block, counts: dict[int, int]) -> list[d.Block]:
        built: list[d.Block] = []
        for level, kind in enumerate(HEADINGS, 1):
            text = getattr(spec, kind)
            if text is None:
                continue
            content = self.blocks(spec.content)
            if content or not spec.content:
                counts[level] += 1
                heading = numbered(level, counts[level], self._writing.plain(text))
                built += [d.Heading(level, heading), *content]
        return built

    def _each(self, spec: Block, family: Text, counts: dict[int, int]) -> list[d.Block]:
        """Build the content once for each group; its headings are numbered on."""
        built: list[d.Block] = []
        for number, group in enumerate(self._writing.groups(family, spec.within) or (), 1):
            with self._writing.at(Item(str(family), group, number)):
                built += self.blocks(spec.content, counts)
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
        if spec.form is not None:
            return self._form(spec.form)
        if spec.chart is not None:
            chart = charts.chart(self._writing, spec.chart, references.next(CHART))
            if chart is not None:
                references.numbered(CHART, spec.chart.key)
                return [chart]
        if spec.note is not None:
            notes = spec.note if isinstance(spec.note, list) else [spec.note]
            return [d.Notes(tuple(self._writing.runs(note) for note in notes))] if notes else []
        return []

    def _form(self, spec: FormSpec) -> list[d.Block]:
        references = self._writing.references
        made = forms.form(self._writing, spec, references.next(TABLE))
        if made is None:
            return []
        if spec.caption:
            references.numbered(TABLE, spec.key)
        return [made]


def _lying(blocks: list[d.Block]) -> list[d.Block]:
    """Put blocks on pages that lie; nothing when there is none."""
    if not blocks:
        return []
    return [Orientation(landscape=True), *blocks, Orientation(landscape=False)]


def numbered(level: int, number: int, text: str) -> str:
    """Put the number of a heading before it, as official documents do: 一、（一）1. ."""
    numeral = chinese_numeral(number) if number <= _MOST_NUMERALS else str(number)
    if level == 1:
        return f"{numeral}、{text}"
    return f"（{numeral}）{text}" if level == 2 else f"{number}.{text}"
