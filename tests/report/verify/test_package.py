from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from perfeval.report.verify import read_document
from perfeval.report.verify.package import open_package
from perfeval.report.word.document import Document
from perfeval.report.word.manifest import Manifest
from perfeval.report.word.package import pack_members
from perfeval.report.word.writer import write_docx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOMB = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
REMOTE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


def ids(data: bytes) -> list[str]:
    read, diagnostics = read_document(data, None, "说明.docx")
    assert read is None
    for it in diagnostics:
        assert it.message("zh")
        assert it.message("en")
    return [it.code.id for it in diagnostics]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "PE601"),
        (b"%PDF-1.7 ...", "PE601"),
        (b"\xef\xbb\xbf<html><body>", "PE601"),
        (OLE + bytes(600), "PE601"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "PE602"),
        (b"PK\x03\x04 cut off", "PE603"),
        (pack_members({"a.txt": b"a"}), "PE604"),
    ],
)
def test_what_is_no_docx_is_told(data: bytes, code: str) -> None:
    assert ids(data) == [code]


@pytest.fixture
def docx(every_block: Document, manifest: Manifest) -> bytes:
    return write_docx(every_block, manifest)


def test_half_a_file_is_damaged(docx: bytes) -> None:
    assert ids(docx[: len(docx) // 2]) == ["PE603"]


def test_every_cut_and_every_flipped_byte_ends_in_a_diagnostic_or_a_reading(docx: bytes) -> None:
    for at in range(0, len(docx), 997):
        flipped = docx[:at] + bytes([docx[at] ^ 0x55]) + docx[at + 1 :]
        read, diagnostics = read_document(flipped, None, "说明.docx")
        assert read is not None or diagnostics
        read, diagnostics = read_document(docx[:at], None, "说明.docx")
        assert read is None
        assert diagnostics


def test_a_workbook_under_the_name_of_a_document_is_told(
    docx: bytes, unpack: Callable[[bytes], dict[str, bytes]]
) -> None:
    workbook = unpack(docx)["word/embeddings/chart1.xlsx"]
    read, (diagnostic,) = read_document(workbook, None, "说明.docx")
    assert read is None
    assert diagnostic.message() == "不是 Word 文档（.docx）：内容是Excel"


def test_a_zip_bomb_is_not_unpacked(
    docx: bytes, unpack: Callable[[bytes], dict[str, bytes]]
) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in unpack(docx).items():
            archive.writestr(name, data)
        archive.writestr("word/media/image1.png", bytes(5_000_000))
    assert ids(buffer.getvalue()) == ["PE605"]


def test_too_many_members_are_refused() -> None:
    assert ids(pack_members({f"{number}.xml": b"" for number in range(2001)})) == ["PE605"]


def test_a_part_that_stands_twice_is_refused(
    docx: bytes, unpack: Callable[[bytes], dict[str, bytes]]
) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in unpack(docx).items():
            archive.writestr(name, data)
        archive.writestr("word/Document.xml", b"<x/>")
    assert ids(buffer.getvalue()) == ["PE606"]


@pytest.mark.parametrize("xml", [BOMB, REMOTE])
def test_a_document_type_declaration_is_refused(
    docx: bytes, unpack: Callable[[bytes], dict[str, bytes]], xml: bytes
) -> None:
    assert ids(pack_members({**unpack(docx), "word/document.xml": xml})) == ["PE607"]


def test_xml_that_does_not_parse_is_told_with_its_part(
    docx: bytes, unpack: Callable[[bytes], dict[str, bytes]]
) -> None:
    assert ids(pack_members({**unpack(docx), "word/document.xml": b"<w:p"})) == ["PE608"]


def test_a_member_with_a_password_is_told(docx: bytes) -> None:
    data = bytearray(docx)
    at = data.rfind(b"PK\x01\x02")  # the central directory; the flags stand 8 bytes on
    data[at + 8] |= 0x1
    assert ids(bytes(data)) == ["PE602"]


def test_the_strict_format_is_told(
    docx: bytes, edit_part: Callable[[bytes, str, str, str], bytes]
) -> None:
    strict = edit_part(
        docx,
        "_rels/.rels",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
        "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
    )
    assert ids(strict) == ["PE609"]


def test_entities_are_not_resolved_from_the_disk(
    docx: bytes, unpack: Callable[[bytes], dict[str, bytes]]
) -> None:
    members = {**unpack(docx), "customXml/item1.xml": REMOTE}
    package, diagnostics = open_package(pack_members(members), "说明.docx")
    assert package is not None
    assert diagnostics == []
    assert package.xml("customXml/item1.xml") is None
    assert [it.code.id for it in package.diagnostics] == ["PE607"]
