"""Reading rows of a table with expressions, for workbooks that go with a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from perfeval.dataset import Dataset, Table
from perfeval.diagnostics import Diagnostic
from perfeval.engine.plain.interpreter import Exact
from perfeval.engine.plain.missing import why_missing
from perfeval.files.typed import Text
from perfeval.language import core as c
from perfeval.language.scope import Scope
from perfeval.report.figures.engine import FigureEngine
from perfeval.report.figures.formats import Format


@dataclass(frozen=True, slots=True)
class Selection:
    """Rows that were chosen; None when the condition or the order is wrong.

    ``undecided`` counts the rows of which the condition cannot be decided, the first of them for
    ``reason``.
    """

    rows: list[int] | None
    undecided: int
    reason: str
    problems: list[Diagnostic]


class RowReader:
    """Evaluates expressions on the rows of one table; they may name figures too."""

    def __init__(self, engine: FigureEngine, dataset: Dataset, entity: str) -> None:
        self._engine = engine
        self.table: Table = dataset.tables[entity]
        self._scope: Scope = replace(engine.binder.scope, subject=self.table.entity)

    def bind(self, text: Text, *accepted: str) -> tuple[c.Core | None, list[Diagnostic]]:
        """Check an expression about a row; ``accepted`` are the kinds it may have."""
        body, found = self._engine.binder.checked(text, self._scope, *accepted)
        if body is not None:
            self._engine.prepare(body)
        return body, list(found)

    def format(
        self, text: Text, column: str, body: c.Core
    ) -> tuple[Format | None, list[Diagnostic]]:
        """Read a format and hold it against the type of a column."""
        return self._engine.binder.checked_format(text, column, body.type)

    def value(self, body: c.Core, row: int) -> Exact:
        """Give the exact value on a row; None when it is missing."""
        return self._engine.interpreter.value(body, row)

    def why_missing(self, body: c.Core, row: int) -> str:
        """Say which cell is to blame for a missing value."""
        return why_missing(self._engine.interpreter, body, row)

    def select(self, condition: Text | None, order: Text | None, *, descending: bool) -> Selection:
        """Choose rows that meet a condition, in order, among those the document is about."""
        rows = list(self._engine.rows_about(self.table.entity.name))
        problems: list[Diagnostic] = []
        unknown: list[int] = []
        reason = ""
        if condition is not None:
            body, problems = self.bind(condition, "bool")
            if body is None:
                return Selection(None, 0, "", problems)
            held = {row: self.value(body, row) for row in rows}
            unknown = [row for row in rows if held[row] is None]
            reason = self.why_missing(body, unknown[0]) if unknown else ""
            rows = [row for row in rows if held[row] is True]
        if order is not None:
            body, found = self.bind(order)
            problems += found
            if body is None:
                return Selection(None, 0, "", problems)
            rows = self.sorted_by(body, rows, descending=descending)
        return Selection(rows, len(unknown), reason, problems)

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
