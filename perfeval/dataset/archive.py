"""The zip archive of an .xlsx file: its limits, and which part holds which sheet."""

from __future__ import annotations

import html
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import dataset as codes

_MOST_BYTES = 200 * 2**20
_MOST_RATIO = 200
_SMALL = 20 * 2**20
"""Below this, a high ratio is no danger: a sheet of equal rows packs very well."""
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_FAULTS = (zipfile.BadZipFile, OSError, ValueError, EOFError, KeyError, NotImplementedError)


class Archive:
    """An opened .xlsx file."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.sheets = self._find_sheets()

    def read(self, name: str) -> bytes:
        """Read a part; empty when it is missing or cannot be unpacked."""
        try:
            return self._archive.read(name)
        except Exception:  # noqa: BLE001 - zlib, zip and codec faults; the reader proper reports them
            return b""

    def _find_sheets(self) -> dict[str, str]:
        """Map the name of each sheet to its part."""
        names = self._archive.namelist()
        book = next((n for n in names if n.endswith("workbook.xml")), "")
        folder, file = posixpath.split(book)
        targets = {
            a.get("Id", ""): posixpath.normpath(posixpath.join("/" + folder, a.get("Target", "")))
            for a in tags(self.read(f"{folder}/_rels/{file}.rels"), b"Relationship")
        }
        return {
            a.get("name", ""): targets.get(a.get("r:id", ""), "").lstrip("/")
            for a in tags(self.read(book), b"sheet")
        }


def open_archive(data: bytes, shown_as: str) -> tuple[Archive | None, list[Diagnostic]]:
    """Open an .xlsx archive, unless it is damaged, encrypted or a zip bomb."""
    place = Place(shown_as)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except _FAULTS as error:
        return None, [codes.DAMAGED.at(place, reason=str(error) or type(error).__name__)]
    if any(entry.flag_bits & 1 for entry in entries):
        return None, [codes.ENCRYPTED.at(place)]
    unpacked = sum(entry.file_size for entry in entries)
    bomb = unpacked > _SMALL and unpacked > _MOST_RATIO * max(len(data), 1)
    if unpacked > _MOST_BYTES or bomb:
        found, limit = _megabytes(unpacked), _MOST_BYTES
        if unpacked <= _MOST_BYTES:
            limit = max(_SMALL, _MOST_RATIO * len(data))
        return None, [codes.TOO_LARGE.at(place, found=found, accepted=_megabytes(limit))]
    return Archive(archive), []


def tags(xml: bytes, name: bytes) -> Iterator[dict[str, str]]:
    """Give the attributes of each element ``name``, whatever its namespace prefix.

    A search instead of a parser: nothing in a user's file can make it resolve entities, and only
    attributes of flat lists are needed.
    """
    for found in re.finditer(rb"<(?:\w+:)?" + name + rb"\s([^>]*)>", xml):
        yield attributes(found.group(1))


def attributes(text: bytes) -> dict[str, str]:
    """Read the attributes of one element."""
    return {
        key.decode(): html.unescape((double or single).decode("utf-8", "replace"))
        for key, double, single in _ATTRIBUTE.findall(text)
    }


def _megabytes(number: int) -> str:
    return f"{-(-number // 2**20)} MB"
