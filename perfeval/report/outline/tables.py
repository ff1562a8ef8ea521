"""Tables: a row for each group of a family, and a total that is held against the rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from perfeval.diagnostics.codes import report as codes
from perfeval.files.typed import Text
from perfeval.report.figures import Family, Figure, Group
from perfeval.report.outline.model import ColumnSpec, TableSpec
from perfeval.report.outline.rounding import rounding_gap
from perfeval.report.outline.writing import MISSING, Item, Writing
from perfeval.report.word.document import Align, Column, Notes, Run, Table, TableRow
from perfeval.values.show import show_plain

_ALIGN: dict[str, Align] = {"左": "left", "中": "center", "右": "right"}
_NUMBER_PART = 16
"""A column of running numbers takes the sixteenth part of the width."""


def table(writing: Writing, spec: TableSpec, number: int) -> tuple[Table, list[Notes]] | None:
    """Build a table with the notes under it; None when its family has no group."""
    family, groups = writing.family(spec.rows), writing.groups(spec.rows, spec.within)
    if family is None or not groups:
        return None
    shown = [_Shown.of(writing, family, column) for column in spec.columns]
    columns = [column for column in shown if column is not None]
    if len(columns) < len(shown):
        return None
    rows = [
        TableRow(
            (*_head(spec, group, at), *(column.cell(writing, group, at) for column in columns))
        )
        for at, group in enumerate(groups, 1)
    ]
    cells: list[tuple[Run, ...]] = []
    notes: list[tuple[Run, ...]] = []
    for column in columns:
        total = writing.total(column.spec.total) if column.spec.total is not None else None
        parts = column.parts(groups)
        if total is None:
            cells.append(())
        elif _is_of_nothing(parts, total):
            cells.append((MISSING,))
        else:
            cells.append((writing.digits(total),))
            notes += _difference(writing, (spec.caption, column.spec), parts, total)
    if any(column.total is not None for column in spec.columns):
        rows.append(_total_row(spec, cells))
    caption = f"表{number}　{writing.plain(spec.caption)}"
    heads = [*_head_columns(spec), *(column.column for column in columns)]
    description = writing.plain(spec.description)
    made = Table(caption, str(spec.unit), tuple(heads), tuple(rows), description)
    return made, [Notes(tuple(notes))] if notes else []


@dataclass(frozen=True, slots=True)
class _Shown:
    """A column with what it shows: a measure of the family, or a text with names."""

    spec: ColumnSpec
    family: str
    measure: str
    is_text: bool

    @staticmethod
    def of(writing: Writing, family: Family, spec: ColumnSpec) -> _Shown | None:
        if spec.value is None:
            return _Shown(spec, family.id, "\0", is_text=True)
        measure = writing.measure(family, spec.value)
        if measure is None:
            return None
        return _Shown(spec, family.id, measure, is_text=measure in family.texts)

    @property
    def column(self) -> Column:
        side = _ALIGN[self.spec.align] if self.spec.align else "left" if self.is_text else "right"
        return Column(str(self.spec.name), int(self.spec.width), side)

    def cell(self, writing: Writing, group: Group, number: int) -> tuple[Run, ...]:
        if self.spec.write is not None:
            return writing.runs(self.spec.write, Item(self.family, group, number))
        if self.is_text:
            text = group.texts[self.measure]
            return (text,) if text else ()
        return (writing.digits(group.figures[self.measure]),)

    def parts(self, groups: Sequence[Group]) -> list[Figure]:
        """Give the figures of the column, none when it shows texts."""
        found = (group.figures.get(self.measure) for group in groups)
        return [figure for figure in found if figure is not None]


def _head(spec: TableSpec, group: Group, number: int) -> list[tuple[Run, ...]]:
    """Give the cells before the columns: the running number and the name of the group."""
    cells: list[tuple[Run, ...]] = [(str(number),)] if spec.numbered is not None else []
    return [*cells, (group.label,)] if spec.first is not None else cells


def _head_columns(spec: TableSpec) -> list[Column]:
    columns: list[Column] = []
    if spec.numbered is not None:
        shares = sum(int(column.width) for column in spec.columns)
        share = -(-(shares + (int(spec.width) if spec.first is not None else 0)) // _NUMBER_PART)
        columns.append(Column(str(spec.numbered), share, "center"))
    if spec.first is not None:
        columns.append(Column(str(spec.first), int(spec.width)))
    return columns


def _total_row(spec: TableSpec, totals: Sequence[tuple[Run, ...]]) -> TableRow:
    """Give the row of totals; its label stands in the first cell that has no total."""
    heads: list[tuple[Run, ...]] = [() for _ in _head_columns(spec)]
    row = [*heads, *totals]
    place = 1 if spec.numbered is not None and len(row) > 1 else 0
    if not row[place]:
        row[place] = (str(spec.total_label),)
    return TableRow(tuple(row), total=True)


def _is_of_nothing(parts: Sequence[Figure], total: Figure) -> bool:
    """Say whether a total is nought only because no row has a value: missing is not zero."""
    if not total.format.is_amount or total.value != 0 or not parts:
        return False
    return all(part.value is None for part in parts)


def _difference(
    writing: Writing, where: tuple[Text, ColumnSpec], figures: Sequence[Figure], total: Figure
) -> list[tuple[Run, ...]]:
    """Hold a total against its rows.

    What is told in a note: a difference that rounding makes, and that rows without a value are
    not in the total.
    """
    caption, column = where
    if not total.format.is_amount or total.value is None or not figures:
        return []
    values = [figure.value for figure in figures if figure.value is not None]
    if len(values) < len(figures):
        writing.note(codes.TOTAL_UNKNOWN, column.name, table=caption, column=column.name)
        if not values or sum(values, Fraction(0)) != total.value:
            return []
        return [(f"“{column.name}”有{len(figures) - len(values)}行缺数，合计是其余各行之和。",)]
    if sum(values, Fraction(0)) != total.value:
        writing.note(
            codes.TOTAL_DIFFERS,
            column.total,
            table=caption,
            column=column.name,
            sum=show_plain(sum(values, Fraction(0))),
            figure=total.id,
            total=show_plain(total.value),
        )
        return []
    gap = rounding_gap(figures, total)
    if not gap:
        return []
    told = f"“{column.name}”各行之和与合计数相差{show_plain(gap)}{total.unit}，系四舍五入所致。"
    return [(told,)]
