"""Forms: fixed rows, and a row for each row of a table with equal neighbours merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
            cells = tuple(_Cell.of(cell).at(writing, None) for cell in _specs(row))
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
    cells = [_Cell.of(spec) for spec in specs]
    grid = [[cell.at(writing, at) for cell in cells] for at in rows]
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


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell as written, read once for all rows that repeat it."""

    spec: CellSpec
    parts: tuple[CellText, ...]
    kind: Literal["label", "value"]
    align: Align | None
    across: int
    down: int
    absent: str

    @staticmethod
    def of(spec: CellSpec) -> _Cell:
        is_label = isinstance(spec.text, Text) and spec.when is None and not _has_hole(spec.text)
        align: Align | None = "center" if is_label else None
        if spec.align is not None:
            align = _SIDES[spec.align]
        kind: Literal["label", "value"] = "label" if is_label else "value"
        across, down = int(spec.across), int(spec.down)
        return _Cell(spec, tuple(texts_of(spec)), kind, align, across, down, str(spec.absent))

    def at(self, writing: Writing, at: RowAt | None) -> FormCell:
        """Give the cell at a row, or of a fixed row without one."""
        runs: list[Run] = []
        if self.spec.when is None or holds_at(writing, self.spec.when, at):
            for part in self.parts:
                if part.when is None or holds_at(writing, part.when, at):
                    runs += writing.runs(part.write, at=at, absent=self.absent)
        kept = tuple(runs) if len(runs) < 2 else joined(runs)
        align = self.align or ("center" if _is_short(kept) else "left")
        return FormCell(kept, self.across, self.down, align, self.kind)


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
