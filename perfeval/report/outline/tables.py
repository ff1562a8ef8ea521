"""Tables: a row for each group of a family, and a total that is held against the rows."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from perfeval.diagnostics.codes import report as codes
from perfeval.files.typed import Text
from perfeval.report.figures import Figure
from perfeval.report.outline.model import ColumnSpec, TableSpec
from perfeval.report.outline.rounding import rounding_gap
from perfeval.report.outline.writing import Writing
from perfeval.report.word.document import Column, Paragraph, Run, Table, TableRow
from perfeval.values.show import show_plain

Cells = list[tuple[Run, ...]]


def table(writing: Writing, spec: TableSpec, number: int) -> tuple[Table, list[Paragraph]] | None:
    """Build a table with the notes under it; None when its family has no group."""
    family = writing.family(spec.rows)
    if family is None:
        return None
    measures = [writing.measure(family, column.value) for column in spec.columns]
    if not family.groups or None in measures:
        return None
    known = [measure for measure in measures if measure is not None]
    rows = [
        TableRow(((group.label,), *((writing.digits(group.figures[m]),) for m in known)))
        for group in family.groups
    ]
    totals = [writing.total(c.total) if c.total is not None else None for c in spec.columns]
    if any(column.total is not None for column in spec.columns):
        cells: Cells = [() if total is None else (writing.digits(total),) for total in totals]
        rows.append(TableRow(((str(spec.total_label),), *cells), total=True))
    notes: list[Paragraph] = []
    for column, measure, total in zip(spec.columns, known, totals, strict=True):
        if total is not None:
            parts = [group.figures[measure] for group in family.groups]
            notes += _difference(writing, (spec.caption, column), parts, total)
    caption = f"表{number}　{writing.plain(spec.caption)}"
    columns = (
        Column(str(spec.first), int(spec.width)),
        *(Column(str(column.name), int(column.width), "right") for column in spec.columns),
    )
    description = writing.plain(spec.description)
    return Table(caption, str(spec.unit), columns, tuple(rows), description), notes


def _difference(
    writing: Writing, where: tuple[Text, ColumnSpec], figures: Sequence[Figure], total: Figure
) -> list[Paragraph]:
    """Hold a total against its rows; a difference that rounding makes is told in a note."""
    caption, column = where
    if not total.format.is_amount or total.value is None:
        return []
    values = [figure.value for figure in figures if figure.value is not None]
    if len(values) < len(figures):
        writing.note(codes.TOTAL_UNKNOWN, column.name, table=caption, column=column.name)
        return []
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
    told = f"注：“{column.name}”各行之和与合计数相差{show_plain(gap)}{total.unit}，系四舍五入所致。"
    return [Paragraph((told,))]
