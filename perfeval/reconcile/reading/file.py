"""A file to a document, whatever kind of file it is."""

from __future__ import annotations

from pathlib import Path

from perfeval.diagnostics import Diagnostic, Place, Severity
from perfeval.diagnostics.codes import reconcile as codes
from perfeval.files.text import read_bytes
from perfeval.reconcile.reading.document import CellText, Document
from perfeval.reconcile.reading.docx import from_docx
from perfeval.reconcile.reading.limits import huge, too_large, too_much
from perfeval.reconcile.reading.pdf import from_pdf
from perfeval.reconcile.reading.split_tables import split_rows
from perfeval.reconcile.reading.text import from_text

ENDINGS = (".docx", ".txt", ".md", ".xlsx", ".xlsm", ".xls", ".et", ".csv", ".pdf")
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".et", ".csv")
MOST_TEXT_BYTES = 20_000_000
Read = tuple[Document | None, list[Diagnostic]]


def read_document(path: Path, shown_as: str) -> Read:
    """Read an explanation; never raises on what the file holds.

    Args:
        path: The file.
        shown_as: The name that places and messages print.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        accepted = "、".join(ENDINGS)
        return None, [
            codes.UNKNOWN_KIND.at(Place(shown_as), found=ending or path.name, accepted=accepted)
        ]
    beyond = huge(path, shown_as)
    if beyond is not None:
        return None, [beyond]
    document, problems = _read(path, shown_as, ending)
    if document is not None and not document.blocks:
        problems.append(codes.NO_TEXT.at(Place(shown_as)))
        return None, problems
    beyond = None if document is None else too_much(document)
    return (document, problems) if beyond is None else (None, [*problems, beyond])


def _read(path: Path, shown_as: str, ending: str) -> Read:
    if ending in _WORKBOOKS:
        return _from_workbook(path, shown_as)
    data, problems = read_bytes(path, shown_as)
    if data is None:
        return None, problems
    if ending == ".docx":
        return from_docx(data, shown_as)
    if ending == ".pdf":
        return from_pdf(data, shown_as)
    return _from_plain(data, shown_as)


def _from_plain(data: bytes, shown_as: str) -> Read:
    from perfeval.dataset.sniff import decode_any
    from perfeval.diagnostics.codes.files import NOT_TEXT

    if len(data) > MOST_TEXT_BYTES:
        found, accepted = f"{len(data):,}", f"{MOST_TEXT_BYTES:,}"
        return None, [codes.TOO_LONG.at(Place(shown_as), found=found, accepted=accepted)]
    text = decode_any(data)
    if text is None or data.startswith(b"%PDF"):
        return None, [NOT_TEXT.at(Place(shown_as))]
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return from_text(text, shown_as), []


def _from_workbook(path: Path, shown_as: str) -> Read:
    """Read sheets as tables; a merged cell counts once, at its first cell."""
    from perfeval.dataset.cells import text_of
    from perfeval.dataset.open_file import open_file

    data, problems = read_bytes(path, shown_as)
    beyond = None if data is None else too_large(data, shown_as)
    if beyond is not None:
        return None, [*problems, beyond]
    opened = open_file(path, shown_as)
    if any(problem.severity is Severity.ERROR for problem in opened.problems):
        return None, opened.problems
    document = Document(shown_as)
    for grid in opened.grids:
        rows = [
            [CellText(text_of(cell), grid.place(r, c)) for c, cell in enumerate(row)]
            for r, row in enumerate(grid.rows)
        ]
        for top, left, bottom, right in grid.merges:
            for r in range(top, min(bottom + 1, len(rows))):
                for c in range(left, min(right + 1, len(rows[r]))):
                    if (r, c) != (top, left) and any(x.isdigit() for x in rows[r][c].text):
                        rows[r][c].text = ""
        document.blocks += split_rows(rows)
    return document, opened.problems
