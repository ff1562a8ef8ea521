"""Figures of earlier years or periods, as a document of this one compares itself with them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from perfeval.report.word.manifest import FigureRecord

Previous = Mapping[str, Mapping[str, FigureRecord]]
"""By the name that a project gives the period (上年), the records of its figures by id."""


def with_earlier(record: FigureRecord, found: Sequence[tuple[str, FigureRecord]]) -> FigureRecord:
    """Give a record with the cells of the earlier figures it was made from, ``上年/资金.xlsx[…]``.

    The digest covers what they were as well.
    """
    if not found:
        return record
    sha = hashlib.sha256(record.cells_hash.encode())
    cells = list(record.cells)
    for period, earlier in found:
        cells += [f"{period}/{cell}" for cell in earlier.cells]
        sha.update(f"{period}\t{earlier.id}\t{earlier.value}\t{earlier.cells_hash}\n".encode())
    return replace(record, cells=tuple(dict.fromkeys(cells)), cells_hash=sha.hexdigest())
