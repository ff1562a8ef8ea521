"""Texts with values in them, for all rows of a frame at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from perfeval.engine.columns import blocks, choices, digits
from perfeval.engine.columns.bounded import Ints
from perfeval.engine.columns.operands import Cond, Num, Operand, Words
from perfeval.engine.plain import shown
from perfeval.language import core as c
from perfeval.language.types import TEXT

if TYPE_CHECKING:
    from perfeval.engine.columns.frame import Frame

Pieces = list[Any]
"""Constant texts and blocks, in the order of the sentence."""


def sentences(frame: Frame, node: c.Core) -> list[Any]:
    """Give the text of each row of a frame, None where it is missing."""
    if isinstance(node, c.Template):
        return _filled(frame, node)
    if isinstance(node, c.Case):
        return _chosen(frame, node)
    found = frame.value(node)
    if not isinstance(found, Words):
        raise TypeError(f"{type(node).__name__} is no text")
    texts = frame.tables.texts
    made: list[Any] = [texts[code] for code in _spread(found.codes, frame.count).tolist()]
    if found.missing is not None:
        for row in np.flatnonzero(_spread(found.missing, frame.count)).tolist():
            made[row] = None
    return made


def words(frame: Frame, node: c.Template) -> Words:
    """Give a text with values in it as an operand."""
    return Words(frame.tables.coded(_filled(frame, node)))


def _chosen(frame: Frame, node: c.Case) -> list[Any]:
    """Write the sentences of each branch for the rows that take it."""
    taken, _ = choices.branches(frame, node)
    made = np.full(frame.count, None, object)
    for mask, value in taken:
        if not np.ndim(mask) or mask.all():
            return sentences(frame, value)
        positions = np.flatnonzero(mask)
        made[positions] = sentences(frame.part(positions), value)
    found: list[Any] = made.tolist()
    return found


def _filled(frame: Frame, node: c.Template) -> list[str]:
    pieces: Pieces = []
    text = ""
    for part in node.parts:
        if isinstance(part, str):
            text += part
            continue
        if isinstance(part.operand, c.Const):
            text += shown.show(part.operand.value, part.operand.type)
            continue
        made = _pieces(frame, part.operand)
        pieces += [text, *made] if text else made
        text = ""
    pieces += [text] if text else []
    if all(isinstance(piece, str) for piece in pieces):
        return ["".join(pieces)] * frame.count
    return blocks.sentences(pieces, frame.count)


def _pieces(frame: Frame, node: c.Core) -> Pieces:
    """Give a value as a sentence shows it."""
    operand = frame.value(node)
    made = _of_present(frame, node, operand)
    if operand.missing is None or not np.any(operand.missing):
        return made
    missing = _spread(operand.missing, frame.count)
    varying = []
    for piece in made:
        if isinstance(piece, str):
            varying += [np.full(frame.count, block) for block in blocks.of_text(piece)]
        else:
            varying.append(piece)
    return digits.unless_missing(varying, missing)


def _of_present(frame: Frame, node: c.Core, operand: Operand) -> Pieces:
    count = frame.count
    if isinstance(operand, Cond):
        table = blocks.of_texts(["否", "是"])[:, 0]
        return [table[_spread(operand.true, count).astype(np.int64)]]
    if isinstance(operand, Words):
        return _of_codes(frame, _spread(operand.codes, count))
    kind = node.type.kind
    if kind == "rate":
        return [*digits.percent(operand, count)]
    if kind == "points":
        return [*digits.percent(operand, count, sign=False), "个百分点"]
    if kind == "quantity":
        return _quantity(frame, node, operand)
    function, after = shown.number_form(node.type)
    if kind in ("date", "month"):
        return _by_value(operand, function, count)
    return [*digits.plain(operand, count), *([after] if after else [])]


def _of_codes(frame: Frame, codes: Any) -> Pieces:
    used, position = np.unique(codes, return_inverse=True)
    texts = frame.tables.texts
    table = blocks.of_texts([texts[code] for code in used.tolist()] or [""])
    return [column[position] for column in table.T]


def _by_value(operand: Num, function: Callable[[int, int], str], count: int) -> Pieces:
    """Show each different whole number once, as days and months are."""
    numbers = operand.n.over(operand.d).spread(count)
    used, position = np.unique(numbers, return_inverse=True)
    table = blocks.of_texts([function(number, 1) for number in used.tolist()] or [""])
    return [column[position] for column in table.T]


def _quantity(frame: Frame, node: c.Core, operand: Num) -> Pieces:
    """Show numbers with the units of their rows; those in percent are shown times 100."""
    if not (isinstance(node, c.FieldOf) and node.unit_field):
        return [*digits.plain(operand, frame.count)]
    unit = frame.value(replace(node, name=node.unit_field, type=TEXT, unit_field=""))
    if not isinstance(unit, Words):
        raise TypeError("a unit is a text")
    codes = _spread(unit.codes, frame.count)
    if unit.missing is not None:
        codes = np.where(unit.missing, frame.tables.code(""), codes)
    factor = np.where(codes == frame.tables.code("%"), 100, 1)
    scaled = Num(operand.n * Ints(factor, 1, 100), operand.d)
    return [*digits.plain(scaled, frame.count), *_of_codes(frame, codes)]


def _spread(values: Any, count: int) -> Any:
    return values if np.shape(values) == (count,) else np.full(count, values)
