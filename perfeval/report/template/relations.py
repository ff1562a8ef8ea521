"""Relationships between the parts of a package."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from lxml import etree

from perfeval.report.word.xml_text import DECLARATION, attribute

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship; ``target`` is the name of a part, or what an external one points to."""

    id: str
    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """The last word of its type."""
        return self.type.rpartition("/")[2]

    @staticmethod
    def read(item: etree._Element, source: str) -> Relation:
        """Read one, with the target of an internal one as a part name."""
        target = item.get("Target", "")
        external = item.get("TargetMode", "") == "External"
        if not external:
            folder = posixpath.dirname(source)
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return Relation(item.get("Id", ""), item.get("Type", ""), target, external)


@dataclass
class Relations:
    """All relationships of a package by the part that they go out from (empty: the package)."""

    by_source: dict[str, list[Relation]] = field(default_factory=dict)

    def add(self, source: str, type_: str, target: str) -> str:
        """Add a relationship to a part and give its id."""
        known = self.by_source.setdefault(source, [])
        used = {rel.id for rel in known}
        number = next(n for n in range(1, len(used) + 2) if f"rIdPe{n}" not in used)
        known.append(Relation(f"rIdPe{number}", type_, target))
        return known[-1].id

    def xml(self, source: str) -> bytes:
        """Give the part with the relationships of a source."""
        items = "".join(
            f'<Relationship Id="{attribute(rel.id)}" Type="{attribute(rel.type)}" '
            f'Target="{attribute(rel.target if rel.external else "/" + rel.target)}"'
            f"{' TargetMode=' + chr(34) + 'External' + chr(34) if rel.external else ''}/>"
            for rel in self.by_source[source]
        )
        return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}">{items}</Relationships>'.encode()


def rels_name(source: str) -> str:
    """Give the name of the part that holds the relationships of a part."""
    folder, file = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{file}.rels")
