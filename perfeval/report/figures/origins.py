"""Where a figure came from: the cells that its formula adds up, and a digest of what they hold."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence

from perfeval.dataset import Dataset
from perfeval.diagnostics import Place
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.language import core as c
from perfeval.report.figures.record import Figure, exact_text
from perfeval.report.word.manifest import FigureRecord

Read = tuple[str, int, str]
"""Entity, row and field of a value that was read; the field is empty when a row was counted."""
_CELL = re.compile(r"^([A-Z]*)(\d+)$")


def reads(
    interpreter: Interpreter, node: c.Core, row: int | None = None, inner: int | None = None
) -> Iterator[Read]:
    """Give the values that an expression is made from, in the order of reading.

    What a figure names is not followed: its own values are asked for by its name. Of a value with
    a substitute (``首个有值``), only the one that was taken is given.
    """
    match node:
        case c.FieldOf():
            found = interpreter.follow(node.hops, inner if node.inner else row)
            if found is not None:
                yield node.entity, found, node.name
        case c.Named():
            return
        case c.Derived():
            found = interpreter.follow(node.hops, inner if node.inner else row)
            if found is not None:
                yield from reads(interpreter, node.body, found)
        case c.Otherwise(operand, default):
            known = interpreter.value(operand, row, inner) is not None
            yield from reads(interpreter, operand if known else default, row, inner)
        case c.Aggregate():
            yield from _aggregate(interpreter, node, row)
        case _:
            for part in c.children(node):
                yield from reads(interpreter, part, row, inner)


def _aggregate(interpreter: Interpreter, node: c.Aggregate, row: int | None) -> Iterator[Read]:
    for inner in interpreter.rows_of(node, row) or ():
        if node.condition is None or interpreter.value(node.condition, row, inner) is True:
            if node.value is None:
                yield node.entity, inner, ""
            else:
                yield from reads(interpreter, node.value, row, inner)


def place_of(dataset: Dataset, read: Read) -> Place:
    """Give the cell of a value, or the row that was counted."""
    entity, row, field = read
    return dataset.tables[entity].place(row, field or None)


def digest(dataset: Dataset, found: Iterable[Read]) -> str:
    """Give the SHA-256 of cells and what stands in them; of a counted row, its key."""
    sha = hashlib.sha256()
    for entity, row, field in found:
        table = dataset.tables[entity]
        names = (field,) if field else table.entity.key
        values = "\t".join(str(table.value(row, name)) for name in names)
        sha.update(f"{table.place(row, field or None)}={values}\n".encode())
    return sha.hexdigest()


def record(dataset: Dataset, figure: Figure, found: Sequence[Read]) -> FigureRecord:
    """Give what the manifest holds of a figure that was made from ``found``.

    Raises:
        ValueError: when the figure has no value; such a figure is never printed.
    """
    if figure.value is None:
        raise ValueError(f"figure {figure.id} has no value")
    return FigureRecord(
        id=figure.id,
        label=figure.label,
        value=exact_text(figure.value),
        printed=figure.text,
        format=figure.format.text,
        formula=figure.formula,
        cells=ranges(place_of(dataset, read) for read in found),
        cells_hash=digest(dataset, found),
    )


def ranges(places: Iterable[Place]) -> tuple[str, ...]:
    """Write cells shortly, one text a sheet: ``支付.xlsx[支付!D4:D9,D12]``.

    They stand in the order of columns and rows; rows that follow each other make a range.
    Nothing is left out or added.
    """
    sheets: dict[tuple[str, str], set[tuple[int, str, int]]] = {}
    for place in places:
        match = _CELL.match(place.cell or "")
        if match is not None:
            cells = sheets.setdefault((place.file, place.sheet or ""), set())
            cells.add((len(match[1]), match[1], int(match[2])))
    return tuple(_sheet(file, sheet, sorted(cells)) for (file, sheet), cells in sheets.items())


def _sheet(file: str, sheet: str, cells: list[tuple[int, str, int]]) -> str:
    runs: list[tuple[str, int, int]] = []
    for _, letters, number in cells:
        if runs and runs[-1][0] == letters and runs[-1][2] == number - 1:
            runs[-1] = (letters, runs[-1][1], number)
        else:
            runs.append((letters, number, number))
    pieces = [
        f"{letters}{first}" if first == last and letters else f"{letters}{first}:{letters}{last}"
        for letters, first, last in runs
    ]
    return f"{file}[{f'{sheet}!' if sheet else ''}{','.join(pieces)}]"
