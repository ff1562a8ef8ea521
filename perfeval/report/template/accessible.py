"""What a reader who cannot see needs of a document: headings in order, header rows, alt texts.

A table of one row or one column is taken for layout and needs no header.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import documents as codes
from perfeval.report.template.opening import Template
from perfeval.report.template.places import Places
from perfeval.report.word.xml_text import W

_W = f"{{{W}}}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_MOST_SHOWN = 20


def wanting(template: Template) -> Iterator[Diagnostic]:
    """Tell what is wanting in a document, in reading order."""
    body = template.texts[template.main]
    places = Places(template.name, template.main, body)
    yield from _headings(template, body, places)
    for table in body.iter(f"{_W}tbl"):
        rows = table.findall(f"{_W}tr")
        wide = max((len(row.findall(f"{_W}tc")) for row in rows), default=0)
        if len(rows) > 1 and wide > 1 and rows[0].find(f"{_W}trPr/{_W}tblHeader") is None:
            first = next(table.iter(f"{_W}p"), table)
            yield codes.NO_HEADER_ROW.at(places.of(first), found=f"表格“{_text(rows[0])}”")
    for part, root in template.texts.items():
        for drawing in root.iter(f"{_WP}docPr"):
            if not drawing.get("descr", "").strip():
                place = Place(template.name, sheet="" if part == template.main else part)
                name = drawing.get("name", "")
                yield codes.NO_ALT_TEXT.at(place, found=f"图“{name}”")
    if not _languages(template):
        place = Place(template.name)
        yield codes.NO_PROPERTY.at(place, what="语言", what_en="language")


def without_title(core_properties: etree._Element | None, name: str) -> Iterator[Diagnostic]:
    """Tell that a document's properties (``docProps/core.xml``) have no title."""
    title = None if core_properties is None else core_properties.find(_TITLE)
    if title is None or not (title.text or "").strip():
        yield codes.NO_PROPERTY.at(Place(name), what="标题", what_en="title")


def _headings(template: Template, body: etree._Element, places: Places) -> Iterator[Diagnostic]:
    levels = _levels(template)
    before = 0
    for paragraph in body.iter(f"{_W}p"):
        level = _level(paragraph, levels)
        if level is None or not _text(paragraph):
            continue
        if level > before + 1:
            place, text = places.of(paragraph), _text(paragraph)
            yield codes.HEADING_ORDER.at(place, found=text, level=level, before=before)
        before = level


def _level(paragraph: etree._Element, levels: dict[str, int]) -> int | None:
    """Give the level of a heading, from 1; None for what is none."""
    own = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
    if own is not None:
        return _number(own)
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return levels.get("" if style is None else style.get(f"{_W}val", ""))


def _levels(template: Template) -> dict[str, int]:
    """Give the level of each style that has one, its own or that of the style under it."""
    own: dict[str, int | None] = {}
    base: dict[str, str] = {}
    for style in template.styles.iter(f"{_W}style") if template.styles is not None else ():
        name = style.get(f"{_W}styleId", "")
        level, based = style.find(f"{_W}pPr/{_W}outlineLvl"), style.find(f"{_W}basedOn")
        own[name] = None if level is None else _number(level)
        base[name] = "" if based is None else based.get(f"{_W}val", "")
    found: dict[str, int] = {}
    for name in own:
        at, seen = name, set[str]()
        while at in own and at not in seen:
            seen.add(at)
            level_of = own[at]
            if level_of is not None:
                found[name] = level_of
                break
            at = base[at]
    return found


def _number(level: etree._Element) -> int | None:
    digits = level.get(f"{_W}val", "")
    return int(digits) + 1 if digits.isdigit() and int(digits) < 9 else None


def _languages(template: Template) -> bool:
    """Say whether the defaults of the styles name a language of East Asian text."""
    if template.styles is None:
        return False
    return any(one.get(f"{_W}eastAsia") for one in template.styles.iter(f"{_W}lang"))


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{_W}t"))[:_MOST_SHOWN]
