"""Reading a document back into its figures: by control, then by bookmark, then by the text."""

from __future__ import annotations

import bisect
import dataclasses
import posixpath
import re
from collections.abc import Collection, Iterator, Sequence

from lxml import etree

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import verify as verify_codes
from perfeval.diagnostics.codes import word as codes
from perfeval.report.verify.alignment import find_by_text
from perfeval.report.verify.charts import FoundChart, find_charts
from perfeval.report.verify.found import ChangedUnit, FoundFigure, ReadDocument, UntracedNumber
from perfeval.report.verify.package import SafePackage, open_package
from perfeval.report.verify.stored_manifest import manifest_of
from perfeval.report.verify.text import MarkedText, Span, marked_text
from perfeval.report.verify.unit_words import changed_declarations, unit_after, written_units
from perfeval.report.word.manifest import MARK, Manifest
from perfeval.report.word.marks import tag_of
from perfeval.report.word.numbers import plain_numbers
from perfeval.report.word.xml_text import W

_MAIN_RELATION = "/officeDocument"
_STRICT = "http://purl.oclc.org/ooxml/"
_OTHER_TEXT = re.compile(r"^word/(?:header|footer|footnotes|endnotes)\d*\.xml$")
"""Parts whose text is read after the body's: figures may stand there too."""
_AROUND = 16


def read_document(
    data: bytes, sidecar: Manifest | None, name: str
) -> tuple[ReadDocument | None, list[Diagnostic]]:
    """Read a .docx that was written by perfeval and edited by anyone since.

    Args:
        data: the file.
        sidecar: the manifest written beside it, for documents that lost theirs on the way.
        name: the name of the file, for diagnostics.
    """
    package, diagnostics = open_package(data, name)
    if package is None:
        return None, diagnostics
    main, diagnostics = _main(package, name)
    if main is None:
        return None, diagnostics
    root, part = main
    body = marked_text(_whole(package, root))
    manifest, problems = manifest_of(package, sidecar, name)
    if manifest is None:
        problems += package.diagnostics
        return None, problems or [codes.NO_MANIFEST.at(Place(name))]
    if body.revisions:
        problems.append(verify_codes.REVISIONS.at(Place(name), count=str(body.revisions)))
    charts, found = find_charts(package, part, root, manifest.charts)
    read = dataclasses.replace(assembled(name, body, manifest, charts), main=part, root=root)
    return read, [*problems, *found, *package.diagnostics]


def assembled(
    name: str, body: MarkedText, manifest: Manifest, charts: tuple[FoundChart, ...] = ()
) -> ReadDocument:
    """Find the figures of a manifest in a text, and what the text has beside them."""
    figures = tuple(_figures(body, manifest))
    untraced = tuple(_untraced(body, manifest, figures))
    units = tuple(_changed_units(body, manifest))
    return ReadDocument(name, manifest, figures, untraced, units, charts, body)


def _main(
    package: SafePackage, name: str
) -> tuple[tuple[etree._Element, str] | None, list[Diagnostic]]:
    """Find the part with the text, and say where it is."""
    relations = package.xml("_rels/.rels")
    if relations is None:
        return None, package.diagnostics
    types = [(item.get("Type", ""), item.get("Target", "")) for item in relations.iterchildren()]
    main = next((target for kind, target in types if kind.endswith(_MAIN_RELATION)), "")
    if any(kind.startswith(_STRICT) for kind, _ in types):
        return None, [codes.STRICT.at(Place(name))]
    part = posixpath.normpath(main.lstrip("/"))
    if not part.startswith("word/"):
        return None, [codes.NOT_DOCX.at(Place(name), found=_kind(part), found_en=_kind(part))]
    root = package.xml(part)
    if root is None:
        return None, package.diagnostics
    if root.tag != f"{{{W}}}document":
        return None, [codes.NOT_DOCX.at(Place(name), found="XML", found_en="XML")]
    return (root, part), []


def _whole(package: SafePackage, root: etree._Element) -> etree._Element:
    """Put the text and the parts that stand beside it under one element."""
    whole = etree.Element("whole")
    whole.append(root)
    for part_name in sorted(filter(_OTHER_TEXT.match, package.names)):
        other = package.xml(part_name)
        if other is not None:
            whole.append(other)
    return whole


def _kind(main_part: str) -> str:
    kinds = {"xl": "Excel", "ppt": "PowerPoint"}
    return kinds.get(main_part.partition("/")[0], "ZIP")


