"""Reading a document back into its figures, by control, then by bookmark."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import word as codes
from perfeval.report.verify.package import SafePackage, open_package
from perfeval.report.verify.stored_manifest import manifest_of
from perfeval.report.verify.text import MarkedText, Span, marked_text
from perfeval.report.word.manifest import Manifest
from perfeval.report.word.marks import tag_of
from perfeval.report.word.numbers import plain_numbers
from perfeval.report.word.xml_text import W

_MAIN_RELATION = "/officeDocument"
_STRICT = "http://purl.oclc.org/ooxml/"
_OTHER_TEXT = re.compile(r"^word/(?:header|footer|footnotes|endnotes)\d*\.xml$")
"""Parts whose text is read after the body's: figures may stand there too."""
_AROUND = 16
_MARK = "\ufffc"


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """An occurrence of a figure in the document as it is now.

    ``text`` is None when its marks are gone; ``known`` is False when the manifest has no such
    occurrence (it was pasted from another document). ``paragraph`` counts from 1, 0 when gone.
    """

    number: int
    figure: str
    text: str | None
    context: str = ""
    paragraph: int = 0
    known: bool = True


@dataclass(frozen=True, slots=True)
class UntracedNumber:
    """A number in the text that stands in no mark and that the manifest does not name."""

    text: str
    context: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What a document says: its manifest, its figures, the numbers nobody answers for."""

    name: str
    manifest: Manifest
    occurrences: tuple[FoundFigure, ...]
    untraced: tuple[UntracedNumber, ...]


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
    body, diagnostics = _body(package, name)
    if body is None:
        return None, diagnostics
    manifest, problems = manifest_of(package, sidecar, name)
    problems += package.diagnostics
    if manifest is None:
        return None, problems or [codes.NO_MANIFEST.at(Place(name))]
    return (
        ReadDocument(
            name,
            manifest,
            tuple(_figures(body, manifest)),
            tuple(_untraced(body, manifest)),
        ),
        problems,
    )


def _body(package: SafePackage, name: str) -> tuple[MarkedText | None, list[Diagnostic]]:
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
    whole = etree.Element("document")
    whole.append(root)
    for part_name in sorted(filter(_OTHER_TEXT.match, package.names)):
        other = package.xml(part_name)
        if other is not None:
            whole.append(other)
    return marked_text(whole), []


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
    for number, occurrence in enumerate(manifest.occurrences, 1):
        spans = controls.get(number) or ([bookmarks[number]] if number in bookmarks else [])
        if not spans:
            yield FoundFigure(number, occurrence.figure, None)
        for span in spans:
            yield _found(body, span, occurrence.figure, known=True)
    for span in strange:
        yield _found(body, span, span.tag.removeprefix("pe:").rpartition("|")[0], known=False)


def _found(body: MarkedText, span: Span, figure: str, *, known: bool) -> FoundFigure:
    start, end = _whole_number(body.text, span)
    paragraph, _, _ = body.line_of(start)
    text = body.text[start:end].strip() or None
    return FoundFigure(span.number, figure, text, _context(body, start, end), paragraph, known)


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


def _untraced(body: MarkedText, manifest: Manifest) -> Iterator[UntracedNumber]:
    literals = frozenset(manifest.literals)
    masked = list(body.text)
    for span in (*body.controls, *body.bookmarks):
        start, end = _whole_number(body.text, span)
        masked[start:end] = _MARK * (end - start)
    position = 0
    for paragraph, line in enumerate("".join(masked).split("\n"), 1):
        for number in plain_numbers(line):
            if number.text not in literals:
                start, end = position + number.start, position + number.end
                yield UntracedNumber(number.text, _context(body, start, end), paragraph)
        position += len(line) + 1
