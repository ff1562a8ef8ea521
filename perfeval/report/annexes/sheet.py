"""One sheet: rows of a table that meet a condition, in order, with a total held against them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from perfeval.diagnostics import nearest
from perfeval.diagnostics.codes import bulletins as codes
from perfeval.engine.plain.interpreter import Exact
from perfeval.engine.plain.shown import month
from perfeval.language import core as c
from perfeval.language.types import Type
from perfeval.report.annexes.model import SheetColumnSpec, SheetSpec
from perfeval.report.figures.formats import PERCENT, Format, accepted_words
from perfeval.report.figures.reader import RowReader
from perfeval.report.outline.writing import Writing
from perfeval.report.workbooks.sheets import Cell, Column, Sheet
from perfeval.values.show import show_plain
from perfeval.values.units import POINTS, money_factor

_NUMBER, _SOURCE, _TOTAL = Column("序号", 6, "0"), Column("来源单元格", 20), "合计"
_PLAIN = ("text", "choice", "bool", "date", "month")
"""Kinds of values that need no format."""


@dataclass(frozen=True, slots=True)
class _Bound:
    """A column with its expression."""

    spec: SheetColumnSpec
    body: c.Core
    form: Format | None

    @property
    def kind(self) -> Type:
        return self.body.type

    @property
    def header(self) -> str:
        unit = self.form.unit if self.form is not None else ""
        return f"{self.spec.name}（{unit}）" if unit and unit != "%" else str(self.spec.name)

    @property
    def number_format(self) -> str:
        if self.form is None:
            return "0"
        return self.form.spreadsheet + ("%" if self.form.word == PERCENT else "")


@dataclass(frozen=True, slots=True)
class Built:
    """A sheet, how many rows it has, and what is to be said of its totals."""

    sheet: Sheet
    count: int
    remarks: tuple[str, ...]


def build_sheet(writing: Writing, spec: SheetSpec) -> Built | None:
    """Build a sheet; None when something in it is wrong."""
    reader = writing.figures.reader(str(spec.rows))
    if reader is None:
        near = nearest(spec.rows, writing.figures.tables)
        writing.note(codes.TABLE_UNKNOWN, spec.rows, found=spec.rows, nearest=near)
        return None
    rows = _rows(writing, reader, spec)
    bound = [_bound(writing, reader, spec, column) for column in spec.columns]
    columns = [column for column in bound if column is not None]
    if rows is None or len(columns) < len(bound):
        return None
    totals, remarks = _totals(writing, reader, spec, columns, rows)
    lines = _lines(reader, columns, rows, totals)
    heads = [_NUMBER, *(Column(x.header, int(x.spec.width), x.number_format) for x in columns)]
    return Built(_numbered(spec, [*heads, _SOURCE], lines), len(rows), tuple(remarks))


def _lines(
    reader: RowReader, columns: Sequence[_Bound], rows: Sequence[int], totals: list[Cell]
) -> Iterator[list[Cell]]:
    """Give line after line as it is written, so that a long sheet is never held whole."""
    for number, row in enumerate(rows, 1):
        cells = [_cell(reader.value(column.body, row), column) for column in columns]
        yield [Fraction(number), *cells, str(reader.table.place(row))]
    if any(column.spec.total is not None for column in columns):
        yield totals


def _numbered(spec: SheetSpec, columns: list[Column], lines: Iterator[list[Cell]]) -> Sheet:
    if spec.numbered == "是":
        return Sheet(str(spec.name), columns, lines)
    return Sheet(str(spec.name), columns[1:], (line[1:] for line in lines))


def _rows(writing: Writing, reader: RowReader, spec: SheetSpec) -> list[int] | None:
    """Give the rows that meet the condition, in order."""
    chosen = reader.select(spec.when, spec.order, descending=spec.direction == "从高到低")
    writing.problems += chosen.problems
    if chosen.undecided:
        count = str(chosen.undecided)
        writing.note(
            codes.ROW_UNDECIDED, spec.when, sheet=spec.name, count=count, reason=chosen.reason
        )
    return chosen.rows


def _bound(
    writing: Writing, reader: RowReader, spec: SheetSpec, column: SheetColumnSpec
) -> _Bound | None:
    body, found = reader.bind(column.value)
    writing.problems += found
    if body is None:
        return None
    if column.format is None:
        if body.type.kind in _PLAIN:
            return _Bound(column, body, None)
        words = "、".join(accepted_words(body.type)[:5])
        values = {"column": column.name, "kind": body.type.spoken(), "accepted": words}
        writing.note(codes.FORMAT_LACKING, column.name, sheet=spec.name, **values)
        return None
    form, found = reader.format(column.format, str(column.name), body)
    writing.problems += found
    return None if form is None else _Bound(column, body, form)


def _cell(value: Exact, column: _Bound) -> Cell:
    """Turn a value into what a cell holds: text, an exact number in its unit, a date."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    if column.kind.kind == "date":
        return date.fromordinal(int(value))
    if column.kind.kind == "month":
        return month(int(value))
    return _in_unit(value, column)


def _in_unit(value: Fraction, column: _Bound) -> Fraction:
    form = column.form
    if form is not None and form.word == POINTS:
        return value * 100
    if form is not None and column.kind.kind == "money":
        return value * (money_factor(column.kind.unit, form.word) or 1)
    return value


def _totals(
    writing: Writing,
    reader: RowReader,
    spec: SheetSpec,
    columns: Sequence[_Bound],
    rows: Sequence[int],
) -> tuple[list[Cell], list[str]]:
    """Give the line of totals, and which of them leave out rows without a value.

    Where no row has a value the total is as empty as they are: missing is not zero.
    """
    cells: list[Cell] = [None]
    remarks: list[str] = []
    for at, column in enumerate(columns):
        if column.spec.total is None:
            cells.append(_TOTAL if at == 0 else None)
            continue
        figure = writing.total(column.spec.total)
        value = None if figure is None else figure.value
        if figure is not None and figure.format.is_amount and value is not None:
            values = [reader.value(column.body, row) for row in rows]
            lacking = values.count(None)
            _hold(writing, spec, column, values, value)
            if lacking and lacking == len(values) and value == 0:
                value = None
            elif lacking:
                remarks.append(f"“{column.spec.name}”有 {lacking} 行缺数，合计是其余各行之和")
        cells.append(None if value is None else _in_unit(value, column))
    return [*cells, None], remarks


def _hold(
    writing: Writing, spec: SheetSpec, column: _Bound, values: Sequence[Exact], total: Fraction
) -> None:
    """Tell when the rows do not add up to the figure of the total."""
    added = sum((value for value in values if isinstance(value, Fraction)), Fraction(0))
    if added != total:
        writing.note(
            codes.SHEET_TOTAL,
            column.spec.total,
            sheet=spec.name,
            column=column.spec.name,
            sum=show_plain(added),
            figure=str(column.spec.total),
            total=show_plain(total),
        )
