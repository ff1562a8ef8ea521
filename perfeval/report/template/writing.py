"""Writing a document from an office's own template."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import template as codes
from perfeval.report.outline.explanation import ReportResult
from perfeval.report.template import packing
from perfeval.report.template.compiling import Compiled, bookmark_ids, compile_part
from perfeval.report.template.filling import Filled, PartFiller, TooMuch, over
from perfeval.report.template.names import Names, Sources
from perfeval.report.template.opening import Template, open_template
from perfeval.report.template.static import check
from perfeval.report.template.text_lines import TextLine, joined, text_lines
from perfeval.report.word.manifest import Manifest
from perfeval.report.word.numbers import plain_numbers
from perfeval.report.word.profile import GB9704, PageProfile
from perfeval.report.word.xml_text import W

_W = f"{{{W}}}"
_SUFFIX = "（已填）"
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the manifest says of how the document was made."""

    data_hash: str
    program: str
    as_of: str = ""


def write_from_template(
    data: bytes, name: str, sources: Sources, provenance: Provenance
) -> tuple[ReportResult | None, list[Diagnostic]]:
    """Fill a template; None when something in it is wrong, and then everything wrong is told.

    Args:
        data: the template, a .docx that anybody may have made.
        name: its file name.
        sources: all that it may name.
        provenance: for the manifest.
    """
    template, problems = open_template(data, name)
    if template is None:
        return None, problems
    profile = _page(template)
    names = Names(sources)
    compiled, found = compile_all(template)
    problems += found
    for part in compiled:
        problems += check(part.steps, names)
    if not any(part.found for part in compiled):
        problems.append(codes.NO_TAGS.at(Place(name)))
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    filled = Filled(names, template, bookmark_ids(template), profile)
    texts: dict[str, str] = {}
    try:
        for part in compiled:
            texts[part.part] = PartFiller(filled, part.part).fill(part.steps)
    except TooMuch as error:
        return None, [*problems, over(error, name)]
    problems += filled.problems
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    return _packed(template, filled, texts, provenance), problems


def compile_all(template: Template) -> tuple[list[Compiled], list[Diagnostic]]:
    """Compile every part with text; the body comes first."""
    compiled: list[Compiled] = []
    problems: list[Diagnostic] = []
    for part in template.texts:
        one, found = compile_part(template, part)
        compiled.append(one)
        problems += found
    return compiled, problems


def _packed(
    template: Template, filled: Filled, texts: dict[str, str], provenance: Provenance
) -> ReportResult:
    stem = template.name.rpartition(".")[0] or template.name
    lines = text_lines(texts.values())
    manifest = Manifest(
        template.name,
        provenance.program,
        provenance.data_hash,
        tuple(filled.records.values()),
        literals=_literals(lines),
        occurrences=tuple(filled.occurrences),
        as_of=provenance.as_of,
        lines=tuple(joined(lines)),
        charts=tuple(filled.plotted),
    )
    sidecar = manifest.to_json()
    sources = filled.names.sources
    docx = packing.pack(
        template,
        filled,
        texts,
        sidecar,
        title=packing.title_of(template, stem),
        organisation=sources.words.get("单位", ""),
        day=sources.day,
    )
    figures = {figure.id: figure.text or None for figure in sources.figures.by_id.values()}
    return ReportResult(f"{stem}{_SUFFIX}", docx, sidecar, figures)


def _literals(lines: Iterable[TextLine]) -> tuple[str, ...]:
    """Give the numbers that the author of the template wrote, and those in texts of the data."""
    found: set[str] = set()
    for line in lines:
        if _DIGIT.search(line.text):
            found.update(number.text for number in plain_numbers(line.text))
    return tuple(sorted(found))


def _page(template: Template) -> PageProfile:
    """Give the page of the template, as far as charts and images must fit on it."""
    section = next(template.texts[template.main].iter(f"{_W}sectPr"), None)
    size = None if section is None else section.find(f"{_W}pgSz")
    margins = None if section is None else section.find(f"{_W}pgMar")
    if size is None or margins is None:
        return GB9704
    width = _twips(size.get(f"{_W}w"), GB9704.page_width)
    left = _twips(margins.get(f"{_W}left"), GB9704.left)
    right = _twips(margins.get(f"{_W}right"), GB9704.right)
    fits = width - left - right > 1000
    return replace(GB9704, page_width=width, left=left, right=right) if fits else GB9704


def _twips(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdigit() and len(text) < 6 else otherwise