def _figures(body: MarkedText, manifest: Manifest) -> Iterator[FoundFigure]:
    controls: dict[int, list[Span]] = {}
    strange: list[Span] = []
    for span in body.controls:
        listed = 1 <= span.number <= len(manifest.occurrences)
        own = listed and span.tag == tag_of(
            manifest.occurrences[span.number - 1].figure, span.number
        )
        if own:
            controls.setdefault(span.number, []).append(span)
        else:
            strange.append(span)
    bookmarks = {span.number: span for span in body.bookmarks}
    units = written_units(manifest.lines)
    units += [""] * (len(manifest.occurrences) - len(units))
    by_text = _by_text(body, manifest, controls.keys() | bookmarks.keys())
    for number, occurrence in enumerate(manifest.occurrences, 1):
        figure, unit = occurrence.figure, units[number - 1]
        for span in controls.get(number, ()):
            yield _found(body, span, figure, layer="control", unit=unit)
        if number in controls:
            continue
        if number in bookmarks:
            yield _found(body, bookmarks[number], figure, layer="bookmark", unit=unit)
        elif number in by_text:
            yield _found(body, by_text[number], figure, layer="text", unit=unit)
        else:
            yield FoundFigure(number, figure, None)
    for span in strange:
        figure = span.tag.removeprefix("pe:").rpartition("|")[0]
        yield _found(body, span, figure, layer="control", known=False)


def _by_text(body: MarkedText, manifest: Manifest, marked: Collection[int]) -> dict[int, Span]:
    """Find the occurrences without marks by the text around them; two never share a number."""
    wanted = set(range(1, len(manifest.occurrences) + 1)).difference(marked)
    if not wanted:
        return {}
    found = find_by_text(manifest.lines, manifest.occurrences, wanted, body)
    taken = sorted((span.start, span.end) for span in (*body.controls, *body.bookmarks))
    starts = [start for start, _ in taken]
    free: dict[int, Span] = {}
    for number, span in found.items():
        near = bisect.bisect_left(starts, span.end)
        if not any(end > span.start for _, end in taken[max(0, near - 2) : near]):
            free[number] = span
    return free


def _found(
    body: MarkedText, span: Span, figure: str, *, layer: str, unit: str = "", known: bool = True
) -> FoundFigure:
    start, end = _whole_number(body.text, span)
    return FoundFigure(
        span.number,
        figure,
        body.text[start:end].strip() or None,
        _context(body, start, end),
        known,
        layer,
        body.position_of(start),
        unit_after(body.text, end),
        unit,
        (start, end),
    )


def _whole_number(text: str, span: Span) -> tuple[int, int]:
    """Widen a span over digits typed against it: the reader sees one number."""
    start, end = span.start, span.end
    if start == end:
        return start, end
    while start and _continues(text, start - 1, -1):
        start -= 1
    while end < len(text) and _continues(text, end, 1):
        end += 1
    return start, end


def _continues(text: str, at: int, step: int) -> bool:
    if text[at].isdigit():
        return True
    beyond = at + step
    return text[at] in ".,．" and 0 <= beyond < len(text) and text[beyond].isdigit()


def _context(body: MarkedText, start: int, end: int) -> str:
    _, line_start, line_end = body.line_of(start)
    left, right = max(line_start, start - _AROUND), min(line_end, max(end, start) + _AROUND)
    before = "…" if left > line_start else ""
    after = "…" if right < line_end else ""
    return f"{before}{body.text[left:right]}{after}".replace("\t", " ").strip()


def _untraced(
    body: MarkedText, manifest: Manifest, figures: Sequence[FoundFigure]
) -> Iterator[UntracedNumber]:
    literals = frozenset(manifest.literals)
    masked = list(body.text)
    spans = [_whole_number(body.text, span) for span in (*body.controls, *body.bookmarks)]
    for start, end in (*spans, *(it.at for it in figures if it.at is not None)):
        masked[start:end] = MARK * (end - start)
    position = 0
    for line in "".join(masked).split("\n"):
        for number in plain_numbers(line):
            if number.text not in literals:
                start, end = position + number.start, position + number.end
                context, where = _context(body, start, end), body.position_of(start)
                yield UntracedNumber(number.text, context, where, (start, end))
        position += len(line) + 1


def _changed_units(body: MarkedText, manifest: Manifest) -> Iterator[ChangedUnit]:
    for written, found, at in changed_declarations(manifest.lines, body):
        yield ChangedUnit(written, found, body.position_of(at), (at, at + len(found)))
