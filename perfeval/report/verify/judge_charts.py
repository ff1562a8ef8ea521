"""Judging the charts of a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Context, Decimal

from perfeval.report.verify.charts import FoundChart, FoundSeries
from perfeval.report.verify.position import Position
from perfeval.report.verify.verdict import Status, Verdict
from perfeval.report.word.manifest import FigureRecord
from perfeval.report.word.numbers import plain_numbers, same_number

Current = Mapping[str, str | None]
"""What today's data would print for each figure; None for a figure that there is no more."""
_SIGNIFICANT = 13
"""So many digits of a plotted value are compared: programs keep it as a binary fraction."""

_MOST_PLACES = 30
"""Beyond it a value is no plotted amount, and writing it out would fill the memory."""


def judge_chart(
    chart: FoundChart, records: Mapping[str, FigureRecord], current: Current
) -> Iterator[Verdict]:
    """Judge every plotted value of a chart, and the numbers told to who cannot see it."""
    record = chart.record
    place = Position(chart=chart.number)
    if chart.series is None:
        yield Verdict(Status.MISSING, 0, "", record.title, None, None, None, "", place)
        return
    for written, found in zip(record.series, chart.series, strict=True):
        for at, category in enumerate(record.categories):
            where = replace(place, detail=f"{written.name} {category}")
            figure = written.figures[at] if at < len(written.figures) else ""
            point = _Point(written.values[at], figure, where, *_readings(found, at))
            yield from _judge_point(point, records.get(figure), current)
    if chart.alt is not None and _numbers(chart.alt) != _numbers(record.alt):
        place = replace(place, detail="alt")
        yield Verdict(
            Status.EDITED, 0, "", record.title, chart.alt, record.alt, None, "", place, "alt"
        )


def _numbers(text: str) -> list[str]:
    return [number.text for number in plain_numbers(text)]


@dataclass(frozen=True, slots=True)
class _Point:
    """A plotted value: as written, the figure it is, as drawn now and as the workbook has it."""

    printed: str
    figure: str
    where: Position
    drawn: str
    stored: str | None


def _readings(found: FoundSeries | None, at: int) -> tuple[str, str | None]:
    if found is None:
        return "", None
    stored = found.stored[at] if found.stored is not None and at < len(found.stored) else None
    return (found.drawn[at] if at < len(found.drawn) else ""), stored


def _judge_point(point: _Point, record: FigureRecord | None, current: Current) -> Iterator[Verdict]:
    """Judge a value as drawn, and as the workbook has it when that is not what was written."""
    today = current.get(point.figure) if point.figure else point.printed
    readings = [(point.drawn, "chart")]
    if point.stored is not None and not _plotted_same(point.stored, point.printed):
        readings.append((point.stored, "workbook"))
    for text, layer in readings:
        if not text and not point.printed and not today:
            continue
        yield Verdict(
            _point_status(text, point.printed, today),
            0,
            point.figure,
            record.label if record else point.where.detail,
            text or None,
            point.printed or None,
            today,
            "",
            point.where,
            layer,
            record.value if record else "",
            record.formula if record else "",
            record.cells if record else (),
        )


def _point_status(text: str, printed: str, today: str | None) -> Status:
    if not text:
        return Status.MISSING if printed else Status.STALE
    to_current = today is not None and _plotted_same(text, today)
    if not _plotted_same(text, printed):
        return Status.EDITED_TO_CURRENT if to_current else Status.EDITED
    if today is None:
        return Status.UNKNOWN
    return Status.RIGHT if to_current else Status.STALE


def _plotted_same(text: str, printed: str) -> bool:
    """Compare a plotted value, which another program may have kept as a binary fraction."""
    if same_number(text, printed):
        return True
    rounded = _rounded(text)
    return rounded is not None and same_number(rounded, printed)


def _rounded(text: str) -> str | None:
    try:
        value = Context(prec=_SIGNIFICANT).create_decimal(Decimal(text))
    except (ArithmeticError, ValueError):
        return None
    if not value.is_finite():
        return None
    return format(value, "f") if abs(value.adjusted()) <= _MOST_PLACES else None
