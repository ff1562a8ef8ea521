"""Finding the manifest of a document: inside it, or the sidecar that was written beside it."""

from __future__ import annotations

import re

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import word as codes
from perfeval.report.verify.package import SafePackage
from perfeval.report.word.fixed_parts import MANIFEST_PROPERTY
from perfeval.report.word.manifest import Manifest
from perfeval.report.word.writer import MANIFEST_NAMESPACE

_ITEM = re.compile(r"^customXml/item\d+\.xml$")
_CUSTOM = "docProps/custom.xml"


def manifest_of(
    package: SafePackage, sidecar: Manifest | None, name: str
) -> tuple[Manifest | None, list[Diagnostic]]:
    """Give the manifest to verify by.

    The one inside the document holds when its digest is the one in the document's properties;
    else the sidecar does.
    """
    place = Place(name)
    embedded, problems = _embedded(package, place)
    if embedded is None:
        return sidecar, problems or ([codes.NO_MANIFEST.at(place)] if sidecar is None else [])
    if embedded.sha256() != _digest(package):
        return sidecar or embedded, [codes.MANIFEST_CHANGED.at(place)]
    if sidecar is not None and sidecar != embedded:
        return embedded, [codes.SIDECAR_DIFFERS.at(place)]
    return embedded, []


def _embedded(package: SafePackage, place: Place) -> tuple[Manifest | None, list[Diagnostic]]:
    for part in sorted(filter(_ITEM.match, package.names)):
        root = package.xml(part)
        if root is None or root.tag != f"{{{MANIFEST_NAMESPACE}}}figures":
            continue
        try:
            return Manifest.from_json(root.text or ""), []
        except ValueError as error:
            return None, [codes.MANIFEST_UNREADABLE.at(place, reason=error)]
    return None, []


def _digest(package: SafePackage) -> str | None:
    root = package.xml(_CUSTOM) if _CUSTOM in package.names else None
    if root is None:
        return None
    for item in root.iterchildren():
        if item.get("name") == MANIFEST_PROPERTY:
            return "".join(str(text) for text in item.itertext()).strip()
    return None
