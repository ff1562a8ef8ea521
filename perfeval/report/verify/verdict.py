"""What is said of a figure in a document."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from perfeval.report.verify.position import NOWHERE, Position


class Status(enum.StrEnum):
    """What is true of a figure in a document."""

    RIGHT = "right"
    EDITED = "edited"
    EDITED_TO_CURRENT = "edited-to-current"
    STALE = "stale"
    MISSING = "missing"
    UNTRACED = "untraced"
    UNKNOWN = "unknown"

    def label(self, lang: str = "zh") -> str:
        """Give the word for people."""
        return _LABELS[self][1 if lang == "en" else 0]


_LABELS = {
    Status.RIGHT: ("正确", "right"),
    Status.EDITED: ("手工改动", "edited by hand"),
    Status.EDITED_TO_CURRENT: ("已手工改为现值", "edited to today's value"),
    Status.STALE: ("数据已变", "data changed since"),
    Status.MISSING: ("已不见", "missing"),
    Status.UNTRACED: ("来源不明", "untraced"),
    Status.UNKNOWN: ("没有这个数字", "unknown figure"),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement on one occurrence of a figure, on one untraced number, on a point of a chart.

    ``found`` is what the document says, ``printed`` what perfeval wrote, ``current`` what it
    would write today; each None where there is no such text. ``layer`` says by what it was found:
    ``control``, ``bookmark``, ``text``, ``unit``, ``chart``, ``workbook``, ``alt``; empty when it
    was not. ``value`` is exact; ``at`` is the place in the text of the document.
    """

    status: Status
    number: int
    figure: str
    label: str
    found: str | None
    printed: str | None
    current: str | None
    context: str = ""
    position: Position = NOWHERE
    layer: str = ""
    value: str = ""
    formula: str = ""
    cells: tuple[str, ...] = ()
    at: tuple[int, int] | None = None
