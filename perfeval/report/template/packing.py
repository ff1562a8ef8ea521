"""Packing a filled template: its own parts, what was added, the manifest."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date

from lxml import etree

from perfeval.report.template.filling import Filled
from perfeval.report.template.images import ENDINGS
from perfeval.report.template.opening import Template
from perfeval.report.template.relations import Relation, rels_name
from perfeval.report.word import fixed_parts
from perfeval.report.word.package import pack_members
from perfeval.report.word.profile import GB9704
from perfeval.report.word.theme import THEME_TYPE, theme_xml
from perfeval.report.word.writer import MANIFEST_NAMESPACE
from perfeval.report.word.xml_text import DECLARATION, attribute, escape

_OFFICE = "application/vnd.openxmlformats-officedocument."
_MAIN = f"{_OFFICE}wordprocessingml.document.main+xml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_SHEET = f"{_OFFICE}spreadsheetml.sheet"
_CUSTOM = "docProps/custom.xml"
_CORE = "docProps/core.xml"
_THEME = "word/theme/theme1.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"


def pack(
    template: Template,
    filled: Filled,
    texts: Mapping[str, str],
    manifest: str,
    *,
    title: str,
    organisation: str,
    day: date,
) -> bytes:
    """Give the whole file: the same bytes for the same template and figures."""
    parts = dict(template.parts)
    types = dict(template.types)
    parts.update({name: text.encode("utf-8") for name, text in texts.items()})
    types[template.main] = _MAIN
    _add_charts(template, filled, parts, types)
    for name, part in filled.media.items():
        image = filled.images[name]
        if image is not None:
            parts[part], types[part] = image.data, ENDINGS[image.ending]
    _add_theme(template, parts, types)
    _add_properties(template, parts, types, (title, organisation, day))
    _add_manifest(template, manifest, parts, types)
    for source, found in template.relations.by_source.items():
        if found and (not source or source in parts):
            parts[rels_name(source)] = template.relations.xml(source)
    parts["[Content_Types].xml"] = _content_types(types)
    return pack_members(parts)


def _add_charts(
    template: Template, filled: Filled, parts: dict[str, bytes], types: dict[str, str]
) -> None:
    for chart in filled.charts:
        part, book = f"word/charts/{chart.name}", f"word/embeddings/perfeval-{chart.workbook_name}"
        parts[part], types[part] = chart.xml, f"{_OFFICE}drawingml.chart+xml"
        parts[book], types[book] = chart.workbook, _SHEET
        template.relations.by_source[part] = [Relation("rId1", f"{_RELATIONS}package", book)]


def _add_theme(template: Template, parts: dict[str, bytes], types: dict[str, str]) -> None:
    """Add the theme that the format asks for: what LibreOffice saves has none."""
    known = template.relations.by_source.get(template.main, [])
    if not any(rel.kind == "theme" for rel in known) and _THEME not in parts:
        parts[_THEME], types[_THEME] = theme_xml(GB9704), THEME_TYPE
        template.relations.add(template.main, f"{_RELATIONS}theme", _THEME)


def _add_properties(
    template: Template,
    parts: dict[str, bytes],
    types: dict[str, str],
    said: tuple[str, str, date],
) -> None:
    """Write the properties anew: nobody who made the template is the author of the document."""
    title, organisation, day = said
    root = template.relations.by_source[""]
    for rel in [rel for rel in root if rel.kind in ("core-properties", "custom-properties")]:
        parts.pop(rel.target, None)
        types.pop(rel.target, None)
        template.relations.by_source.pop(rel.target, None)
        root.remove(rel)
    parts[_CORE] = fixed_parts.core_properties_xml(title, organisation, day, "zh-CN")
    types[_CORE] = "application/vnd.openxmlformats-package.core-properties+xml"
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    template.relations.add("", kind, _CORE)


def _add_manifest(
    template: Template, manifest: str, parts: dict[str, bytes], types: dict[str, str]
) -> None:
    digest = hashlib.sha256(manifest.encode("utf-8")).hexdigest()
    text = escape(manifest)
    item_id = "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:32]))
    item, properties = "customXml/item1.xml", "customXml/itemProps1.xml"
    parts[item] = f'{DECLARATION}<figures xmlns="{MANIFEST_NAMESPACE}">{text}</figures>'.encode()
    parts[properties] = (
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{{{item_id.upper()}}}" xmlns:ds="http://schemas.'
        'openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{MANIFEST_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
    types[properties] = f"{_OFFICE}customXmlProperties+xml"
    types[item] = "application/xml"
    parts[_CUSTOM] = fixed_parts.custom_properties_xml(digest)
    types[_CUSTOM] = f"{_OFFICE}custom-properties+xml"
    relations = template.relations
    relations.add("", f"{_RELATIONS}custom-properties", _CUSTOM)
    relations.add(template.main, f"{_RELATIONS}customXml", item)
    relations.add(item, f"{_RELATIONS}customXmlProps", properties)


def _content_types(types: Mapping[str, str]) -> bytes:
    overrides = "".join(
        f'<Override PartName="/{attribute(part)}" ContentType="{attribute(kind)}"/>'
        for part, kind in sorted(types.items())
    )
    xml = (
        f'{DECLARATION}<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    return xml.encode("utf-8")


def title_of(template: Template, otherwise: str) -> str:
    """Give the title in the template's properties, when there is one."""
    for rel in template.relations.by_source.get("", []):
        if rel.kind == "core-properties" and rel.target in template.parts:
            found = etree.fromstring(template.parts[rel.target]).find(f"{_DC}title")
            text = "" if found is None else (found.text or "").strip()
            if text and "{" not in text and "｛" not in text:
                return text
    return otherwise
