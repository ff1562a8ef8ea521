"""The shape of a form as written: whether its cells fill the grid."""

from __future__ import annotations

from collections.abc import Iterator

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import forms as codes
from perfeval.diagnostics.codes import structure
from perfeval.files.typed import Text, place_of
from perfeval.report.outline.form_model import CellSpec, CellText, FormRowSpec, FormSpec

_HIGHEST = 200
_WHOLE = "正整数"


def shape_of_form(form: FormSpec) -> Iterator[Diagnostic]:
    """Check numbers, then that each row fills the columns and each height stays within reach."""
    wrong = [*_numbers(form)]
    yield from wrong
    if wrong:
        return
    filled = [0] * len(form.width)
    for number, row in enumerate(form.rows, 1):
        problem = _row(row, number, filled) or _height(form, number, row)
        if problem is not None:
            yield problem
            return


def _numbers(form: FormSpec) -> Iterator[Diagnostic]:
    texts = list(form.width)
    if not texts or not form.rows:
        key = "行" if texts else "宽"
        yield structure.MISSING_KEY.at(place_of(form.description), where="表单", key=key)
    for row in form.rows:
        if not row.cells:
            yield structure.MISSING_KEY.at(_place(row), where="表单的一行", key="格")
        for cell in row.cells:
            if isinstance(cell, CellSpec):
                texts += [cell.across, cell.down]
    for text in texts:
        if not (text.isascii() and text.isdigit() and 0 < int(text) <= _HIGHEST):
            yield structure.WRONG_VALUE.at(place_of(text), found=text, accepted=_WHOLE)


def _row(row: FormRowSpec, number: int, filled: list[int]) -> Diagnostic | None:
    """Put the cells of a row into the columns that are free; ``filled`` is left as after it."""
    taken = sum(1 for rest in filled if rest)
    begun = _begun(row, filled)
    if begun is None or len(begun) + taken != len(filled):
        found = taken + sum(_size(cell)[0] for cell in row.cells)
        return codes.FORM_WIDTH.at(
            _place(row), row=str(number), found=str(found), accepted=str(len(filled))
        )
    for column, rest in enumerate(filled):
        filled[column] = max(begun.get(column, rest) - 1, 0)
    return None


def _begun(row: FormRowSpec, filled: list[int]) -> dict[int, int] | None:
    """Give the height by column of the cells that begin in a row; None when one does not fit."""
    at = 0
    begun: dict[int, int] = {}
    for cell in row.cells:
        across, down = _size(cell)
        while at < len(filled) and filled[at]:
            at += 1
        columns = range(at, at + across)
        if columns.stop > len(filled) or any(filled[column] for column in columns):
            return None
        begun |= dict.fromkeys(columns, down)
        at = columns.stop
    return begun


def _height(form: FormSpec, number: int, row: FormRowSpec) -> Diagnostic | None:
    """Check that what reaches down reaches over fixed rows only."""
    for cell in row.cells:
        down = _size(cell)[1]
        if down == 1:
            continue
        below = form.rows[number : number + down - 1]
        limit = ""
        if row.each_row is not None or row.when is not None:
            limit = "这一行（它重复或带条件）"
        elif len(below) < down - 1:
            limit = "表单的末行"
        elif any(map(_moves, [row, *below], below)):
            limit = "下面的固定行"
        if limit:
            place = place_of(cell.down) if isinstance(cell, CellSpec) else _place(row)
            return codes.FORM_HEIGHT.at(place, row=str(number), found=str(down), limit=limit)
    return None


def _moves(above: FormRowSpec, row: FormRowSpec) -> bool:
    """Whether a row may be absent or repeated, or begins a table of its own."""
    begins = row.heading == "是" and above.heading == "否"
    return row.each_row is not None or row.when is not None or begins


def _size(cell: Text | CellSpec) -> tuple[int, int]:
    return (int(cell.across), int(cell.down)) if isinstance(cell, CellSpec) else (1, 1)


def _place(row: FormRowSpec) -> Place | None:
    first = row.cells[0] if row.cells else None
    text = first.text if isinstance(first, CellSpec) else first
    if isinstance(text, list):
        part = text[0] if text else None
        text = part.write if isinstance(part, CellText) else part
    return place_of(text)
