"""A file to grids, whatever it really holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from perfeval.dataset.delimited import read_delimited
from perfeval.dataset.grid import Grid
from perfeval.dataset.html_table import read_html
from perfeval.dataset.sniff import NAMED, Content, decode_any, sniff
from perfeval.dataset.workbook import read_workbook
from perfeval.diagnostics import Diagnostic, Place, Severity
from perfeval.diagnostics.codes import dataset as codes
from perfeval.files.text import read_bytes

LOCK_PREFIX = "~$"
"""What Excel and WPS put beside a workbook that is open."""


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """The sheets of a file and the digest of its bytes; None when it could not be read at all."""

    grids: list[Grid]
    sha256: str | None
    problems: list[Diagnostic]


def open_file(path: Path, shown_as: str) -> OpenedFile:
    """Read a workbook or csv file; never raises on what it holds."""
    ending = path.suffix.lower()
    place = Place(shown_as)
    if ending not in NAMED:
        accepted = "、".join(NAMED)
        problem = codes.UNSUPPORTED_FILE.at(place, found=ending or path.name, accepted=accepted)
        return OpenedFile([], None, [problem])
    data, problems = read_bytes(path, shown_as)
    if data is None:
        return OpenedFile([], None, problems)
    if not data:
        return OpenedFile([], None, [codes.EMPTY_FILE.at(place)])
    grids, problems = _read(data, shown_as, ending)
    filled = [grid for grid in grids if grid.has_content()]
    if not filled and not any(p.severity is Severity.ERROR for p in problems):
        problems.append(codes.NO_CONTENT.at(place))
    return OpenedFile(filled, _digest(data) if filled else None, problems)


def _read(data: bytes, shown_as: str, ending: str) -> tuple[list[Grid], list[Diagnostic]]:
    content, foreign = sniff(data)
    place = Place(shown_as)
    if content is Content.ENCRYPTED:
        return [], [codes.ENCRYPTED.at(place)]
    if content is Content.FOREIGN:
        return [], [codes.NOT_A_TABLE.at(place, named=ending, found=foreign)]
    problems: list[Diagnostic] = []
    if content in (Content.CSV, Content.HTML):
        text = decode_any(data) or ""
        if content is Content.HTML:
            grids = read_html(text, shown_as)
        else:
            grids, problems = read_delimited(text, shown_as)
        if content is Content.CSV and ending != ".csv" and all(g.width < 2 for g in grids):
            return [], [codes.NOT_A_TABLE.at(place, named=ending, found="TXT")]
    else:
        grids, problems = read_workbook(data, shown_as, content)
    if content not in NAMED[ending] and grids:
        found = content.value
        problems.insert(0, codes.NOT_AS_NAMED.at(place, named=ending, found=found))
    return grids, problems


def _digest(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()
