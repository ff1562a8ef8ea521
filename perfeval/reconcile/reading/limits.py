"""What is taken of an explanation: beyond it, finding relations would hold up the machine.

The limits are far above what people write: an evaluation report of a hundred pages has some
80,000 characters and 3,000 numbers, a long paragraph fifty of them.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import reconcile as codes
from perfeval.reconcile.reading.document import Document, Paragraph
from perfeval.report.verify.zip_limits import MOST_DIRECTORY_BYTES, directory_bytes

MOST_CHARACTERS = 400_000
MOST_NUMBERS = 4_000
MOST_IN_PARAGRAPH = 250
"""Numbers of one paragraph are looked at in pairs."""
MOST_NUMBER_CELLS = 20_000
MOST_DIGITS = 60
"""Of one number. No amount comes near it, and Python refuses to read thousands of digits."""
MOST_FILE_BYTES = 100_000_000
MOST_SHEET_BYTES = 4_000_000
"""Of the sheets of a workbook, unpacked, and of an .xls file."""
MOST_TABLE_TEXT_BYTES = 600_000
"""Of a table in a text file, whose cells are short."""
_DIGITS = re.compile(r"\d+")
_OLE = b"\xd0\xcf\x11\xe0"


def huge(path: Path, name: str) -> Diagnostic | None:
    """Say that a file is too large to be read into memory at all."""
    try:
        size = path.stat().st_size
    except OSError:
        return None  # who reads it tells why it cannot be read
    if size <= MOST_FILE_BYTES:
        return None
    return _beyond(name, ("文件字节数", "the size of the file"), size, MOST_FILE_BYTES)


def too_large(data: bytes, name: str) -> Diagnostic | None:
    """Say that a workbook holds more than can be reconciled, before it is read."""
    what, what_en, accepted = "工作表的字节数", "the size of the sheets", MOST_SHEET_BYTES
    if data.startswith(b"PK"):
        found = _sheet_bytes(data)
    else:
        found = len(data)
        if not data.startswith(_OLE):
            accepted = MOST_TABLE_TEXT_BYTES
    return None if found <= accepted else _beyond(name, (what, what_en), found, accepted)


def _beyond(name: str, what: tuple[str, str], found: int, accepted: int) -> Diagnostic:
    return codes.TOO_MUCH.at(
        Place(name), what=what[0], what_en=what[1], found=f"{found:,}", accepted=f"{accepted:,}"
    )


def _sheet_bytes(data: bytes) -> int:
    """Give the bytes that the sheets unpack to; the reader tells what is wrong with the archive."""
    listed = directory_bytes(data)
    if listed > MOST_DIRECTORY_BYTES:
        return max(listed, MOST_SHEET_BYTES + 1)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return 0
    sheets = ("worksheets/", "sharedstrings")
    return sum(m.file_size for m in members if any(s in m.filename.lower() for s in sheets))


def too_much(document: Document) -> Diagnostic | None:
    """Say what of a document is beyond the limits; None when nothing is."""
    characters = numbers = fullest = cells = longest = 0
    for block in document.blocks:
        texts = (
            [block.text]
            if isinstance(block, Paragraph)
            else [cell.text for row in block.rows for cell in row]
        )
        characters += sum(map(len, texts))
        if characters > MOST_CHARACTERS:
            break
        runs = [[len(run) for run in _DIGITS.findall(text)] for text in texts]
        longest = max(longest, *(run for found in runs for run in found), 0)
        if isinstance(block, Paragraph):
            numbers += len(runs[0])
            fullest = max(fullest, len(runs[0]))
        else:
            cells += sum(1 for found in runs if found)
    for what, what_en, found, accepted in (
        ("字数", "the number of characters", characters, MOST_CHARACTERS),
        ("正文里的数", "the count of numbers in the text", numbers, MOST_NUMBERS),
        ("一段里的数", "the count of numbers in a paragraph", fullest, MOST_IN_PARAGRAPH),
        ("表里的数", "the count of numbers in tables", cells, MOST_NUMBER_CELLS),
        ("一个数的位数", "the count of digits of a number", longest, MOST_DIGITS),
    ):
        if found > accepted:
            return _beyond(document.name, (what, what_en), found, accepted)
    return None
