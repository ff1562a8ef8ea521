"""The charts of a document: what is drawn, and what the workbook behind it says.

A chart holds its numbers twice: the values it was drawn with, and a workbook that Word opens at
“edit data”. Either may be edited.
"""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import verify as codes
from perfeval.report.verify.chart_workbook import cells_of
from perfeval.report.verify.package import SafePackage
from perfeval.report.word.manifest import ChartRecord
from perfeval.report.word.xml_text import R, W

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MOST_CHARTS = 200
_MOST_POINTS = 10_000
_RANGE = re.compile(r"^'?[^!]*'?!\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$")


@dataclass(frozen=True, slots=True)
class FoundSeries:
    """A series as it is now: values by category, drawn and in the workbook (None: no workbook)."""

    name: str
    drawn: tuple[str, ...]
    stored: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class FoundChart:
    """A chart of the document as it is now; ``number`` is its place among those written.

    ``series`` has one entry for each series as written, None where the chart has none of the
    name; the whole is None when the chart itself is gone. ``alt`` is None when it has none, and
    ``paragraph`` is the element that it stands in.
    """

    number: int
    record: ChartRecord
    series: tuple[FoundSeries | None, ...] | None = None
    alt: str | None = None
    paragraph: etree._Element | None = None


@dataclass(frozen=True, slots=True)
class _Drawn:
    title: str
    alt: str | None
    series: dict[str, FoundSeries]
    paragraph: etree._Element | None


def find_charts(
    package: SafePackage, part: str, root: etree._Element, records: Sequence[ChartRecord]
) -> tuple[tuple[FoundChart, ...], list[Diagnostic]]:
    """Find the charts that were written with a document, by title, then by their series.

    Args:
        package: the document.
        part: the name of its part with the text.
        root: the tree of that part.
        records: the charts as they were written.
    """
    if not records:
        return (), []
    problems: list[Diagnostic] = []
    found: list[FoundChart] = []
    matches = _matches(records, list(_drawn(package, part, root)))
    for number, (record, match) in enumerate(zip(records, matches, strict=True), 1):
        if match is None:
            found.append(FoundChart(number, record))
            continue
        series = tuple(match.series.get(it.name) for it in record.series)
        if any(it is not None and it.stored is None for it in series):
            shown = record.title or str(number)
            problems.append(codes.NO_WORKBOOK.at(Place(package.name), chart=shown))
        found.append(FoundChart(number, record, series, match.alt, match.paragraph))
    return tuple(found), problems


def _matches(records: Sequence[ChartRecord], drawn: list[_Drawn]) -> list[_Drawn | None]:
    """Give the chart of each record: by its title, and what is left by the names of its series."""
    matches: list[_Drawn | None] = [None] * len(records)
    for at, record in enumerate(records):
        same = [it for it in drawn if record.title and it.title == record.title]
        if same:
            matches[at] = same[0]
            drawn.remove(same[0])
    for at, record in enumerate(records):
        names = {it.name for it in record.series}
        same = [it for it in drawn if names and names <= it.series.keys()]
        if matches[at] is None and same:
            matches[at] = same[0]
            drawn.remove(same[0])
    return matches


def _drawn(package: SafePackage, main: str, root: etree._Element) -> Iterator[_Drawn]:
    targets = _targets(package, main)
    for shown in itertools.islice(root.iter(f"{_C}chart"), _MOST_CHARTS):
        part = targets.get(shown.get(f"{{{R}}}id", ""), "")
        space = package.xml(part) if part in package.names else None
        if space is None:
            continue
        frame = next(shown.iterancestors(f"{_WP}inline", f"{_WP}anchor"), None)
        looks = None if frame is None else frame.find(f"{_WP}docPr")
        alt = None if looks is None else looks.get("descr") or None
        paragraph = next(shown.iterancestors(f"{{{W}}}p"), None)
        series = {it.name: it for it in _series(package, part, space)}
        yield _Drawn(_title(space), alt, series, paragraph)


def _series(package: SafePackage, part: str, space: etree._Element) -> Iterator[FoundSeries]:
    cells = _cells(package, part, space)
    for element in space.iter(f"{_C}ser"):
        name = _points(element.find(f"{_C}tx"))
        drawn = _points(element.find(f"{_C}val"))
        formula = element.findtext(f"{_C}val/{_C}numRef/{_C}f", "")
        where = _addresses(formula) or _under(cells, name, len(drawn))
        stored = None if cells is None or not where else tuple(cells.get(at, "") for at in where)
        yield FoundSeries(name[0] if name else "", drawn, stored)


def _under(cells: dict[str, str] | None, name: Sequence[str], count: int) -> list[str]:
    """Give the cells under the name of a series: LibreOffice keeps no range of theirs."""
    for at, text in (cells or {}).items():
        if at.endswith("1") and at[:-1].isalpha() and name and text == name[0]:
            return [f"{at[:-1]}{row}" for row in range(2, count + 2)]
    return []


def _points(parent: etree._Element | None) -> tuple[str, ...]:
    """Give the cached points in order, empty where there is none."""
    if parent is None:
        return ()
    values: dict[int, str] = {}
    most = -1
    for point in parent.iter(f"{_C}pt"):
        index = point.get("idx", "")
        if index.isdigit() and len(index) < 6 and int(index) < _MOST_POINTS:
            values[int(index)] = point.findtext(f"{_C}v", "")
            most = max(most, int(index))
    counted = next(parent.iter(f"{_C}ptCount"), None)
    count = "" if counted is None else counted.get("val", "")
    if count.isdigit() and len(count) < 6:
        most = max(most, min(int(count), _MOST_POINTS) - 1)
    return tuple(values.get(at, "") for at in range(most + 1))


def _title(space: etree._Element) -> str:
    title = space.find(f"{_C}chart/{_C}title")
    return "" if title is None else "".join(it.text or "" for it in title.iter(f"{_A}t"))


def _cells(package: SafePackage, part: str, space: etree._Element) -> dict[str, str] | None:
    """Give the cells of the workbook behind a chart; None when there is none to be read."""
    link = space.find(f"{_C}externalData")
    targets = _targets(package, part)
    # LibreOffice keeps the workbook and the relationship, but not what names it.
    books = [target for target in targets.values() if target.endswith(".xlsx")]
    book = targets.get("" if link is None else link.get(f"{{{R}}}id", ""), *books[:1] or [""])
    data = package.data(book) if book in package.names else None
    return None if data is None else cells_of(data, book)


def _addresses(formula: str) -> list[str]:
    """Give the cells of a range in one column or row."""
    match = _RANGE.match(formula.strip())
    if match is None:
        return []
    left, top, right, bottom = match.groups()
    if right is None or left == right:
        last = int(bottom or top)
        return [f"{left}{row}" for row in range(int(top), min(last, int(top) + _MOST_POINTS) + 1)]
    return []


def _targets(package: SafePackage, source: str) -> dict[str, str]:
    """Give the parts that a part refers to, by the id of the relationship."""
    folder, file = posixpath.split(source)
    rels = posixpath.join(folder, "_rels", f"{file}.rels")
    root = package.xml(rels) if rels in package.names else None
    if root is None:
        return {}
    return {
        item.get("Id", ""): posixpath.normpath(
            posixpath.join("/", folder, item.get("Target", ""))
        ).lstrip("/")
        for item in root.iterchildren(tag=etree.Element)
        if item.get("TargetMode") != "External"
    }
