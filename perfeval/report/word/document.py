"""The document model: blocks and texts, ready to be set. Nothing is computed here or after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Literal

from perfeval.report.word.form import Form
from perfeval.report.word.formal import Formal, texts_of

Align = Literal["left", "center", "right"]
ChartKind = Literal["bar", "column", "line", "pie", "stacked"]


@dataclass(frozen=True, slots=True)
class FigureRun:
    """A figure in a text: its id (``到位.合计``), its digits as printed, its label for people.

    ``text`` holds the digits only; the unit or the percent sign is a plain run after it.
    """

    figure: str
    text: str
    label: str = ""


Run = str | FigureRun


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the document, broken into lines by its author (at sense, not by width)."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4 with its number in the text (``一、资金筹集和使用``).

    Raises:
        ValueError: when the level is not 1, 2, 3 or 4.
    """

    level: int
    text: str

    def __post_init__(self) -> None:
        if self.level not in range(1, 5):
            raise ValueError(f"heading level {self.level} is not within 1 to 4")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A body paragraph; ``lead`` is a heading run into it (``1.统筹整合情况。``)."""

    runs: tuple[Run, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A table column; the widths are shared out in proportion to ``width_share``."""

    header: str
    width_share: int
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table row, one tuple of runs a cell; ``total`` sets it in the face of totals."""

    cells: tuple[tuple[Run, ...], ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption, its unit line (may be empty) and a description for who cannot see.

    Raises:
        ValueError: when it has no column, a share below 1, or a row of another length.
    """

    caption: str
    unit: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    description: str

    def __post_init__(self) -> None:
        if not self.columns or any(column.width_share < 1 for column in self.columns):
            raise ValueError(f"table {self.caption!r} needs columns with shares of at least 1")
        for number, row in enumerate(self.rows, 1):
            if len(row.cells) != len(self.columns):
                raise ValueError(
                    f"table {self.caption!r}: row {number} has {len(row.cells)} cells "
                    f"for {len(self.columns)} columns"
                )


@dataclass(frozen=True, slots=True)
class Series:
    """A series of a chart: decimal texts as plotted, ``""`` where there is no value.

    ``figures`` are the ids of the figures that are plotted, in the same order, for whoever checks
    the chart later; empty when what is plotted is no figure.

    Raises:
        ValueError: when a value is neither empty nor a finite decimal.
    """

    name: str
    values: tuple[str, ...]
    figures: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for value in self.values:
            if value and not _is_decimal(value):
                raise ValueError(f"series {self.name!r}: {value!r} is no decimal number")

    def numbers(self) -> tuple[Decimal | None, ...]:
        """Give the values as exact decimals, None where there is none."""
        return tuple(Decimal(value) if value else None for value in self.values)


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart; ``number_format`` is a spreadsheet format (``#,##0.00``).

    Raises:
        ValueError: when there is nothing to plot, a series has another length than the
            categories, or a pie has more than one series.
    """

    kind: ChartKind
    title: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    number_format: str = "General"

    def __post_init__(self) -> None:
        if not self.categories or not self.series:
            raise ValueError(f"chart {self.title!r} has nothing to plot")
        for series in self.series:
            if len(series.values) != len(self.categories):
                raise ValueError(f"chart {self.title!r}: {series.name!r} has another length")
        if self.kind == "pie" and len(self.series) > 1:
            raise ValueError(f"chart {self.title!r}: a pie shows one series")


@dataclass(frozen=True, slots=True)
class Signature:
    """The organisation and the date in words (``2022年12月31日``); a seal takes other places."""

    organisation: str
    date: str
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes below a table or a text: ``注：`` before one, ``注：1.`` and so on before several.

    Raises:
        ValueError: when there is none.
    """

    notes: tuple[tuple[Run, ...], ...]

    def __post_init__(self) -> None:
        if not self.notes:
            raise ValueError("notes without a note")

    def marks(self) -> tuple[str, ...]:
        """Give what stands before each note."""
        if len(self.notes) == 1:
            return ("注：",)
        return tuple(f"{'' if at else '注：'}{at + 1}." for at in range(len(self.notes)))


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Title | Heading | Paragraph | Table | Form | Chart | Signature | PageBreak | Notes | Formal


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. ``date`` is the date of the data, never of the clock."""

    title: str
    blocks: tuple[Block, ...]
    organisation: str
    date: date
    language: str = "zh-CN"


def runs_of(block: Block) -> Iterator[tuple[Run, ...]]:
    """Give the texts of a block in reading order, one tuple of runs a paragraph or cell."""
    match block:
        case Title(lines):
            yield from ((line,) for line in lines)
        case Heading(_, text):
            yield (text,)
        case Paragraph(runs, lead):
            yield (lead, *runs) if lead else runs
        case Table():
            yield (block.caption,)
            yield (block.unit,)
            yield from ((column.header,) for column in block.columns)
            for row in block.rows:
                yield from row.cells
        case Form():
            yield from block.texts()
        case Signature(organisation, day):
            yield (organisation,)
            yield (day,)
        case Notes(notes):
            yield from ((mark, *runs) for mark, runs in zip(block.marks(), notes, strict=True))
        case Chart() | PageBreak():
            return
        case _:
            yield from ((text,) for text in texts_of(block))


def figure_runs(document: Document) -> Iterator[FigureRun]:
    """Give every figure of the document in the order in which the writer marks them."""
    for block in document.blocks:
        for runs in runs_of(block):
            yield from (run for run in runs if isinstance(run, FigureRun))


def plotted_figures(document: Document) -> Iterator[str]:
    """Give the ids of the figures that charts plot, in reading order."""
    for block in document.blocks:
        if isinstance(block, Chart):
            for series in block.series:
                yield from filter(None, series.figures)


def _is_decimal(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False
