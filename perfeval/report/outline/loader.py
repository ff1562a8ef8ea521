"""Reading ``outline.yaml``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import structure
from perfeval.files.typed import Text, place_of, read_model
from perfeval.files.yaml_nodes import load_yaml_file
from perfeval.report.outline.form_shape import shape_of_form
from perfeval.report.outline.keywords import KEYWORDS
from perfeval.report.outline.model import Block, ChartSpec, ColumnSpec, Outline, TableSpec

FILE_NAME = "outline.yaml"
HEADINGS = ("heading1", "heading2", "heading3")
KINDS = (*HEADINGS, "each", "paragraph", "table", "form", "chart", "note", "landscape")


def load_outline(path: Path) -> tuple[Outline | None, list[Diagnostic]]:
    """Read an outline; names in it are checked when the document is built."""
    shown_as = f"{path.parent.name}/{path.name}"
    node, problems = load_yaml_file(path, shown_as)
    if node is None or any(d.severity == "error" for d in problems):
        return None, problems
    outline, found = read_model(node, Outline, KEYWORDS, "提纲")
    problems += found
    if outline is None:
        return None, problems
    above = place_of(outline.template, Place(shown_as))
    for block in blocks_of(outline):
        problems += _shape(block, above)
    return (None if any(d.severity == "error" for d in problems) else outline), problems


def blocks_of(outline: Outline) -> Iterator[Block]:
    """Give the blocks at the top of the text and of each attachment."""
    yield from outline.body
    for attachment in outline.attachments:
        yield from attachment.content


def inside(block: Block) -> Iterator[Block]:
    """Give the blocks that stand in a block."""
    yield from block.content
    yield from block.landscape or ()


def _shape(block: Block, above: Place | None) -> Iterator[Diagnostic]:
    """Check that a block is of one kind, and the widths of a table."""
    written = [kind for kind in KINDS if getattr(block, kind) is not None]
    place = _place(block) or above
    if len(written) != 1:
        accepted = "、".join(KEYWORDS[kind] for kind in KINDS)
        yield structure.NOT_ONE_OF.at(
            place, where="正文的一项", accepted=accepted, found=len(written)
        )
    if block.content and not set(written) & {*HEADINGS, "each"}:
        yield structure.UNKNOWN_KEY.at(
            place, where="不是标题的一项", found=KEYWORDS["content"], nearest="", accepted=""
        )
    if block.each is not None and not block.content:
        yield structure.MISSING_KEY.at(place, where="逐项", key=KEYWORDS["content"])
    if block.lead is not None and block.paragraph is None:
        yield structure.MISSING_KEY.at(place, where="段首", key=KEYWORDS["paragraph"])
    if block.table is not None:
        yield from _widths(block.table)
        yield from _columns(block.table)
    if block.form is not None:
        yield from shape_of_form(block.form)
    if block.chart is not None:
        yield from _series(block.chart)
    for inner in inside(block):
        yield from _shape(inner, place)


def _series(chart: ChartSpec) -> Iterator[Diagnostic]:
    """Check that a chart has something to plot, and a pie one thing."""
    if not chart.series:
        place = place_of(chart.chart_title)
        yield structure.MISSING_KEY.at(place, where="图", key=KEYWORDS["series"])
    for series in chart.series[1:] if chart.kind == "饼" else ():
        place = place_of(series.name)
        yield structure.WRONG_VALUE.at(place, found=series.name, accepted="只有一个系列的饼图")


def _widths(table: TableSpec) -> Iterator[Diagnostic]:
    columns: list[TableSpec | ColumnSpec] = [table, *table.columns]
    for column in columns:
        if not (column.width.isascii() and column.width.isdigit() and int(column.width) > 0):
            place = place_of(column.width)
            yield structure.WRONG_VALUE.at(place, found=column.width, accepted="正整数")


def _columns(table: TableSpec) -> Iterator[Diagnostic]:
    """Check that a column has one thing to show, and that there is a column to begin with."""
    for column in table.columns:
        shown = (column.value is not None) + (column.write is not None)
        if shown != 1:
            place, accepted = place_of(column.name), f"{KEYWORDS['value']}、{KEYWORDS['write']}"
            where = f"列“{column.name}”"
            yield structure.NOT_ONE_OF.at(place, where=where, accepted=accepted, found=shown)
    if not table.columns:
        yield structure.MISSING_KEY.at(
            place_of(table.caption), where="表格", key=KEYWORDS["columns"]
        )


def _place(block: Block) -> Place | None:
    """Find the first text of a block that stands in the file."""
    heads = (block.heading1, block.heading2, block.heading3)
    for value in (block.when, *heads, block.each, block.lead):
        if value is not None:
            return place_of(value)
    if isinstance(block.paragraph, Text):
        return place_of(block.paragraph)
    first = block.paragraph[0] if block.paragraph else None
    if isinstance(first, Text):
        return place_of(first)
    if first is not None:
        return place_of(first.write)
    return place_of(block.note[0] if isinstance(block.note, list) else block.note)
