"""Columns of text, references, options and yes or no."""

from __future__ import annotations

from collections.abc import Sequence

from perfeval.dataset.cells import Cell, shown, text_of
from perfeval.dataset.kinds.column import Problem, ReadColumn, is_nothing, read_each
from perfeval.dataset.model import Value
from perfeval.dataset.names import squeeze
from perfeval.diagnostics.codes import dataset as codes
from perfeval.vocabulary import Field

_YES = frozenset(["是", "√", "✓", "✔", "y", "yes", "true", "t", "1", "有", "对"])
_NO = frozenset(["否", "×", "✗", "✘", "n", "no", "false", "f", "0", "无", "不是", "错"])
_EXACT_LIMIT = 10**15


def read_texts(cells: Sequence[Cell], column: Field) -> ReadColumn:
    """Read a column of text or references; a number becomes its shortest text.

    ``-`` and ``/`` are missing values here too, but ``无`` is an answer and stays.
    """
    made = read_each(cells, column, _text)
    for index, cell in enumerate(cells):
        if isinstance(cell, float) and abs(cell) >= _EXACT_LIMIT:
            values: dict[str, object] = {"field": column.name, "found": shown(cell)}
            made.problems.append((index, Problem(codes.DIGITS_LOST, values)))
    return made


def read_choices(cells: Sequence[Cell], column: Field) -> ReadColumn:
    """Read a column of options; a synonym becomes its option."""
    options = {squeeze(name): option for option, names in column.choices.items() for name in names}
    options |= {squeeze(option): option for option in column.choices}

    def read(cell: Cell) -> Value | Problem:
        text = text_of(cell)
        found = options.get(squeeze(text))
        if found is not None or is_nothing(text):
            return found
        accepted = "、".join(column.choices)
        values = {"field": column.name, "found": shown(cell), "accepted": accepted}
        return Problem(codes.UNKNOWN_CHOICE, values)

    return read_each(cells, column, read)


def read_yes_no(cells: Sequence[Cell], column: Field) -> ReadColumn:
    """Read a column of 是 and 否, and what people write for them."""

    def read(cell: Cell) -> Value | Problem:
        text = squeeze(text_of(cell))
        if text in _YES:
            return True
        if text in _NO:
            return False
        if is_nothing(text):
            return None
        return Problem(codes.NOT_YES_NO, {"field": column.name, "found": shown(cell)})

    return read_each(cells, column, read)


def _text(cell: Cell) -> Value | Problem:
    text = text_of(cell)
    return None if is_nothing(text) else text
