"""What a template may not have: anything that runs, reaches out of the file, or hides."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterable, Sequence

from lxml import etree

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import template as codes
from perfeval.report.template.fieldcodes import refused_fields
from perfeval.report.template.relations import Relation
from perfeval.report.word.xml_text import W

ROOT_KINDS = frozenset(
    {"officeDocument", "core-properties", "extended-properties", "custom-properties"}
)
_KINDS = frozenset(
    [
        "styles",
        "settings",
        "webSettings",
        "fontTable",
        "theme",
        "numbering",
        "header",
        "footer",
        "footnotes",
        "endnotes",
        "comments",
        "image",
        "chart",
        "chartStyle",
        "chartColorStyle",
        "chartUserShapes",
        "themeOverride",
        "package",
        "hyperlink",
        "font",
        "diagramData",
        "diagramLayout",
        "diagramQuickStyle",
        "diagramColors",
        "diagramDrawing",
    ]
)
_What = tuple[str, str]
_MACRO: _What = ("宏", "macros")
_OLE: _What = ("嵌入的对象（OLE）", "an embedded object (OLE)")
_ACTIVEX: _What = ("ActiveX 控件", "an ActiveX control")
_CHUNK: _What = ("插入的外部文件块（altChunk）", "an imported chunk of another file (altChunk)")
_ATTACHED: _What = ("附加的文档模板（attachedTemplate）", "an attached template")
_MERGE: _What = ("邮件合并的数据源", "a mail merge source")
_SUBDOCUMENT: _What = ("子文档", "a subdocument")
_FRAME: _What = ("网页框架", "frames")
_PROGRAM: _What = ("程序文件", "a program")
_WORKBOOK: _What = ("不能接受的内嵌工作簿", "an embedded workbook that is not taken")
_RELATIONS: dict[str, _What] = {
    "vbaProject": _MACRO, "wordVbaData": _MACRO, "keyMapCustomizations": _MACRO,
    "oleObject": _OLE, "control": _ACTIVEX, "activeXControlBinary": _ACTIVEX,
    "aFChunk": _CHUNK, "attachedTemplate": _ATTACHED, "mailMergeSource": _MERGE,
    "mailMergeHeaderSource": _MERGE, "recipientData": _MERGE, "subDocument": _SUBDOCUMENT,
    "frame": _FRAME, "externalLink": _OLE, "attachedToolbars": _MACRO, "ui/extensibility": _MACRO,
}  # fmt: skip
_MEMBERS: tuple[tuple[str, _What], ...] = (
    ("vbaproject", _MACRO), ("vbadata", _MACRO), ("oleobject", _OLE), ("activex", _ACTIVEX),
    ("customui/", _MACRO), ("afchunk", _CHUNK),
)  # fmt: skip
_ENDINGS = (".exe", ".dll", ".vbs", ".js", ".hta", ".bat", ".cmd", ".ps1", ".scr", ".lnk", ".jar")
_ELEMENTS: dict[str, _What] = {
    f"{{{W}}}altChunk": _CHUNK,
    f"{{{W}}}object": _OLE,
    f"{{{W}}}control": _ACTIVEX,
    f"{{{W}}}subDoc": _SUBDOCUMENT,
    f"{{{W}}}attachedTemplate": _ATTACHED,
    f"{{{W}}}mailMerge": _MERGE,
    f"{{{W}}}frameset": _FRAME,
    f"{{{W}}}saveThroughXslt": _PROGRAM,
    "{urn:schemas-microsoft-com:office:office}OLEObject": _OLE,
}
_VML = "{urn:schemas-microsoft-com:vml}"
_SOURCED = (f"{_VML}imagedata", f"{_VML}fill", f"{_VML}stroke")
_LINKED = ("src", "href", "{urn:schemas-microsoft-com:office:office}href")
_WEB = ("http://", "https://", "mailto:")
_TYPES = (
    "application/xml", "image/png", "image/jpeg", "image/jpg", "image/gif", "image/bmp",
    "image/tiff", "image/x-emf", "image/x-wmf", "image/svg+xml",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.obfuscatedFont", "application/x-fontdata",
    "application/x-font-ttf",
)  # fmt: skip
_MOST_WORKBOOK = 20_000_000


def members(names: Iterable[str], place: Place) -> list[Diagnostic]:
    """Refuse a package by the names in it, whether anything leads to them or not."""
    found: list[Diagnostic] = []
    for name in sorted(names):
        low = name.lower()
        what = next((what for part, what in _MEMBERS if part in low), None)
        if what is None and posixpath.splitext(low)[1] in _ENDINGS:
            what = _PROGRAM
        if what is not None:
            found.append(_refused(name, what, place))
        elif low.startswith(("/", "\\")) or ".." in low.split("/") or ":" in low:
            found.append(_refused(name, ("指到文件以外的名称", "a name outside the file"), place))
    return found[:20]


def type_problem(part: str, content_type: str, place: Place) -> Diagnostic | None:
    """Refuse a content type that stands for macros or controls."""
    low = content_type.lower()
    if "macroenabled" in low or "vbaproject" in low:
        return _refused(part, _MACRO, place)
    return _refused(part, _ACTIVEX, place) if "activex" in low else None


def accepted_type(content_type: str) -> bool:
    """Say whether a part of this type may be in a template."""
    low = content_type.lower()
    office = low.startswith("application/vnd.openxmlformats-") and low.endswith("+xml")
    return office or low in map(str.lower, _TYPES) or low.endswith(_OFFICE_EXTRAS)


_OFFICE_EXTRAS = ("chartstyle+xml", "chartcolorstyle+xml", "ms-office.drawingml.diagramdrawing+xml")


def relations(
    source: str, found: Sequence[Relation], place: Place
) -> tuple[list[Relation], list[Diagnostic]]:
    """Divide relationships into those that are kept and those that are refused.

    What is neither (thumbnails, settings of printers, data bound to controls) falls out.
    """
    kept: list[Relation] = []
    problems: list[Diagnostic] = []
    for rel in found:
        refused = _RELATIONS.get(rel.kind)
        if refused is not None:
            problems.append(_refused(source, refused, place))
        elif rel.external and not (rel.kind == "hyperlink" and _is_web(rel.target)):
            problems.append(codes.REFUSED_LINK.at(place, part=source, target=rel.target[:80]))
        elif rel.kind == "package" and "/charts/" not in f"/{source}":
            problems.append(_refused(source, _OLE, place))
        elif rel.kind in _KINDS:
            kept.append(rel)
    return kept, problems


def content(part: str, root: etree._Element, place: Place) -> list[Diagnostic]:
    """Refuse a part by its elements and fields."""
    kinds = dict.fromkeys(str(element.tag) for element in root.iter(*_ELEMENTS))
    found = [_refused(part, _ELEMENTS[kind], place) for kind in kinds]
    for element in root.iter(*_SOURCED):
        for name in _LINKED:
            if element.get(name):
                target = element.get(name, "")[:80]
                found.append(codes.REFUSED_LINK.at(place, part=part, target=target))
    for code in refused_fields(root):
        found.append(codes.REFUSED_FIELD.at(place, part=part, found=code))
        if len(found) > 20:
            break
    return found


def workbook(part: str, data: bytes, place: Place) -> list[Diagnostic]:
    """Refuse the workbook behind a chart when it is more than cells."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return [_refused(part, _WORKBOOK, place)]
    names = " ".join(info.filename.lower() for info in infos[:1000])
    size = sum(info.file_size for info in infos)
    hidden = ("vba", "externallink", "embeddings", "activex", "connections", "macrosheet")
    bad = size > _MOST_WORKBOOK or len(infos) > 1000 or any(word in names for word in hidden)
    return [_refused(part, _WORKBOOK, place)] if bad else []


def _is_web(target: str) -> bool:
    return target.lower().startswith(_WEB) or target.startswith("#")


def _refused(part: str, what: _What, place: Place) -> Diagnostic:
    return codes.REFUSED_PART.at(place, part=part, what=what[0], what_en=what[1])
