"""Going through the rows of a table that meet a condition, in forms and in sentences."""

from __future__ import annotations

from perfeval.diagnostics import nearest
from perfeval.diagnostics.codes import forms as codes
from perfeval.files.typed import Text
from perfeval.report.outline.row_values import RowAt
from perfeval.report.outline.writing import Writing


def rows_at(
    writing: Writing,
    table: Text,
    condition: Text | None,
    order: Text | None = None,
    *,
    descending: bool = False,
) -> list[RowAt]:
    """Give the rows in order; what is wrong is noted, and then there are none.

    In a document about a row they are those that lead to it.
    """
    reader = writing.figures.reader(str(table))
    if reader is None:
        near = nearest(table, writing.figures.tables)
        writing.note(codes.TABLE_UNKNOWN, table, found=table, nearest=near)
        return []
    chosen = reader.select(condition, order, descending=descending)
    writing.problems += chosen.problems
    if chosen.undecided:
        writing.note(
            codes.ROW_UNDECIDED,
            condition,
            entity=table,
            count=str(chosen.undecided),
            reason=chosen.reason,
        )
    return [RowAt(str(table), row, number) for number, row in enumerate(chosen.rows or [], 1)]


def holds_at(writing: Writing, condition: Text | None, at: RowAt | None) -> bool:
    """Decide a condition about a row, or about the document without one; unknown is no."""
    if condition is None or at is None:
        return writing.holds(condition)
    reader = writing.figures.reader(at.entity)
    if reader is None:
        return False
    body, found = reader.bind(condition, "bool")
    writing.problems += found
    return body is not None and reader.value(body, at.row) is True
