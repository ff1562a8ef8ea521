"""The model of a form: an official table whose cells span columns and rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from perfeval.report.word.document import Align, Run


@dataclass(frozen=True, slots=True)
class FormCell:
    """A cell of a form at its upper left corner, ``across`` columns wide and ``down`` rows high.

    A label names what the cell beside or under it holds.
    """

    runs: tuple[Run, ...]
    across: int = 1
    down: int = 1
    align: Align = "left"
    kind: Literal["label", "value"] = "value"


@dataclass(frozen=True, slots=True)
class FormRow:
    """The cells that begin in a row, from left to right; a heading row stands on every page."""

    cells: tuple[FormCell, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form with the shares of its columns; each row fills all of them.

    From the second heading row on a heading row begins a table of its own, set close under the
    one before it: only the first rows of a table are repeated on the next page.

    Raises:
        ValueError: when a row does not fill the columns, or a cell reaches into the next part.
    """

    caption: str
    unit: str
    shares: tuple[int, ...]
    rows: tuple[FormRow, ...]
    description: str
    notes: tuple[tuple[Run, ...], ...] = ()

    def __post_init__(self) -> None:
        for part in self.parts():
            filled = [0] * len(self.shares)
            for number, row in enumerate(part, 1):
                width = sum(cell.across for cell in row.cells) + sum(1 for rest in filled if rest)
                if width != len(self.shares):
                    raise ValueError(f"a row of the form fills {width} of {len(self.shares)}")
                if any(number - 1 + cell.down > len(part) for cell in row.cells):
                    raise ValueError("a cell of the form is higher than its part")
                filled = after(filled, row)

    def parts(self) -> list[tuple[FormRow, ...]]:
        """Give the rows table by table."""
        found: list[list[FormRow]] = []
        before = True
        for row in self.rows:
            if not found or (row.heading and not before):
                found.append([])
            found[-1].append(row)
            before = row.heading
        return [tuple(part) for part in found]

    def texts(self) -> Iterator[tuple[Run, ...]]:
        """Give the texts in reading order."""
        yield (self.caption,)
        yield (self.unit,)
        for row in self.rows:
            yield from (cell.runs for cell in row.cells)
        yield from self.notes


def after(filled: list[int], row: FormRow) -> list[int]:
    """Give how many rows each column stays taken by cells from above, after a row."""
    left = [max(rest - 1, 0) for rest in filled]
    for start, cell in placed(filled, row):
        for at in range(start, start + cell.across):
            left[at] = cell.down - 1
    return left


def placed(filled: list[int], row: FormRow) -> Iterator[tuple[int, FormCell]]:
    """Give each cell of a row with its first column; taken columns are passed over."""
    at = 0
    for cell in row.cells:
        while at < len(filled) and filled[at]:
            at += 1
        yield at, cell
        at += cell.across
