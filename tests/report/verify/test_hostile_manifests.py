"""Lists of figures that somebody made up: they are read or refused, and soon."""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable
from typing import Any

import pytest

from perfeval.report.verify import Status, judge, read_document
from perfeval.report.word.document import Document
from perfeval.report.word.manifest import Manifest
from perfeval.report.word.package import pack_members
from perfeval.report.word.writer import write_docx
from perfeval.report.word.xml_text import escape

ITEM = "customXml/item1.xml"
Change = Callable[[dict[str, Any]], object]


def deep(content: dict[str, Any]) -> str:
    return '{"version": 1, "figures": ' + "[" * 100_000 + "]" * 100_000 + "}"


def many(content: dict[str, Any]) -> None:
    content["occurrences"] = content["occurrences"] * 20_000
    content["lines"] = ["\ufffc" * 100] * 1000


def endless(content: dict[str, Any]) -> None:
    content["occurrences"][0]["text"] = content["figures"][0]["printed"] = "9" * 100_000


def exponents(content: dict[str, Any]) -> None:
    content["occurrences"][0]["text"] = "1e999999999"
    content["charts"][0]["series"][0]["values"][0] = "1e999999999"


def lopsided(content: dict[str, Any]) -> None:
    content["charts"][0]["series"][0]["values"] = []
    content["charts"][1]["categories"] = ["甲"] * 1000
    content["charts"][2]["series"][0]["figures"] = ["没有"] * 3


def unlike(content: dict[str, Any]) -> None:
    content["lines"] = ["甲" * 5000 + "\ufffc"] * len(content["occurrences"])


def wrong_kinds(content: dict[str, Any]) -> None:
    content["charts"] = [{"title": 1}]
    content["lines"] = 7


@pytest.mark.parametrize(
    "change",
    [deep, many, endless, exponents, lopsided, unlike, wrong_kinds],
    ids=lambda it: it.__name__,
)
def test_a_forged_list_is_read_or_refused_soon(
    change: Change,
    every_block: Document,
    manifest: Manifest,
    unpack: Callable[[bytes], dict[str, bytes]],
    request: pytest.FixtureRequest,
) -> None:
    members = unpack(write_docx(every_block, manifest))
    item = members[ITEM].decode("utf-8")
    start, end = item.index("{"), item.rindex("}") + 1
    content = json.loads(
        item[start:end].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    )
    made = change(content)
    text = made if isinstance(made, str) else json.dumps(content, ensure_ascii=False)
    forged = f"{item[:start]}{escape(text)}{item[end:]}".encode()
    bare = members["word/document.xml"].replace(b"_pe_", b"_x_").replace(b"pe:", b"x:")
    gc.collect()
    gc.freeze()  # what other tests left in memory is not to be looked through in this one's time
    request.addfinalizer(gc.unfreeze)
    for document in (members["word/document.xml"], bare):
        data = pack_members({**members, ITEM: forged, "word/document.xml": document})
        begun = time.process_time()
        read, problems = read_document(data, None, "说明.docx")
        if read is not None:
            judge(read, {})
        assert time.process_time() - begun < 2
        assert problems  # the digest cannot match


def test_a_plotted_value_without_end_is_an_edit(
    every_block: Document,
    manifest: Manifest,
    edit_part: Callable[[bytes, str, str, str], bytes],
) -> None:
    data = write_docx(every_block, manifest)
    old, new = "<c:v>200.00</c:v>", "<c:v>1e999999999</c:v>"
    read, _ = read_document(edit_part(data, "word/charts/chart1.xml", old, new), None, "a.docx")
    assert read is not None
    current = {record.id: record.printed for record in read.manifest.figures}
    wrong = [it for it in judge(read, current) if it.status is not Status.RIGHT]
    assert [(it.status, it.found) for it in wrong] == [(Status.EDITED, "1e999999999")]
