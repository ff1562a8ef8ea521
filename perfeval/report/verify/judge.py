"""Judging a document: what it says against what was printed and what the data says today."""

from __future__ import annotations

from collections.abc import Mapping

from perfeval.report.verify.found import FoundFigure, ReadDocument
from perfeval.report.verify.judge_charts import Current, judge_chart
from perfeval.report.verify.unit_words import same_amount
from perfeval.report.verify.verdict import Status, Verdict
from perfeval.report.word.manifest import FigureRecord


def judge(read: ReadDocument, current: Current) -> list[Verdict]:
    """Judge every occurrence, every untraced number, every changed unit, every plotted value.

    Texts are compared as numbers: ``128,293.24`` for ``128293.24`` is right.

    Args:
        read: the document as it is now.
        current: what today's data would print for each figure; None, or nothing, for a figure
            that there is no more.
    """
    records = {record.id: record for record in read.manifest.figures}
    verdicts = [_figure(read, found, records, current) for found in read.occurrences]
    verdicts += [
        Verdict(
            Status.UNTRACED, 0, "", "", it.text, None, None, it.context, it.position, "text",
            at=it.at,
        )
        for it in read.untraced
    ]  # fmt: skip
    verdicts += [
        Verdict(
            Status.EDITED, 0, "", "", it.found, it.written, it.written, it.found, it.position,
            "unit", at=it.at,
        )
        for it in read.units
    ]  # fmt: skip
    for chart in read.charts:
        verdicts += judge_chart(chart, records, current)
    return verdicts


def _figure(
    read: ReadDocument,
    found: FoundFigure,
    records: Mapping[str, FigureRecord],
    current: Current,
) -> Verdict:
    printed = read.manifest.occurrences[found.number - 1].text if found.known else None
    today = current.get(found.figure)
    record = records.get(found.figure)
    shown = found.text
    status = _status(found, printed, today)
    if found.unit and found.unit_written and found.unit != found.unit_written:
        shown = f"{shown}{found.unit}"
        printed = f"{printed}{found.unit_written}"
        today = None if today is None else f"{today}{found.unit_written}"
    return Verdict(
        status,
        found.number,
        found.figure,
        record.label if record else "",
        shown,
        printed,
        today,
        found.context,
        found.position,
        found.layer,
        record.value if record else "",
        record.formula if record else "",
        record.cells if record else (),
        found.at,
    )


def _status(found: FoundFigure, printed: str | None, today: str | None) -> Status:
    if printed is None:
        return Status.UNKNOWN
    if found.text is None:
        return Status.MISSING
    text, unit, written = found.text, found.unit, found.unit_written
    to_current = today is not None and same_amount(text, unit, today, written)
    if not same_amount(text, unit, printed, written):
        return Status.EDITED_TO_CURRENT if to_current else Status.EDITED
    if today is None:
        return Status.UNKNOWN
    return Status.RIGHT if to_current else Status.STALE
