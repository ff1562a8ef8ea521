"""Units beside figures: a figure whose unit was changed says something else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from perfeval.report.verify.text import MarkedText
from perfeval.report.word.manifest import MARK
from perfeval.report.word.numbers import same_number
from perfeval.values.numbers import half_width, read_number
from perfeval.values.units import MONEY, money_factor

_UNITS = ("个百分点", "百分点", *sorted(MONEY, key=len, reverse=True), "%", "‰")
_UNIT = "|".join(map(re.escape, _UNITS))
_AFTER = re.compile(rf"[ 　]?({_UNIT})")
_DECLARED = re.compile(rf"(?<=[（(]|[:：、]|\s)({_UNIT})(?=[)）、\s]|$)")


def unit_after(text: str, at: int) -> str:
    """Give the unit of money or rate that stands right after a position, empty without one."""
    match = _AFTER.match(half_width(text[at : at + 8]))
    return match[1] if match else ""


def written_units(lines: Sequence[str]) -> list[str]:
    """Give the unit that was written after each occurrence of a figure, in their order."""
    return [
        unit_after(piece, 0) for line in lines if MARK in line for piece in line.split(MARK)[1:]
    ]


def same_amount(found: str, unit: str, other: str, other_unit: str) -> bool:
    """Tell whether two texts with their units say the same; an unwritten unit is any unit."""
    if not unit or not other_unit or unit == other_unit:
        return same_number(found, other)
    factor = money_factor(unit, other_unit)
    one, two = read_number(found), read_number(other)
    if factor is None or one is None or two is None or one.unit or two.unit:
        return False
    return factor * Fraction(one.value) == Fraction(two.value)


def changed_declarations(lines: Sequence[str], body: MarkedText) -> Iterator[tuple[str, str, int]]:
    """Give the lines that declare a unit (单位：万元, 金额（万元）) and now declare another.

    Each as written, as it is now, and where it stands. A line that is there no more, or reworded,
    is not told: only the unit is judged here.
    """
    written: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        if MARK not in line:
            for cell in line.split("\t"):
                if _DECLARED.search(half_width(cell)):
                    written[_frame(cell)].append(cell)
    if not written:
        return
    now: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for start, end in zip(body.line_starts, body.line_starts[1:], strict=False):
        text = body.text[start : end - 1]
        if _DECLARED.search(half_width(text)):
            now[_frame(text)].append((text, start))
    for frame, texts in written.items():
        readings = now.get(frame, [])
        if len(readings) == len(texts):
            for text, (reading, at) in zip(texts, readings, strict=True):
                if _units(text) != _units(reading):
                    yield text, reading, at


def _frame(text: str) -> str:
    return _DECLARED.sub("¤", "".join(half_width(text).split()))


def _units(text: str) -> list[str]:
    return _DECLARED.findall("".join(half_width(text).split()))
