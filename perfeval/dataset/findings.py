"""Collecting diagnostics: in the order of the sheets, no flood from one column, nothing lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from perfeval.dataset.grid import Grid, letters
from perfeval.diagnostics import Code, Diagnostic, Place, Related
from perfeval.diagnostics.codes import dataset as codes

MOST = 20
"""How many diagnostics of one code in one column are listed one by one."""

_Group = tuple[str, str, str, int]


@dataclass(slots=True)
class _Count:
    grid: Grid
    code: Code
    column: int
    count: int = 0
    last: int = 0


class Findings:
    """The diagnostics of one load."""

    def __init__(self) -> None:
        self._kept: list[tuple[tuple[int, int, int, int], Diagnostic]] = []
        self._counts: dict[_Group, _Count] = {}

    def add(
        self,
        code: Code,
        grid: Grid,
        values: Mapping[str, object],
        *,
        row: int | None = None,
        column: int | None = None,
        related: Iterable[Related] = (),
    ) -> None:
        """Report ``code`` at a cell, a row, a column or a sheet; both are counted from 0.

        ``values`` fill the wording. A value may be a function without arguments, called only
        when the diagnostic is kept: the nearest name among thousands is costly.
        """
        if row is not None and column is not None and not self._room(code, grid, row, column):
            return
        texts = {n: str(value() if callable(value) else value) for n, value in values.items()}
        made = Diagnostic(code, grid.place(row, column), texts, tuple(related))
        order = (-1 if row is None else row, -1 if column is None else column)
        self._kept.append(((*grid.order, *order), made))

    def add_all(self, found: Iterable[Diagnostic], file_number: int) -> None:
        """Take over diagnostics about a whole file."""
        self._kept.extend(((file_number, -1, -1, -1), diagnostic) for diagnostic in found)

    def all(self) -> list[Diagnostic]:
        """Give everything by file, sheet, row and column; summaries of what was cut come last."""
        listed = [made for _, made in sorted(self._kept, key=lambda entry: entry[0])]
        return [*listed, *self._summaries()]

    def _room(self, code: Code, grid: Grid, row: int, column: int) -> bool:
        group = (code.id, grid.file, grid.sheet, column)
        count = self._counts.setdefault(group, _Count(grid, code, column))
        count.count += 1
        count.last = row
        return count.count <= MOST

    def _summaries(self) -> list[Diagnostic]:
        made = []
        for entry in sorted(self._counts.values(), key=lambda c: (*c.grid.order, c.column)):
            if entry.count > MOST:
                letter = letters(entry.column)
                place = Place(entry.grid.file, sheet=entry.grid.sheet or None, cell=letter)
                last = f"{letter}{entry.last + 1}"
                more = entry.count - MOST
                made.append(codes.MORE.at(place, count=more, code=entry.code.id, last=last))
        return made
