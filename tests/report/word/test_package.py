from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from perfeval.report.word.package import Package, Relationship, pack_members


def test_members_are_sorted_stored_and_without_a_clock() -> None:
    data = pack_members({"b.xml": b"<b/>", "[Content_Types].xml": b"<t/>", "_rels/.rels": b"<r/>"})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
    assert [it.filename for it in infos] == ["[Content_Types].xml", "_rels/.rels", "b.xml"]
    assert {it.date_time for it in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {(it.create_system, it.compress_type) for it in infos} == {(0, zipfile.ZIP_STORED)}
    assert len({it.external_attr for it in infos}) == 1


def test_a_part_cannot_be_added_twice() -> None:
    package = Package()
    package.add("word/document.xml", b"", "application/xml")
    with pytest.raises(ValueError, match="twice"):
        package.add("word/document.xml", b"", "application/xml")


def test_relationships_stand_beside_their_part(unpack: Callable[[bytes], dict[str, bytes]]) -> None:
    package = Package()
    package.relate("word/document.xml", [Relationship("rId1", "styles", "a&b.xml")])
    package.relate("", [Relationship("rId1", "core-properties", "docProps/core.xml")])
    parts = unpack(package.pack())
    assert b'Target="a&amp;b.xml"' in parts["word/_rels/document.xml.rels"]
    assert b"package/2006/relationships/metadata/core-properties" in parts["_rels/.rels"]
