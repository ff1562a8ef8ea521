"""What the names in braces mean about a row: its fields, derived fields, those of its parents."""

from __future__ import annotations

from dataclasses import dataclass

from perfeval.diagnostics import Diagnostic
from perfeval.language import core as c
from perfeval.report.figures import Figures
from perfeval.report.figures.record import Figure
from perfeval.report.figures.rows import NUMERIC, Cell
from perfeval.report.outline.holes import Hole
from perfeval.report.word.document import FigureRun, Run
from perfeval.report.word.manifest import FigureRecord
from perfeval.vocabulary import Kind, Vocabulary

COUNTER = "序号"


@dataclass(frozen=True, slots=True)
class RowAt:
    """A row of a table, and which of the rows gone through it is (from 1)."""

    entity: str
    row: int
    number: int = 0


@dataclass(frozen=True, slots=True)
class RowValue:
    """What a row has under a name: the runs to print, their unit, the record of its figure.

    Without a value there are no runs, and ``missing`` is the name of what is missing.
    """

    runs: tuple[Run, ...]
    unit: str = ""
    record: FigureRecord | None = None
    missing: str = ""


def row_value(figures: Figures, at: RowAt, hole: Hole) -> tuple[RowValue | None, list[Diagnostic]]:
    """Give what a name means about a row; None when the row has nothing of that name."""
    if hole.name == COUNTER and at.number:
        return RowValue((str(at.number),)), []
    cell = figures.rows.cell(at.entity, at.row, hole.name)
    if cell is None:
        return None, []
    if hole.form and cell.body.type.kind in NUMERIC:
        form, problems = figures.row_format(hole.form_text, hole.name, cell.body.type)
        if form is None:
            return RowValue(()), problems
        cell = figures.rows.cell(at.entity, at.row, hole.name, form) or cell
    if cell.figure is not None:
        return _number(figures, at, cell, cell.figure), []
    if not cell.text:
        return RowValue((), missing=f"{at.entity}.{hole.name}"), []
    if _is_measure(figures.vocabulary, cell.body):
        return _measure(figures, at, hole.name, cell), []
    return RowValue((cell.text,)), []


def _number(figures: Figures, at: RowAt, cell: Cell, figure: Figure) -> RowValue:
    if figure.value is None:
        return RowValue((), missing=figure.label)
    run = FigureRun(figure.id, figure.text, figure.label)
    return RowValue((run,), figure.unit, figures.rows.record(at.row, cell))


def _is_measure(vocabulary: Vocabulary, body: c.Core) -> bool:
    if not isinstance(body, c.FieldOf):
        return False
    return vocabulary.entities[body.entity].fields[body.name].kind is Kind.MEASURE


def _measure(figures: Figures, at: RowAt, name: str, cell: Cell) -> RowValue:
    """Mark a target or an actual value (``≥232户``) whole, so that it can be verified."""
    record = figures.rows.text_record(at.entity, at.row, name, cell)
    return RowValue((FigureRun(record.id, cell.text, record.label),), "", record)
