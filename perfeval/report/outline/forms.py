"""Forms: fixed rows, and a row for each row of a table with equal neighbours merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from perfeval.files.typed import Text
from perfeval.report.outline.form_model import CellSpec, CellText, FormRowSpec, FormSpec
from perfeval.report.outline.holes import Hole, split
from perfeval.report.outline.row_lists import holds_at, rows_at
from perfeval.report.outline.row_values import RowAt
from perfeval.report.outline.sentences import paragraph
from perfeval.report.outline.writing import Writing, joined
from perfeval.report.word.document import Align, FigureRun, Run
from perfeval.report.word.form import Form, FormCell, FormRow

_SIDES: dict[str, Align] = {"左": "left", "中": "center", "右": "right"}


def form(writing: Writing, spec: FormSpec, number: int) -> Form | None:
    """Build a form; None when none of its rows stands."""
    rows: list[FormRow] = []
    for row in spec.rows:
        if not writing.holds(row.when):
            continue
        if row.each_row is None:
            cells = tuple(_cell(writing, cell, None) for cell in _specs(row))
            rows.append(FormRow(cells, row.heading == "是"))
        else:
            rows += _repeated(writing, row, row.each_row, len(spec.width))
    if not rows:
        return None
    caption = f"表{number}　{writing.plain(spec.caption)}" if spec.caption else ""
    shares = tuple(int(width) for width in spec.width)
    notes = tuple(runs for note in spec.note if (runs := paragraph(writing, [note])))
    described = writing.plain(spec.description)
    return Form(caption, str(spec.unit), shares, tuple(rows), described, notes)


def _specs(row: FormRowSpec) -> list[CellSpec]:
    return [cell if isinstance(cell, CellSpec) else CellSpec(text=cell) for cell in row.cells]


def _repeated(writing: Writing, row: FormRowSpec, table: Text, columns: int) -> list[FormRow]:
    specs = _specs(row)
    down = row.direction == "从高到低"
    rows = rows_at(writing, table, row.condition, row.order, descending=down)
    if not rows:
        if row.none is None:
            return []
        return [FormRow((FormCell(writing.runs(row.none), columns, align="center"),))]
    grid = [[_cell(writing, cell, at) for cell in specs] for at in rows]
    merged = [at for at, cell in enumerate(specs) if cell.merged == "是"]
    return _merged(grid, merged)


def _merged(grid: Sequence[Sequence[FormCell]], merged: Sequence[int]) -> list[FormRow]:
    """Make neighbours one cell that agree in a merged column and in those before it."""
    rows = [list(cells) for cells in grid]
    taken: set[tuple[int, int]] = set()
    for position, column in enumerate(merged):
        before = merged[: position + 1]
        start = 0
        for row in range(1, len(rows) + 1):
            same = row < len(rows) and all(
                rows[row][at].runs == rows[start][at].runs for at in before
            )
            if same and rows[row][column].runs:
                taken.add((row, column))
                continue
            rows[start][column] = replace(rows[start][column], down=row - start)
            start = row
    return [
        FormRow(tuple(cell for at, cell in enumerate(cells) if (row, at) not in taken))
        for row, cells in enumerate(rows)
    ]


def _cell(writing: Writing, spec: CellSpec, at: RowAt | None) -> FormCell:
    runs: list[Run] = []
    if holds_at(writing, spec.when, at):
        for part in texts_of(spec):
            if holds_at(writing, part.when, at):
                runs += writing.runs(part.write, at=at, absent=str(spec.absent))
    is_label = isinstance(spec.text, Text) and spec.when is None and not _has_hole(spec.text)
    kept = joined(runs)
    align: Align = "center" if is_label or _is_short(kept) else "left"
    if spec.align is not None:
        align = _SIDES[spec.align]
    kind: Literal["label", "value"] = "label" if is_label else "value"
    return FormCell(kept, int(spec.across), int(spec.down), align, kind)


def texts_of(spec: CellSpec) -> list[CellText]:
    """Give the parts of a cell's text."""
    parts = spec.text if isinstance(spec.text, list) else [spec.text]
    return [part if isinstance(part, CellText) else CellText(write=part) for part in parts]


def _has_hole(text: Text) -> bool:
    return any(isinstance(part, Hole) for part in split(text))


def _is_short(runs: tuple[Run, ...]) -> bool:
    """Whether a cell holds one number or sign, which stands in the middle."""
    texts = [run.text if isinstance(run, FigureRun) else run for run in runs]
    number = any(isinstance(run, FigureRun) for run in runs)
    return len("".join(texts)) <= (16 if number else 2)
