"""Opening a .docx that may be damaged or hostile: limits first, then the parts asked for."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import word as codes
from perfeval.report.verify.zip_limits import (
    MOST_DIRECTORY_BYTES,
    directory_bytes,
    over,
    over_limits,
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_KINDS = (
    (b"%PDF", "PDF", "PDF"),
    (b"{\\rtf", "RTF", "RTF"),
    (_OLE, "旧版 Office 文件（.doc、.xls 或 .wps）", "an old Office file (.doc, .xls or .wps)"),
    (b"<?xml", "XML", "XML"),
    (b"<!DOC", "网页", "a web page"),
    (b"<html", "网页", "a web page"),
)
_ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,  # also NotImplementedError: a compression that zipfile does not know
    OverflowError,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What is taken of a package: bytes of the file, of all parts read, of one part of XML.

    ``nodes`` is how many ``<`` all parsed parts have together: it bounds the memory of their
    trees and the time to walk them, which the bytes alone do not.
    """

    file_bytes: int
    read_bytes: int
    xml_bytes: int
    nodes: int


READING = Limits(60_000_000, 60_000_000, 24_000_000, 600_000)
"""For documents that are read back: a table of 2,000 rows of eight figures stays within it."""


class SafePackage:
    """An opened package. ``diagnostics`` collects what went wrong with its parts.

    ``over`` is set once a limit is passed; from then on no part is read.
    """

    def __init__(self, archive: zipfile.ZipFile, name: str, limits: Limits) -> None:
        self._archive = archive
        self.name = name
        self._limits = limits
        self._read = self._nodes = 0
        self.over = False
        self.names = frozenset(archive.namelist())
        self.diagnostics: list[Diagnostic] = []

    def xml(self, part: str) -> etree._Element | None:
        """Give a part as XML; None, with a diagnostic, when it cannot be read."""
        data = self.data(part)
        return None if data is None else self.parsed(part, data)

    def data(self, part: str) -> bytes | None:
        """Give what a part holds; None, with a diagnostic, when it cannot be read."""
        place = Place(self.name)
        if self.over:
            return None
        try:
            # zipfile unpacks no more than the size that the list of parts declares.
            self._read += self._archive.getinfo(part).file_size
            unpacked = ("解压后的字节数", "the unpacked size")
            self._limit(unpacked, self._read, self._limits.read_bytes)
            return None if self.over else self._archive.read(part)
        except KeyError:
            self.diagnostics.append(codes.PART_MISSING.at(place, part=part))
        except _ZIP_FAULTS as error:
            self.diagnostics.append(codes.BAD_XML.at(place, part=part, reason=error))
        return None

    def parsed(self, part: str, data: bytes, *, remarks: bool = True) -> etree._Element | None:
        """Parse a part; without ``remarks``, comments and processing instructions fall out."""
        place = Place(self.name)
        size = (f"部件 {part} 的字节数", f"the size of {part}")
        self._limit(size, len(data), self._limits.xml_bytes)
        self._nodes += data.count(b"<")
        self._limit(("XML 标记数", "the number of XML marks"), self._nodes, self._limits.nodes)
        if self.over:
            return None
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=not remarks,
            remove_pis=not remarks,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            self.diagnostics.append(codes.BAD_XML.at(place, part=part, reason=error))
            return None
        if root.getroottree().docinfo.internalDTD is not None:
            self.diagnostics.append(codes.DOCTYPE.at(place, part=part))
            return None
        return root

    def _limit(self, what: tuple[str, str], found: int, accepted: int) -> None:
        if found > accepted and not self.over:
            self.over = True
            self.diagnostics.append(over(Place(self.name), *what, found, accepted))


def open_package(
    data: bytes, name: str, limits: Limits = READING
) -> tuple[SafePackage | None, list[Diagnostic]]:
    """Open a zip package when it is one and keeps to the limits."""
    place = Place(name)
    if len(data) > limits.file_bytes:
        return None, [over(place, "文件字节数", "the size", len(data), limits.file_bytes)]
    if data.startswith(_OLE) and _ENCRYPTED_STREAM in data:
        return None, [codes.ENCRYPTED.at(place)]
    if not data.startswith(b"PK"):
        return None, [_not_docx(data, place)]
    entries = directory_bytes(data)
    if entries > MOST_DIRECTORY_BYTES:
        what = ("部件目录的字节数", "the size of the list of parts")
        return None, [over(place, *what, entries, MOST_DIRECTORY_BYTES)]
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _ZIP_FAULTS as error:
        return None, [codes.DAMAGED.at(place, reason=error)]
    problems = over_limits(archive.infolist(), place)
    return (None, problems) if problems else (SafePackage(archive, name, limits), [])


def _not_docx(data: bytes, place: Place) -> Diagnostic:
    head = data[:64].lstrip(b"\xef\xbb\xbf \r\n\t")
    for start, zh, en in _KINDS:
        if head[: len(start)].lower() == start.lower():
            return codes.NOT_DOCX.at(place, found=zh, found_en=en)
    if not data:
        return codes.NOT_DOCX.at(place, found="空的", found_en="empty")
    return codes.NOT_DOCX.at(place, found="别的东西", found_en="something else")
