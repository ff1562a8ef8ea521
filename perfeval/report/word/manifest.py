"""The manifest: what each figure of a document is, where it came from and where it was printed."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from json.encoder import encode_basestring
from typing import Any

from perfeval.report.word.chart.alt import alt_text, shown_title
from perfeval.report.word.document import (
    Chart,
    Document,
    FigureRun,
    Run,
    Table,
    figure_runs,
    runs_of,
)
from perfeval.report.word.numbers import same_number
from perfeval.report.word.xml_text import NOT_XML

MANIFEST_VERSION = 1
MARK = "\ufffc"
"""Stands for a figure in ``lines``."""


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """One figure: exact value (``1282932400/10000`` or ``128293.24``), text as printed, origin.

    ``cells`` are places (``资金.xlsx[到位!F3]``); ``cells_hash`` is a digest of what stood there.
    """

    id: str
    label: str
    value: str
    printed: str
    format: str = ""
    formula: str = ""
    cells: tuple[str, ...] = ()
    cells_hash: str = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a figure is printed; its number n is its place in the manifest's list."""

    figure: str
    text: str


@dataclass(frozen=True, slots=True)
class SeriesRecord:
    """A series of a chart: what is plotted, and the id of the figure of each value."""

    name: str
    values: tuple[str, ...]
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartRecord:
    """A chart as it was drawn: its title, what is told to who cannot see it, its data."""

    title: str
    alt: str
    categories: tuple[str, ...]
    series: tuple[SeriesRecord, ...]

    @staticmethod
    def of(chart: Chart) -> ChartRecord:
        """Record a chart of a document."""
        series = tuple(SeriesRecord(it.name, it.values, it.figures) for it in chart.series)
        return ChartRecord(shown_title(chart), alt_text(chart), chart.categories, series)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The figures of one document.

    ``literals`` are numbers printed as plain text on purpose (see ``literal_numbers``);
    ``occurrences`` is filled by :func:`placed`, number 1 first. ``subject`` is the row that the
    document is about (``项目[XM001]``), empty for one about everything. ``lines`` is the text as
    it was written, a line a paragraph or a row of a table (cells apart by tabs), with ``MARK``
    where a figure stands: by it a figure is found whose marks are gone. ``charts`` are in reading
    order.
    """

    document: str
    program: str
    data_hash: str
    figures: tuple[FigureRecord, ...]
    literals: tuple[str, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    subject: str = ""
    lines: tuple[str, ...] = ()
    charts: tuple[ChartRecord, ...] = ()

    def figure(self, figure_id: str) -> FigureRecord | None:
        """Give the record of a figure, None when there is none of that id."""
        return next((record for record in self.figures if record.id == figure_id), None)

    def to_json(self) -> str:
        """Give the manifest as JSON text, the same bytes for the same manifest."""
        named = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        if not self.subject:
            del named["subject"]
        text = _json({"version": MANIFEST_VERSION, **named}, "\n") + "\n"
        # The text stands in an XML part too: what XML does not know is written as an escape.
        return NOT_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", text)

    @staticmethod
    def from_json(text: str) -> Manifest:
        """Read what :meth:`to_json` wrote.

        Raises:
            ValueError: when the text is no manifest of a known version.
        """
        try:
            return _manifest(json.loads(text))
        except (KeyError, TypeError, RecursionError) as error:
            raise ValueError(f"not a manifest: {error}") from error

    def sha256(self) -> str:
        """Give the SHA-256 of the JSON text in hexadecimal digits."""
        return hashlib.sha256(self.to_json().encode("utf-8")).hexdigest()


def _json(value: object, line: str) -> str:
    """Write a value as ``json.dumps`` does with an indent of one, which is slow at 5,000 figures.

    ``line`` is a line break with the indent of what the value stands in.
    """
    if isinstance(value, str):
        return encode_basestring(value)
    inner = f"{line} "
    if isinstance(value, Occurrence):
        figure, text = encode_basestring(value.figure), encode_basestring(value.text)
        return f'{{{inner}"figure": {figure},{inner}"text": {text}{line}}}'
    if isinstance(value, tuple):
        items = f",{inner}".join(_json(item, inner) for item in value)
        return f"[{inner}{items}{line}]" if value else "[]"
    if isinstance(value, FigureRecord):
        return _record_json(value, line)
    if isinstance(value, ChartRecord | SeriesRecord):
        value = {name: getattr(value, name) for name in value.__slots__}
    if isinstance(value, dict):
        pairs = (f'"{name}": {_json(item, inner)}' for name, item in value.items())
        return f"{{{inner}{f',{inner}'.join(pairs)}{line}}}"
    return json.dumps(value)


def _record_json(record: FigureRecord, line: str) -> str:
    """Write a record: there are thousands of them, and nearly all of their fields are texts."""
    inner = f"{line} "
    texts = (
        f'"{name}": {encode_basestring(getattr(record, name))}'
        for name in ("id", "label", "value", "printed", "format", "formula")
    )
    cells = f'"cells": {_json(record.cells, inner)}'
    last = f'"cells_hash": {encode_basestring(record.cells_hash)}'
    return f"{{{inner}{f',{inner}'.join((*texts, cells, last))}{line}}}"


def placed(document: Document, manifest: Manifest) -> Manifest:
    """Give the manifest with every occurrence of its figures in the document.

    This is the manifest that the .docx holds; write it as the sidecar too.

    Raises:
        ValueError: when the document prints a figure without a record, or with another number
            than the record's.
    """
    printed = {record.id: record.printed for record in manifest.figures}
    occurrences = []
    for run in figure_runs(document):
        expected = printed.get(run.figure)
        if expected is None or not same_number(run.text, expected):
            raise ValueError(f"figure {run.figure}: prints {run.text!r}, its record {expected!r}")
        occurrences.append(Occurrence(run.figure, run.text))
    charts = tuple(ChartRecord.of(it) for it in document.blocks if isinstance(it, Chart))
    return dataclasses.replace(
        manifest,
        occurrences=tuple(occurrences),
        lines=tuple(_lines(document)),
        charts=charts,
    )


def _lines(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (block.caption, block.unit)
            yield "\t".join(column.header for column in block.columns)
            yield from ("\t".join(map(_line, row.cells)) for row in block.rows)
        else:
            yield from map(_line, runs_of(block))


def _line(runs: Iterable[Run]) -> str:
    return "".join(MARK if isinstance(it, FigureRun) else it.replace(MARK, " ") for it in runs)


def _manifest(content: Mapping[str, Any]) -> Manifest:
    if content["version"] != MANIFEST_VERSION:
        raise ValueError(f"manifest version {content['version']} is unknown")
    figures = tuple(_record(item) for item in content["figures"])
    places = tuple(
        Occurrence(_text(item, "figure"), _text(item, "text")) for item in content["occurrences"]
    )
    return Manifest(
        document=_text(content, "document"),
        program=_text(content, "program"),
        data_hash=_text(content, "data_hash"),
        figures=figures,
        literals=_texts(content, "literals"),
        occurrences=places,
        subject=_text({"subject": "", **content}, "subject"),
        lines=_texts(content, "lines"),
        charts=tuple(_chart(item) for item in content["charts"]),
    )


def _chart(item: Mapping[str, Any]) -> ChartRecord:
    categories = _texts(item, "categories")
    series = tuple(
        SeriesRecord(_text(one, "name"), _texts(one, "values"), _texts(one, "figures"))
        for one in item["series"]
    )
    if any(len(it.values) != len(categories) for it in series):
        raise ValueError("a series is as long as the categories of its chart")
    return ChartRecord(_text(item, "title"), _text(item, "alt"), categories, series)


def _record(item: Mapping[str, Any]) -> FigureRecord:
    return FigureRecord(
        id=_text(item, "id"),
        label=_text(item, "label"),
        value=_text(item, "value"),
        printed=_text(item, "printed"),
        format=_text(item, "format"),
        formula=_text(item, "formula"),
        cells=_texts(item, "cells"),
        cells_hash=_text(item, "cells_hash"),
    )


def _text(item: Mapping[str, Any], key: str) -> str:
    if not isinstance(item[key], str):
        raise TypeError(f"{key} is no text")
    return str(item[key])


def _texts(item: Mapping[str, Any], key: str) -> tuple[str, ...]:
    if not all(isinstance(text, str) for text in item[key]):
        raise TypeError(f"{key} is no list of texts")
    return tuple(item[key])
