"""Filling a program: texts out, figures numbered and recorded, charts and images collected."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import report as report_codes
from perfeval.diagnostics.codes import template as codes
from perfeval.diagnostics.codes import word as word_codes
from perfeval.report.template import drawing
from perfeval.report.template.charts import chart_spec, make_chart
from perfeval.report.template.conditions import Known, Unclear, holds, read_condition
from perfeval.report.template.images import Image, Unusable, extent, read_image, width_of
from perfeval.report.template.marks import Found
from perfeval.report.template.names import Level, Names, Printed
from perfeval.report.template.opening import Template
from perfeval.report.template.program import Chunk, FreshId, Keep, Rows, Section, Step, Value
from perfeval.report.template.static import format_of, image_name
from perfeval.report.word.chart.part import ChartPart, chart_part, inline_chart
from perfeval.report.word.manifest import ChartRecord, FigureRecord, Occurrence
from perfeval.report.word.profile import GB9704, PageProfile
from perfeval.values.units import MONEY

MOST_ITEMS = 50_000
MOST_CHARACTERS = 16_000_000
_EMU_A_TWIP = 635
_ENDS_PARAGRAPH = re.compile(r"(?:</w:p>|<w:p(?: [^>]*)?/>)\s*$")
_OTHER_UNITS = ("个百分点", *sorted(MONEY, key=len, reverse=True), "%", "％")


class TooMuch(Exception):  # noqa: N818 - it ends the filling of a document that grows without end
    """The document grows beyond what is taken; ``args`` are what, how much and the limit."""


@dataclass
class Filled:
    """What all parts of a document share while they are filled."""

    names: Names
    template: Template
    used_ids: set[int]
    profile: PageProfile = GB9704
    records: dict[str, FigureRecord] = field(default_factory=dict)
    occurrences: list[Occurrence] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    charts: list[ChartPart] = field(default_factory=list)
    plotted: list[ChartRecord] = field(default_factory=list)
    media: dict[str, str] = field(default_factory=dict)
    images: dict[str, Image | None] = field(default_factory=dict)
    items: int = 0
    characters: int = 0
    fresh: int = 0
    bookmark: int = 0

    def fresh_id(self) -> int:
        """Give an id that no drawing or control has: all of the template are given anew too."""
        self.fresh += 1
        return self.fresh

    def bookmark_id(self) -> int:
        """Give an id that no bookmark has."""
        self.bookmark += 1
        while self.bookmark in self.used_ids:
            self.bookmark += 1
        return self.bookmark

    def note(self, problem: Diagnostic) -> None:
        """Note a diagnostic, once."""
        if problem not in self.problems and len(self.problems) < 200:
            self.problems.append(problem)


class PartFiller:
    """Fills one part."""

    def __init__(self, filled: Filled, part: str) -> None:
        self._filled = filled
        self._names = filled.names
        self._part = part

    def fill(self, steps: Sequence[Step]) -> str:
        """Give the XML of the part.

        Raises:
            TooMuch: when it grows beyond what is taken.
        """
        out: list[str] = []
        self._run(steps, out, ())
        return "".join(out)

    def _run(self, steps: Sequence[Step], out: list[str], levels: tuple[Level, ...]) -> None:
        filled = self._filled
        for step in steps:
            match step:
                case Chunk(text):
                    filled.characters += len(text)
                    out.append(text)
                case Value(found):
                    made = self._value(found, levels)
                    filled.characters += len(made)
                    out.append(made)
                case FreshId():
                    out.append(str(filled.fresh_id()))
                case Section():
                    self._section(step, out, levels)
                case Keep(body):
                    start = len(out)
                    self._run(body, out, levels)
                    last = next((text for text in reversed(out[start:]) if text.strip()), "")
                    if not _ENDS_PARAGRAPH.search(last[-400:]):
                        out.append(drawing.EMPTY_PARAGRAPH)
                case Rows(body):
                    start = len(out)
                    self._run(body, out, levels)
                    if not any("<w:tr>" in text or "<w:tr " in text for text in out[start:]):
                        del out[start:]
            if filled.characters > MOST_CHARACTERS:
                raise TooMuch("写出的字符数", "characters written", MOST_CHARACTERS)

    def _section(self, step: Section, out: list[str], levels: tuple[Level, ...]) -> None:
        tag = step.found.tag
        if tag.kind == "if":
            decided = self._holds(step.found, levels)
            if decided is not None:
                self._run(step.body if decided else step.otherwise, out, levels)
            return
        written = False
        for item in self._names.items(tag.name, levels):
            self._filled.items += 1
            if self._filled.items > MOST_ITEMS:
                raise TooMuch("循环次数", "turns of loops", MOST_ITEMS)
            if tag.between is None:
                self._run(step.body, out, (*levels, item))
                continue
            own: list[str] = []
            self._run(step.body, own, (*levels, item))
            if written and any(own):
                out.append(drawing.text_run(tag.between, step.found.properties))
            written = written or any(own)
            out += own

    def _holds(self, found: Found, levels: tuple[Level, ...]) -> bool | None:
        missing: list[str] = []

        def lookup(name: str) -> Known:
            known = self._names.truth(name, levels)
            if known.value is None:
                missing.append(name)
            return known

        try:
            decided = holds(read_condition(found.tag.name), lookup)
        except Unclear as error:
            zh, en = error.args
            self._filled.note(
                codes.CONDITION.at(found.place, found=found.tag.name, reason=zh, reason_en=en)
            )
            return None
        if decided is None:
            reason = f"“{'”“'.join(dict.fromkeys(missing))}”没有值"
            self._filled.note(report_codes.CONDITION_UNKNOWN.at(found.place, reason=reason))
        return decided

    def _value(self, found: Found, levels: tuple[Level, ...]) -> str:
        if found.tag.kind == "image":
            return self._image(found)
        if found.tag.kind == "chart":
            return self._chart(found)
        form = format_of(found, self._names, levels)
        value = self._names.value(found.tag.name, levels, form)
        if not isinstance(value, Printed):
            return drawing.text_run(value or "", found.properties)
        return self._figure(found, value, inside=bool(levels) or found.in_cell)

    def _figure(self, found: Found, printed: Printed, *, inside: bool) -> str:
        figure = printed.figure
        if figure.value is None:
            if not inside:
                reason = self._names.why_missing(printed)
                self._filled.note(
                    report_codes.FIGURE_MISSING.at(found.place, figure=figure.id, reason=reason)
                )
            return drawing.text_run("—", found.properties)
        unit = "" if found.tag.bare else self._unit(found, figure.unit)
        if not found.marked:
            return drawing.text_run(figure.text + unit, found.properties)
        filled = self._filled
        if figure.id not in filled.records:
            filled.records[figure.id] = self._names.record(printed)
        filled.occurrences.append(Occurrence(figure.id, figure.text))
        run = drawing.figure_run(
            figure.id,
            figure.label,
            figure.text,
            found.properties,
            number=len(filled.occurrences),
            id_=filled.bookmark_id(),
            control=filled.fresh_id(),
        )
        return run + drawing.text_run(unit, found.properties)

    def _unit(self, found: Found, unit: str) -> str:
        """Give the unit to print: none when the author wrote it after the tag."""
        following = found.following.lstrip()
        if not following:
            return unit
        if not unit or following.replace("％", "%").startswith(unit):
            return ""
        written = next((other for other in _OTHER_UNITS if following.startswith(other)), "")
        if written and (unit in MONEY or unit in ("%", "个百分点")):
            self._filled.note(
                codes.UNIT_CLASH.at(found.place, found=found.tag.name, unit=unit, written=written)
            )
        return unit

    def _image(self, found: Found) -> str:
        filled, tag = self._filled, found.tag
        name = image_name(tag.name, self._names)
        if name is None:
            return ""
        if name not in filled.images:
            try:
                filled.images[name] = read_image(self._names.sources.images[name])
            except Unusable as error:
                filled.images[name] = None
                zh, en = error.args
                filled.note(
                    codes.IMAGE.at(found.place, found=name, reason=zh, reason_en=en, accepted="")
                )
        image = filled.images[name]
        if image is None:
            return ""
        part = filled.media.setdefault(
            name, f"word/media/perfeval{len(filled.media) + 1}.{image.ending}"
        )
        relation = self._relation("image", part)
        widths = [width for option in tag.options if (width := width_of(option)) is not None]
        texts = [option for option in tag.options if width_of(option) is None]
        most = (found.width or filled.profile.text_width) * _EMU_A_TWIP
        size = extent(image, widths[0] if widths else None, most)
        alt = texts[0] if texts else name.rpartition(".")[0]
        return drawing.image_run(relation, name, alt, size, filled.fresh_id())

    def _chart(self, found: Found) -> str:
        filled = self._filled
        spec, _ = chart_spec(found.tag, self._names.sources, found.place)
        if spec is None:
            return ""
        chart, figures, problems = make_chart(spec, self._names.sources, len(filled.charts) + 1)
        for problem in problems:
            filled.note(replace(problem, place=problem.place or found.place))
        if chart is None:
            return ""
        number = filled.fresh_id()
        while any(part.endswith(f"/chart{number}.xml") for part in filled.template.parts):
            number = filled.fresh_id()
        profile = self._wide(found.width)
        part = chart_part(chart, number, profile)
        filled.charts.append(part)
        filled.plotted.append(ChartRecord.of(chart))
        for figure in figures:
            if figure.id not in filled.records and figure.value is not None:
                filled.records[figure.id] = self._names.sources.figures.record(figure)
        relation = self._relation("chart", f"word/charts/{part.name}")
        run = drawing.declared(inline_chart(chart, part, profile))
        return run.replace(f'r:id="{part.relation}"', f'r:id="{relation}"', 1)

    def _wide(self, width: int) -> PageProfile:
        profile = self._filled.profile
        if not width:
            return profile
        return replace(profile, page_width=width, left=0, right=0)

    def _relation(self, kind: str, target: str) -> str:
        relations = self._filled.template.relations
        type_ = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
        known = relations.by_source.get(self._part, [])
        same = next((rel.id for rel in known if rel.target == target and rel.type == type_), None)
        return same or relations.add(self._part, type_, target)


def over(error: TooMuch, name: str) -> Diagnostic:
    """Say that a document grew too large."""
    zh, en, most = error.args
    return word_codes.OVER_LIMIT.at(
        Place(name), what=zh, what_en=en, found=f"> {most:,}", accepted=f"{most:,}"
    )
