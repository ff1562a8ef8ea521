"""What a column reader gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from perfeval.dataset.cells import Cell, ErrorCell, FormulaCell
from perfeval.dataset.model import Value
from perfeval.diagnostics import Code
from perfeval.diagnostics.codes import dataset as codes
from perfeval.vocabulary import Field

_NOTHING = frozenset(
    {"", "-", "--", "—", "——", "–", "－", "/", "／", "\\", "无数据", "暂无", "N/A"}
)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a cell: the code and the values of its wording."""

    code: Code
    values: Mapping[str, object]


@dataclass(slots=True)
class ReadColumn:
    """The values of a field, one a row, at ``scale`` decimals when they are numbers.

    ``problems`` go by the index of the cell; ``bare`` tells that some number had no unit of its
    own, and ``doubt`` is a number that makes the unit of the header doubtful.
    """

    values: Sequence[Value]
    scale: int = 0
    problems: list[tuple[int, Problem]] = field(default_factory=list)
    bare: bool = False
    doubt: str = ""


def is_nothing(text: str) -> bool:
    """Whether a text only says that there is no value: empty, a dash, a slash, ``无数据``."""
    return text in _NOTHING


def fault(cell: Cell, column: Field) -> Problem | None:
    """Give the problem of a cell that holds an error or no result, for a field of any kind."""
    if isinstance(cell, ErrorCell):
        return Problem(codes.ERROR_CELL, {"field": column.name, "found": cell.text})
    if isinstance(cell, FormulaCell):
        return Problem(codes.FORMULA_WITHOUT_VALUE, {"field": column.name})
    return None


def read_each(
    cells: Sequence[Cell], column: Field, read: Callable[[Cell], Value | Problem]
) -> ReadColumn:
    """Read each cell by ``read``, each different text once."""
    made: list[Value] = []
    result = ReadColumn(made)
    known: dict[str, Value | Problem] = {}
    for index, cell in enumerate(cells):
        if isinstance(cell, str):
            if cell not in known:
                known[cell] = read(cell)
            value = known[cell]
        else:
            value = fault(cell, column) or read(cell)
        if isinstance(value, Problem):
            result.problems.append((index, value))
            value = None
        made.append(value)
    return result
