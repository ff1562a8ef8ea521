"""Opening a .docx that may be damaged or hostile: limits first, then the parts asked for."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import word as codes

MOST_MEMBERS = 2_000
MOST_BYTES = 200_000_000
MOST_PART_BYTES = 100_000_000
MOST_RATIO = 200
_RATIO_COUNTS_FROM = 1_000_000
_ENCRYPTED_FLAG = 0x1
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


class SafePackage:
    """An opened package. ``diagnostics`` collects what went wrong with its parts."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self.names = frozenset(archive.namelist())
        self.diagnostics: list[Diagnostic] = []

    def xml(self, part: str) -> etree._Element | None:
        """Give a part as XML; None, with a diagnostic, when it cannot be read."""
        data = self.data(part)
        return None if data is None else self.parsed(part, data)

    def data(self, part: str) -> bytes | None:
        """Give what a part holds; None, with a diagnostic, when it cannot be read."""
        place = Place(self._name)
        try:
            with self._archive.open(part) as stream:
                return stream.read(MOST_PART_BYTES + 1)
        except KeyError:
            self.diagnostics.append(codes.PART_MISSING.at(place, part=part))
        except _ZIP_FAULTS as error:
            self.diagnostics.append(codes.BAD_XML.at(place, part=part, reason=error))
        return None

    def parsed(self, part: str, data: bytes, *, remarks: bool = True) -> etree._Element | None:
        """Parse a part; without ``remarks``, comments and processing instructions fall out."""
        place = Place(self._name)
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


def open_package(data: bytes, name: str) -> tuple[SafePackage | None, list[Diagnostic]]:
    """Open a zip package when it is one and keeps to the limits."""
    place = Place(name)
    if data.startswith(_OLE) and _ENCRYPTED_STREAM in data:
        return None, [codes.ENCRYPTED.at(place)]
    if not data.startswith(b"PK"):
        return None, [_not_docx(data, place)]
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _ZIP_FAULTS as error:
        return None, [codes.DAMAGED.at(place, reason=error)]
    problems = _over_limits(archive.infolist(), place)
    return (None, problems) if problems else (SafePackage(archive, name), [])


def _not_docx(data: bytes, place: Place) -> Diagnostic:
    head = data[:64].lstrip(b"\xef\xbb\xbf \r\n\t")
    for start, zh, en in _KINDS:
        if head[: len(start)].lower() == start.lower():
            return codes.NOT_DOCX.at(place, found=zh, found_en=en)
    if not data:
        return codes.NOT_DOCX.at(place, found="空的", found_en="empty")
    return codes.NOT_DOCX.at(place, found="别的东西", found_en="something else")


def _over_limits(members: list[zipfile.ZipInfo], place: Place) -> list[Diagnostic]:
    if len(members) > MOST_MEMBERS:
        return [_over(place, "部件数", "the number of parts", len(members), MOST_MEMBERS)]
    problems = []
    total = sum(member.file_size for member in members)
    if total > MOST_BYTES:
        problems.append(_over(place, "解压后的字节数", "the unpacked size", total, MOST_BYTES))
    seen: set[str] = set()
    for member in members:
        if member.flag_bits & _ENCRYPTED_FLAG:
            return [codes.ENCRYPTED.at(place)]
        if member.filename.lower() in seen:
            problems.append(codes.TWICE.at(place, part=member.filename))
        seen.add(member.filename.lower())
        problems += _over_size(member, place)
    return problems


def _over_size(member: zipfile.ZipInfo, place: Place) -> list[Diagnostic]:
    size, packed, part = member.file_size, max(member.compress_size, 1), member.filename
    if size > MOST_PART_BYTES:
        size_en = f"the unpacked size of {part}"
        return [_over(place, f"部件 {part} 解压后的字节数", size_en, size, MOST_PART_BYTES)]
    if size > _RATIO_COUNTS_FROM and size // packed > MOST_RATIO:
        ratio_en = f"the compression ratio of {part}"
        return [_over(place, f"部件 {part} 的压缩比", ratio_en, size // packed, MOST_RATIO)]
    return []


def _over(place: Place, what: str, what_en: str, found: int, accepted: int) -> Diagnostic:
    return codes.OVER_LIMIT.at(
        place, what=what, what_en=what_en, found=f"{found:,}", accepted=f"{accepted:,}"
    )
