"""Packing: parts, content types and relationships into a zip, the same bytes everywhere."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from perfeval.report.word.xml_text import DECLARATION, attribute

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship between two parts; ``kind`` is the last word of its type."""

    id: str
    kind: str
    target: str

    @property
    def type(self) -> str:
        """The whole type."""
        return _CORE if self.kind == "core-properties" else _OFFICE + self.kind


class Package:
    """Collects the parts of an Office Open XML file."""

    def __init__(self) -> None:
        self._parts: dict[str, bytes] = {}
        self._types: dict[str, str] = {}

    def add(self, name: str, data: bytes, content_type: str) -> None:
        """Add a part, with its content type.

        Raises:
            ValueError: when there is a part of that name.
        """
        self._put(name, data)
        self._types[name] = content_type

    def relate(self, source: str, relationships: list[Relationship]) -> None:
        """Add the relationships of a part, those of the package when ``source`` is empty."""
        folder, file = posixpath.split(source)
        items = "".join(
            f'<Relationship Id="{it.id}" Type="{it.type}" Target="{attribute(it.target)}"/>'
            for it in relationships
        )
        xml = f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{items}'
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        self._put(name, f"{xml}</Relationships>".encode())

    def pack(self) -> bytes:
        """Give the whole file."""
        overrides = "".join(
            f'<Override PartName="/{attribute(name)}" ContentType="{content_type}"/>'
            for name, content_type in sorted(self._types.items())
            if not name.endswith(".xlsx")
        )
        sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        types = (
            f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            f'relationships+xml"/><Default Extension="xlsx" ContentType="{sheet}"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
        )
        return pack_members({**self._parts, "[Content_Types].xml": types.encode("utf-8")})

    def _put(self, name: str, data: bytes) -> None:
        if name in self._parts:
            raise ValueError(f"part {name} is added twice")
        self._parts[name] = data


def pack_members(members: Mapping[str, bytes]) -> bytes:
    """Zip members in the order of their names, all with one fixed time.

    They are stored, not deflated: deflate gives other bytes with another zlib, and the same
    document has to be the same file on every machine.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            info = zipfile.ZipInfo(name, _FIXED_TIME)
            info.create_system = 0
            info.external_attr = 0o600 << 16  # what zipfile would put for 0
            archive.writestr(info, members[name])
    return buffer.getvalue()
