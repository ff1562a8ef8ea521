"""From a part's tree to its program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.codes import word as word_codes
from perfeval.report.template import marks as m
from perfeval.report.template.marks import Found
from perfeval.report.template.opening import Template
from perfeval.report.template.paragraphs import TagFinder
from perfeval.report.template.places import Places
from perfeval.report.template.program import Step, read_program
from perfeval.report.template.sections import arrange, guard, unwrap_controls
from perfeval.report.word.marks import number_of_bookmark, number_of_tag
from perfeval.report.word.xml_text import R, W

_W = f"{{{W}}}"
_P, _SDT = f"{_W}p", f"{_W}sdt"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_DROPPED = tuple(f"{_W}{name}" for name in ("dataBinding", "printerSettings", "proofErr"))


@dataclass
class Compiled:
    """The program of one part, and the tags in it."""

    part: str
    steps: list[Step]
    found: list[Found]


def compile_part(template: Template, part: str) -> tuple[Compiled, list[Diagnostic]]:
    """Make the program of a part; its tree is used up."""
    root = _with_prefix(template.texts[part])
    problems = list(_dangling(template, part, root))
    _clean(root)
    finder = TagFinder(
        Places(template.name, part, root),
        frozenset(prefix for prefix in root.nsmap if prefix is not None),
    )
    for paragraph in list(root.iter(_P)):
        finder.paragraph(paragraph)
    marks = finder.marks
    problems += marks.problems
    unwrap_controls(root)
    if any(problem.severity == "error" for problem in problems):
        return Compiled(part, [], marks.found), problems
    problems += arrange(root, marks)
    if any(problem.severity == "error" for problem in problems):
        return Compiled(part, [], marks.found), problems
    guard(root)
    steps, found = read_program(root, marks)
    return Compiled(part, steps, marks.found), [*problems, *found]


def bookmark_ids(template: Template) -> set[int]:
    """Give the ids that bookmarks of the template have."""
    found = (
        element.get(f"{_W}id", "")
        for root in template.texts.values()
        for element in root.iter(f"{_W}bookmarkStart")
    )
    return {int(text) for text in found if text.isdigit() and len(text) < 10}


def _with_prefix(root: etree._Element) -> etree._Element:
    """Give the part with ``w:`` as its prefix, as everybody writes it."""
    if root.nsmap.get("w") == W:
        return root
    prefixes: dict[str, str] = {"w": W}
    prefixes.update((str(name), uri) for name, uri in root.nsmap.items() if name not in (None, "w"))
    made = etree.Element(root.tag, nsmap=prefixes)
    for name, value in root.attrib.items():
        made.set(name, value)
    for child in list(root):
        made.append(child)
    return made


def _dangling(template: Template, part: str, root: etree._Element) -> Iterator[Diagnostic]:
    """Tell references to parts that are not there."""
    known = {rel.id for rel in template.relations.by_source.get(part, [])}
    wanted = {
        str(value)
        for element in root.iter(tag=etree.Element)
        for name, value in element.attrib.items()
        if str(name).startswith(f"{{{R}}}") and value
    }
    for name in sorted(wanted - known)[:5]:
        from perfeval.diagnostics import Place

        yield word_codes.PART_MISSING.at(Place(template.name), part=f"{part}#{name}")


def _clean(root: etree._Element) -> None:
    """Take away what must not be copied or is of a document written earlier."""
    for element in list(root.iter(*_DROPPED)):
        _remove(element)
    for element in root.iter(f"{_W}p", f"{_W}tr"):
        for name in ("paraId", "textId"):
            if element.get(f"{_W14}{name}") is not None:
                del element.attrib[f"{_W14}{name}"]
    _drop_old_marks(root)
    for element in root.iter(_DOC_PR):
        element.set("id", m.FRESH)
    for element in root.iter(f"{_W}id"):
        parent = element.getparent()
        if parent is not None and parent.tag == f"{_W}sdtPr":
            element.set(f"{_W}val", m.FRESH)


def _drop_old_marks(root: etree._Element) -> None:
    """Take away figure marks of a document that is used as a template."""
    gone: set[str] = set()
    for element in list(root.iter(f"{_W}bookmarkStart")):
        if number_of_bookmark(element.get(f"{_W}name", "")) is not None:
            gone.add(element.get(f"{_W}id", ""))
            _remove(element)
    for element in list(root.iter(f"{_W}bookmarkEnd")):
        if element.get(f"{_W}id", "") in gone:
            _remove(element)
    for element in list(root.iter(_SDT)):
        tag = element.find(f"{_W}sdtPr/{_W}tag")
        content, parent = element.find(f"{_W}sdtContent"), element.getparent()
        if tag is None or number_of_tag(tag.get(f"{_W}val", "")) is None or parent is None:
            continue
        for child in list(content) if content is not None else []:
            element.addprevious(child)
        parent.remove(element)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
