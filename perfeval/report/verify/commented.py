"""A copy of a document that carries a Word comment at each finding."""

from __future__ import annotations

import bisect
import posixpath
from collections.abc import Sequence

from lxml import etree

from perfeval.diagnostics import Diagnostic
from perfeval.report.verify.found import ReadDocument
from perfeval.report.verify.package import open_package
from perfeval.report.verify.saying import comment_text, short_line
from perfeval.report.verify.verdict import Status, Verdict
from perfeval.report.word.package import pack_members
from perfeval.report.word.xml_text import W, escape

AUTHOR, INITIALS = "perfeval 核对", "核"
_W = f"{{{W}}}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_MOST_SUMMED_UP = 40


def commented_copy(
    data: bytes, read: ReadDocument, verdicts: Sequence[Verdict], lang: str = "zh"
) -> tuple[bytes | None, list[Diagnostic]]:
    """Give the document with a comment at each finding; nothing else in it is changed.

    Findings without a place in the text (what is gone, headers and footers, where Word allows no
    comments) are summed up in a comment at the first paragraph. ``read`` is used up by it.

    Args:
        data: the file that was read.
        read: what reading it gave.
        verdicts: what ``judge`` said; those that are right get no comment.
        lang: the language of the comments.
    """
    package, problems = open_package(data, read.name)
    if package is None or read.root is None:
        return None, problems
    parts = {name: package.data(name) for name in package.names}
    members = {name: part for name, part in parts.items() if part is not None}
    if len(members) < len(parts):
        return None, package.diagnostics
    rels_name = _rels_of(read.main)
    types = package.parsed("[Content_Types].xml", members["[Content_Types].xml"])
    relations = (
        package.parsed(rels_name, members[rels_name]) if rels_name in members else _no_relations()
    )
    if types is None or relations is None:
        return None, package.diagnostics
    part = _comments_part(types, relations, read.main, members)
    listed = package.parsed(part, members[part]) if part in members else _no_comments()
    if listed is None:
        return None, package.diagnostics
    _Commenting(read, read.root, listed, lang).comment(
        [it for it in verdicts if it.status != Status.RIGHT]
    )
    for name, root in (
        (part, listed),
        (read.main, read.root),
        (rels_name, relations),
        ("[Content_Types].xml", types),
    ):
        members[name] = etree.tostring(
            root, xml_declaration=True, encoding="UTF-8", standalone=True, with_tail=False
        )
    return pack_members(members), []


class _Commenting:
    """Puts comments into the text and into the list of comments."""

    def __init__(
        self, read: ReadDocument, root: etree._Element, listed: etree._Element, lang: str
    ) -> None:
        self._read = read
        self._root = root
        self._listed = listed
        self._lang = lang
        ids = [it.get(f"{_W}id", "") for it in listed]
        self._next = 1 + max((int(it) for it in ids if it.isdigit() and len(it) < 9), default=-1)
        self._starts = [start for start, _ in read.body.pieces]

    def comment(self, findings: Sequence[Verdict]) -> None:
        """Comment every finding."""
        homeless: list[Verdict] = []
        for finding in findings:
            ends = self._ends(finding)
            if ends is None:
                homeless.append(finding)
            else:
                self._put(ends, [comment_text(finding, self._lang)])
        first = next(self._root.iter(f"{_W}p"), None)
        if homeless and first is not None:
            lines = [short_line(it, self._lang) for it in homeless[:_MOST_SUMMED_UP]]
            if len(homeless) > _MOST_SUMMED_UP:
                lines.append("…")
            runs = [it for it in first if it.tag != f"{_W}pPr"]
            self._put((runs[0], runs[-1]) if runs else (first, first), lines)

    def _ends(self, finding: Verdict) -> tuple[etree._Element, etree._Element] | None:
        """Give the first and last child of a paragraph that a finding covers."""
        if finding.position.chart:
            return self._chart_ends(finding.position.chart)
        if finding.at is None or finding.position.part != "document":
            return None
        start, end = finding.at
        one = self._piece(start)
        other = self._piece(max(start, end - 1))
        if one is None:
            return None
        if other is None or other.getparent() is not one.getparent():
            other = one
        return one, other

    def _chart_ends(self, number: int) -> tuple[etree._Element, etree._Element] | None:
        chart = next((it for it in self._read.charts if it.number == number), None)
        paragraph = None if chart is None else chart.paragraph
        runs = [] if paragraph is None else [it for it in paragraph if it.tag != f"{_W}pPr"]
        return (runs[0], runs[-1]) if runs else None

    def _piece(self, at: int) -> etree._Element | None:
        """Give the child of a paragraph that holds a character of the text."""
        index = bisect.bisect_right(self._starts, at) - 1
        if index < 0:
            return None
        element = self._read.body.pieces[index][1]
        parent = element.getparent()
        while parent is not None and parent.tag != f"{_W}p":
            element, parent = parent, parent.getparent()
        return None if parent is None else element

    def _put(self, ends: tuple[etree._Element, etree._Element], lines: Sequence[str]) -> None:
        number = str(self._next)
        self._next += 1
        self._listed.append(_comment(number, lines))
        start = etree.Element(f"{_W}commentRangeStart", {f"{_W}id": number})
        end = etree.Element(f"{_W}commentRangeEnd", {f"{_W}id": number})
        run = etree.Element(f"{_W}r")
        etree.SubElement(run, f"{_W}commentReference", {f"{_W}id": number})
        one, other = ends
        if one.tag == f"{_W}p":  # an empty paragraph
            one.extend((start, end, run))
            return
        one.addprevious(start)
        other.addnext(end)
        end.addnext(run)


def _comment(number: str, lines: Sequence[str]) -> etree._Element:
    paragraphs = []
    for at, line in enumerate(lines):
        reference = "" if at else "<w:r><w:annotationRef/></w:r>"
        text = f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r>'
        paragraphs.append(f"<w:p>{reference}{text}</w:p>")
    return etree.fromstring(
        f'<w:comment xmlns:w="{W}" w:id="{number}" w:author="{AUTHOR}" w:initials="{INITIALS}">'
        f"{''.join(paragraphs)}</w:comment>"
    )


def _no_comments() -> etree._Element:
    return etree.Element(f"{_W}comments", nsmap={"w": W})


def _no_relations() -> etree._Element:
    return etree.fromstring(f'<Relationships xmlns="{_RELATIONS[1:-1]}"/>')


def _rels_of(part: str) -> str:
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _comments_part(
    types: etree._Element, relations: etree._Element, main: str, members: dict[str, bytes]
) -> str:
    """Give the part with the comments; one is entered when the document has none."""
    folder = posixpath.dirname(main)
    for relation in relations:
        if relation.get("Type") == _COMMENTS:
            target = posixpath.join("/", folder, relation.get("Target", ""))
            return posixpath.normpath(target).lstrip("/")
    name = next(
        name for name in ("comments.xml", "comments_pe.xml") if f"{folder}/{name}" not in members
    )
    used = {relation.get("Id") for relation in relations}
    id_ = next(f"rIdPe{n}" for n in range(len(used) + 2) if f"rIdPe{n}" not in used)
    attributes = {"Id": id_, "Type": _COMMENTS, "Target": name}
    etree.SubElement(relations, f"{_RELATIONS}Relationship", attributes)
    override = {"PartName": f"/{folder}/{name}", "ContentType": _CONTENT}
    etree.SubElement(types, f"{_TYPES}Override", override)
    return f"{folder}/{name}"
