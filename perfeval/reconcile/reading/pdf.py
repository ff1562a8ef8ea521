"""A .pdf with text to a document; lines that a page broke are put together again."""

from __future__ import annotations

import functools
import importlib.util
import json
import re
import subprocess
import sys
from typing import Any

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import reconcile as codes
from perfeval.reconcile.reading import pdf_worker
from perfeval.reconcile.reading.document import CellText, Document, Paragraph, Table
from perfeval.reconcile.reading.flat_tables import Pieces, flat_rows

MOST_SECONDS = 30
_SECONDS, _BYTES_A_SECOND = 1.4, 20_000
"""What a file gets in any case, and a second more for so many bytes: a page that people export
takes some 5,000 bytes and a tenth of a second; a small file that takes long was made to."""
MOST_BYTES = 100_000_000
_STOPS = tuple("。；：！？:;!?")
_BEGINS = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+、|"
    r"[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[.、．](?!\d)|　　)"
)
_PAGE_NUMBER = re.compile(r"^\s*[—\-–]*\s*\d{1,4}\s*[—\-–]*\s*$")


def from_pdf(
    data: bytes, name: str, seconds: float | None = None
) -> tuple[Document | None, list[Diagnostic]]:
    """Read the text of every page, in a process that is stopped after ``seconds``.

    By default it is given as long as a file of its size may need.
    """
    if seconds is None:
        seconds = min(MOST_SECONDS, _SECONDS + len(data) / _BYTES_A_SECOND)
    place = Place(name)
    if not data.startswith(b"%PDF"):
        return None, [codes.NOT_PDF.at(place)]
    if importlib.util.find_spec("pypdf") is None:
        return None, [codes.NO_PDF_READER.at(place)]
    if len(data) > MOST_BYTES:
        found, accepted = f"{len(data):,}", f"{MOST_BYTES:,}"
        return None, [codes.TOO_LONG.at(place, found=found, accepted=accepted)]
    try:
        told = _in_a_process(data, seconds)
    except subprocess.TimeoutExpired:
        return None, [codes.SLOW_PDF.at(place, accepted=f"{seconds:.0f}")]
    if "pages" not in told:
        return None, [_problem(told, place)]
    pages = told["pages"]
    if sum(len(page.strip()) for page in pages) < 2 * len(pages):
        return None, [codes.SCANNED_PDF.at(place, found=len(pages))]
    document = Document(name)
    for number, page in enumerate(pages, start=1):
        _add_page(document, page, number)
    return document, []


def _in_a_process(data: bytes, seconds: float) -> dict[str, Any]:
    """Run the worker; a worker that died tells nothing, and the file counts as damaged."""
    command = [sys.executable, "-P", pdf_worker.__file__]
    done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)
    try:
        told = json.loads(done.stdout)
    except ValueError:
        return {"problem": "damaged", "found": f"exit {done.returncode}"}
    return told if isinstance(told, dict) else {}


def _problem(told: dict[str, Any], place: Place) -> Diagnostic:
    found = told.get("found", "")
    if told.get("problem") == "encrypted":
        return codes.ENCRYPTED_PDF.at(place)
    if told.get("problem") == "too_many":
        return codes.TOO_LONG.at(place, found=found, accepted=pdf_worker.MOST_PAGES)
    return codes.DAMAGED_PDF.at(place, reason=found)


def _add_page(document: Document, page: str, number: int) -> None:
    lines = [line.rstrip() for line in page.split("\n") if line.strip()]
    lines = [line for line in lines if not _PAGE_NUMBER.match(line)]
    longest = max((len(line) for line in lines), default=0)
    text, flat_until = "", 0
    for place, line in enumerate(lines):
        if place < flat_until:
            continue
        if flat := flat_rows(lines, place):
            if text:
                _add(document, text, number)
            text, flat_until = "", place + len(flat)
            _add_table(document, flat, number)
            continue
        if text and _BEGINS.match(line):
            _add(document, text, number)
            text = ""
        text += line.strip() if text else line
        if line.endswith(_STOPS) or len(line) < longest * 3 // 4:
            _add(document, text, number)
            text = ""
    if text:
        _add(document, text, number)


def _add(document: Document, text: str, page: int) -> None:
    place = functools.partial(_at, document.name, page, len(document.blocks) + 1)
    document.blocks.append(Paragraph(text, place))


def _add_table(document: Document, rows: list[Pieces], page: int) -> None:
    block = len(document.blocks) + 1
    place = functools.partial(_at, document.name, page, block)
    table = [[CellText(text, place(start)) for start, text in row] for row in rows]
    document.blocks.append(Table(table))


def _at(name: str, page: int, paragraph: int, position: int) -> Place:
    return Place(f"{name}#p{page}", paragraph, position + 1)
