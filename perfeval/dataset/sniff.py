"""What a file really is, by its first bytes and not by its name."""

from __future__ import annotations

import enum
import re

from perfeval.files.text import decode

_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|table|meta)\b"
)
_FOREIGN = {
    b"%PDF": "PDF", b"{\\rtf": "RTF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG",
    b"Rar!": "RAR", b"7z\xbc\xaf": "7z",
}  # fmt: skip


class Content(enum.Enum):
    """A kind of content; the value is what messages call it."""

    XLSX = "XLSX"
    XLS = "XLS"
    CSV = "CSV"
    HTML = "HTML"
    ENCRYPTED = "ENCRYPTED"
    FOREIGN = "FOREIGN"


NAMED = {
    ".xlsx": (Content.XLSX,),
    ".xlsm": (Content.XLSX,),
    ".xls": (Content.XLS,),
    ".et": (Content.XLS, Content.XLSX),
    ".csv": (Content.CSV,),
}
"""The endings of names that are read, with the content that each may have."""


def sniff(data: bytes) -> tuple[Content, str]:
    """Tell the content of a file, with the name of a foreign kind when it is known."""
    if data.startswith(_ZIP):
        return _sniff_zip(data)
    if data.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        return (Content.ENCRYPTED if encrypted else Content.XLS), ""
    for magic, name in _FOREIGN.items():
        if data.startswith(magic):
            return Content.FOREIGN, name
    text = decode_any(data)
    if text is None:
        return Content.FOREIGN, "BINARY"
    head = text[:2000].lower()
    if _HTML.match(head):
        return Content.HTML, ""
    if head.lstrip().startswith(("<?xml", "{", "[{")):
        return Content.FOREIGN, "XML" if "<" in head[:10] else "JSON"
    return Content.CSV, ""


def decode_any(data: bytes) -> str | None:
    """Decode UTF-8, GB18030, or UTF-16 that says so; None when it is no text."""
    if data.startswith(_UTF16):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            return None
    return decode(data)


def _sniff_zip(data: bytes) -> tuple[Content, str]:
    # Names stand uncompressed in the local headers, so that a cut-off archive is told as well.
    if b"opendocument.spreadsheet" in data[:200]:
        return Content.FOREIGN, "ODS"
    for part, name in ((b"word/", "DOCX"), (b"ppt/", "PPTX"), (b"xl/workbook.bin", "XLSB")):
        if part in data and b"xl/workbook.xml" not in data:
            return Content.FOREIGN, name
    if b"xl/" in data or b"[Content_Types].xml" in data:
        return Content.XLSX, ""
    return Content.FOREIGN, "ZIP"
