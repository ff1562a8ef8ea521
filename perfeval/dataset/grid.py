"""A sheet as a grid of cells that know their names."""

from __future__ import annotations

from dataclasses import dataclass

from perfeval.dataset.cells import Cell, is_blank
from perfeval.diagnostics import Place

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column of a merged range, counted from 0."""


def letters(column: int) -> str:
    """Give the letters of a column counted from 0: 0 is ``A``, 26 is ``AA``."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def column_number(text: str) -> int:
    """Give the number of a column, counted from 0, of its letters."""
    number = 0
    for letter in text:
        number = number * 26 + ord(letter) - 64
    return number - 1


@dataclass(slots=True)
class Grid:
    """One sheet, or a csv file, whose ``sheet`` is empty.

    Every row of ``rows`` has the same number of cells. ``order`` sorts diagnostics: the number of
    the file and of the sheet in it.
    """

    file: str
    sheet: str
    rows: list[list[Cell]]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    order: tuple[int, int] = (0, 0)

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def has_content(self) -> bool:
        """Whether any cell is filled."""
        return any(not is_blank(cell) for row in self.rows for cell in row)

    def place(self, row: int | None = None, column: int | None = None) -> Place:
        """Give the place of a cell, a row, a column or the sheet; both are counted from 0.

        A row of a csv file is named as a spreadsheet program names it, since that is what its
        users open it with: ``支付.csv[F12]``.
        """
        cell = ("" if column is None else letters(column)) + ("" if row is None else str(row + 1))
        return Place(self.file, sheet=self.sheet or None, cell=cell or None)

    def fill_merges(self) -> None:
        """Put the value of each merged range into all its cells."""
        for top, left, bottom, right in self.merges:
            if top >= len(self.rows) or left >= self.width:
                continue
            value = self.rows[top][left]
            for row in self.rows[top : bottom + 1]:
                end = min(right + 1, len(row))
                row[left:end] = [value] * (end - left)

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Set a cell, growing the grid when it lies outside."""
        if column >= self.width:
            more: list[Cell] = [""] * (column + 1 - self.width)
            for line in self.rows:
                line.extend(more)
        while row >= len(self.rows):
            self.rows.append([""] * max(self.width, column + 1))
        self.rows[row][column] = cell
