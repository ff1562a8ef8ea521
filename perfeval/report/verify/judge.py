"""Judging a document: what it says against what was printed and what the data says today."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from perfeval.report.verify.read import FoundFigure, ReadDocument
from perfeval.report.word.numbers import same_number


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
    Status.MISSING: ("标记已丢失", "missing"),
    Status.UNTRACED: ("来源不明", "untraced"),
    Status.UNKNOWN: ("没有这个数字", "unknown figure"),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement on one occurrence of a figure, or on one untraced number.

    ``found`` is what the document says, ``printed`` what perfeval wrote, ``current`` what it
    would write today; each None where there is no such text.
    """

    status: Status
    number: int
    figure: str
    label: str
    found: str | None
    printed: str | None
    current: str | None
    context: str
    paragraph: int


def judge(read: ReadDocument, current: Mapping[str, str | None]) -> list[Verdict]:
    """Judge every occurrence, then every untraced number.

    Texts are compared as numbers: ``128,293.24`` for ``128293.24`` is right.

    Args:
        read: the document as it is now.
        current: what today's data would print for each figure; None, or nothing, for a figure
            that there is no more.
    """
    labels = {record.id: record.label for record in read.manifest.figures}
    verdicts = [_figure(read, found, labels, current) for found in read.occurrences]
    verdicts += [
        Verdict(Status.UNTRACED, 0, "", "", it.text, None, None, it.context, it.paragraph)
        for it in read.untraced
    ]
    return verdicts


def _figure(
    read: ReadDocument,
    found: FoundFigure,
    labels: Mapping[str, str],
    current: Mapping[str, str | None],
) -> Verdict:
    printed = read.manifest.occurrences[found.number - 1].text if found.known else None
    today = current.get(found.figure)
    return Verdict(
        _status(found, printed, today),
        found.number,
        found.figure,
        labels.get(found.figure, ""),
        found.text,
        printed,
        today,
        found.context,
        found.paragraph,
    )


def _status(found: FoundFigure, printed: str | None, today: str | None) -> Status:
    if printed is None:
        return Status.UNKNOWN
    if found.text is None:
        return Status.MISSING
    if not same_number(found.text, printed):
        to_current = today is not None and same_number(found.text, today)
        return Status.EDITED_TO_CURRENT if to_current else Status.EDITED
    if today is None:
        return Status.UNKNOWN
    return Status.RIGHT if same_number(found.text, today) else Status.STALE
