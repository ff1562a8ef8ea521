"""Opening a template: limits first, then the parts that belong to it, then what is refused."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from lxml import etree

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import template as codes
from perfeval.diagnostics.codes import word as word_codes
from perfeval.report.template import refusing
from perfeval.report.template.relations import Relation, Relations, rels_name
from perfeval.report.verify.package import Limits, SafePackage, open_package
from perfeval.report.word.xml_text import W

LIMITS = Limits(30_000_000, 60_000_000, 10_000_000, 400_000)
"""Narrower than for documents that are only read: a template is filled, and grows."""
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN_TYPES = (f"{_WORD}document.main+xml", f"{_WORD}template.main+xml")
_STRICT = "http://purl.oclc.org/ooxml/"
_TEXTS = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "endnotes": "endnotes"}
_ROOTS = {**_TEXTS, "styles": "styles", "settings": "settings", "numbering": "numbering"}
_XML_TYPE = re.compile(r"(?:^application|^text)/(?:.*\+)?xml$")


@dataclass
class Template:
    """An opened template: what it keeps of its file, part by part.

    ``texts`` are the parts with text of the document, parsed, the body first; ``types`` says the
    content type of each part.
    """

    name: str
    main: str
    parts: dict[str, bytes]
    types: dict[str, str]
    relations: Relations
    texts: dict[str, etree._Element] = field(default_factory=dict)
    styles: etree._Element | None = None
    theme: etree._Element | None = None


def open_template(data: bytes, name: str) -> tuple[Template | None, list[Diagnostic]]:
    """Open a .docx that anybody may have made; everything that speaks against it is told.

    Args:
        data: the file.
        name: its name, for diagnostics.
    """
    package, problems = open_package(data, name, LIMITS)
    if package is None:
        return None, problems
    members = refusing.members(package.names, Place(name))
    if members:
        return None, members
    return _Opening(package, name).open()


class _Opening:
    """The steps of opening one template."""

    def __init__(self, package: SafePackage, name: str) -> None:
        self._package = package
        self._name = name
        self._place = Place(name)
        self.problems: list[Diagnostic] = []

    def open(self) -> tuple[Template | None, list[Diagnostic]]:
        types = self._content_types()
        root = self._relations("") if types is not None else None
        if types is None or root is None:
            return None, self._told()
        main = next((rel for rel in root if rel.kind == "officeDocument"), None)
        if any(rel.type.startswith(_STRICT) for rel in root):
            return None, [word_codes.STRICT.at(self._place)]
        if main is None or main.target not in self._package.names:
            return None, [word_codes.PART_MISSING.at(self._place, part="word/document.xml")]
        template = Template(self._name, main.target, {}, {}, Relations())
        template.relations.by_source[""] = [r for r in root if r.kind in refusing.ROOT_KINDS]
        if self._typed(main.target, types, _MAIN_TYPES):
            self._take(template, types)
        problems = self._told()
        return (None if any(p.severity == "error" for p in problems) else template), problems

    def _take(self, template: Template, types: dict[str, str]) -> None:
        """Take the parts that relationships lead to; what nothing leads to falls out."""
        waiting = [rel.target for rel in template.relations.by_source[""]]
        waiting.sort(key=lambda part: part != template.main)
        kinds = {rel.target: rel.kind for rel in template.relations.by_source[""]}
        while waiting and not self._package.over:
            part = waiting.pop(0)
            if part in template.parts:
                continue
            content_type = types.get(part, types.get(posixpath.splitext(part)[1].lower(), ""))
            self._take_part(template, part, kinds[part], content_type)
            relations = self._relations(part) or []
            kept, found = refusing.relations(part, relations, self._place)
            self.problems += found
            template.relations.by_source[part] = kept
            inside = [rel for rel in kept if not rel.external]
            kinds.update({rel.target: rel.kind for rel in inside})
            waiting += [rel.target for rel in inside]

    def _take_part(self, template: Template, part: str, kind: str, content_type: str) -> None:
        wanted = tuple([f"{_WORD}{kind}+xml"] if kind in _ROOTS else ())
        if wanted and not self._typed(part, {part: content_type}, wanted):
            return
        if not refusing.accepted_type(content_type):
            self.problems.append(
                codes.REFUSED_PART.at(
                    self._place,
                    part=part,
                    what=f"不接受的内容（{content_type or '没有类型'}）",
                    what_en=f"content that is not taken ({content_type or 'no type'})",
                )
            )
            return
        data = self._package.data(part)
        if data is None:
            return
        template.parts[part], template.types[part] = data, content_type
        if _XML_TYPE.search(content_type):
            self._take_xml(template, part, kind, data)
        elif kind == "package":
            self.problems += refusing.workbook(part, data, self._place)

    def _take_xml(self, template: Template, part: str, kind: str, data: bytes) -> None:
        root = self._package.parsed(part, data, remarks=False)
        if root is None:
            return
        wanted = "document" if part == template.main else _ROOTS.get(kind)
        if wanted is not None and root.tag != f"{{{W}}}{wanted}":
            found = etree.QName(root).localname
            self.problems.append(
                codes.WRONG_PART.at(self._place, part=part, found=found, accepted=wanted)
            )
            return
        self.problems += refusing.content(part, root, self._place)
        if part == template.main or kind in _TEXTS:
            template.texts[part] = root
        elif kind == "styles":
            template.styles = root
        elif kind == "theme":
            template.theme = root

    def _content_types(self) -> dict[str, str] | None:
        """Give types by part name, and by ending (``.png``)."""
        root = self._small_xml("[Content_Types].xml")
        if root is None:
            return None
        types: dict[str, str] = {}
        for item in root.iterchildren(tag=etree.Element):
            if etree.QName(item).localname == "Default":
                types[f".{item.get('Extension', '').lower()}"] = item.get("ContentType", "")
            else:
                types[item.get("PartName", "").lstrip("/")] = item.get("ContentType", "")
        found = [refusing.type_problem(part, kind, self._place) for part, kind in types.items()]
        self.problems += [problem for problem in found if problem is not None]
        return types

    def _relations(self, source: str) -> list[Relation] | None:
        name = rels_name(source)
        if source and name not in self._package.names:
            return []
        root = self._small_xml(name)
        if root is None:
            return None
        return [Relation.read(item, source) for item in root.iterchildren(tag=etree.Element)]

    def _small_xml(self, part: str) -> etree._Element | None:
        data = self._package.data(part)
        return None if data is None else self._package.parsed(part, data, remarks=False)

    def _typed(self, part: str, types: dict[str, str], wanted: tuple[str, ...]) -> bool:
        found = types.get(part, "")
        if found in wanted:
            return True
        self.problems.append(
            codes.WRONG_PART.at(self._place, part=part, found=found or "?", accepted=wanted[0])
        )
        return False

    def _told(self) -> list[Diagnostic]:
        seen: list[Diagnostic] = []
        for problem in (*self._package.diagnostics, *self.problems):
            if problem not in seen:
                seen.append(problem)
        return seen[:50]
