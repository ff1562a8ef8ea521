"""A .pdf with text to a document; lines that a page broke are put together again."""

from __future__ import annotations

import functools
import io
import logging
import re

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import reconcile as codes
from perfeval.reconcile.document import Document, Paragraph

MOST_PAGES = 1000
_STOPS = tuple("。；：！？:;!?")
_BEGINS = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+、|"
    r"[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[.、．](?!\d)|　　)"
)
_PAGE_NUMBER = re.compile(r"^\s*[—\-–]*\s*\d{1,4}\s*[—\-–]*\s*$")


def from_pdf(data: bytes, name: str) -> tuple[Document | None, list[Diagnostic]]:
    """Read the text of every page."""
    place = Place(name)
    if not data.startswith(b"%PDF"):
        return None, [codes.NOT_PDF.at(place)]
    try:
        import pypdf
    except ImportError:
        return None, [codes.NO_PDF_READER.at(place)]
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return None, [codes.ENCRYPTED_PDF.at(place)]
        count = len(reader.pages)
        if count > MOST_PAGES:
            return None, [codes.TOO_LONG.at(place, found=count, accepted=MOST_PAGES)]
        pages = [page.extract_text() for page in reader.pages]
    except Exception as error:  # noqa: BLE001 - whatever a damaged file makes the reader raise
        reason = " ".join(str(error).split()) or type(error).__name__
        return None, [codes.DAMAGED_PDF.at(place, reason=reason[:200])]
    if sum(len(page.strip()) for page in pages) < 2 * count:
        return None, [codes.SCANNED_PDF.at(place, found=count)]
    document = Document(name)
    for number, page in enumerate(pages, start=1):
        _add_page(document, page, number)
    return document, []


def _add_page(document: Document, page: str, number: int) -> None:
    lines = [line.rstrip() for line in page.split("\n") if line.strip()]
    lines = [line for line in lines if not _PAGE_NUMBER.match(line)]
    longest = max((len(line) for line in lines), default=0)
    text = ""
    for line in lines:
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


def _at(name: str, page: int, paragraph: int, position: int) -> Place:
    return Place(f"{name}#p{page}", paragraph, position + 1)
