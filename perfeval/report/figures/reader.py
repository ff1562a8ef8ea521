"""Reading rows of a table with expressions, for workbooks that go with a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from perfeval.dataset import Dataset, Table
from perfeval.diagnostics import Diagnostic
from perfeval.engine.interpreter import Exact
from perfeval.engine.missing import why_missing
from perfeval.files.typed import Text
from perfeval.language import core as c
from perfeval.language.scope import Scope
from perfeval.report.figures.engine import FigureEngine
from perfeval.report.figures.formats import Format


class RowReader:
    """Evaluates expressions on the rows of one table; they may name figures too."""

    def __init__(self, engine: FigureEngine, dataset: Dataset, entity: str) -> None:
        self._engine = engine
        self.table: Table = dataset.tables[entity]
        self._scope: Scope = replace(engine.binder.scope, subject=self.table.entity)

    def bind(self, text: Text, *accepted: str) -> tuple[c.Core | None, list[Diagnostic]]:
        """Check an expression about a row; ``accepted`` are the kinds it may have."""
        binder = self._engine.binder
        before = len(binder.problems)
        body = binder.expr(text, self._scope, *accepted)
        if body is not None:
            self._engine.prepare(body)
        return body, binder.problems[before:]

    def format(
        self, text: Text, column: str, body: c.Core
    ) -> tuple[Format | None, list[Diagnostic]]:
        """Read a format and hold it against the type of a column."""
        binder = self._engine.binder
        before = len(binder.problems)
        return binder.format(text, column, body.type), binder.problems[before:]

    def value(self, body: c.Core, row: int) -> Exact:
        """Give the exact value on a row; None when it is missing."""
        return self._engine.interpreter.value(body, row)

    def why_missing(self, body: c.Core, row: int) -> str:
        """Say which cell is to blame for a missing value."""
        return why_missing(self._engine.interpreter, body, row)

    def sorted_by(self, body: c.Core, rows: Sequence[int], *, descending: bool) -> list[int]:
        """Sort rows by a value; equal ones keep their order, those without one come last."""
        held = {row: self.value(body, row) for row in rows}
        known = [row for row in rows if held[row] is not None]
        if all(isinstance(held[row], Fraction) for row in known):
            sign = -1 if descending else 1
            numbers = {row: sign * _number(held[row]) for row in known}
            ranked = sorted(known, key=numbers.__getitem__)
        else:
            ranked = sorted(known, key=lambda row: str(held[row]), reverse=descending)
        return [*ranked, *(row for row in rows if held[row] is None)]


def _number(value: Exact) -> Fraction:
    return value if isinstance(value, Fraction) else Fraction(0)
