"""Columns of money, rates, numbers and counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from perfeval.dataset.cells import Cell, ErrorCell, FormulaCell, PercentCell, plain, shown
from perfeval.dataset.kinds.column import Problem, ReadColumn, fault, is_nothing
from perfeval.diagnostics.codes import dataset as codes
from perfeval.values.numbers import read_number
from perfeval.values.units import MONEY
from perfeval.vocabulary import Field, Kind

Scaled = tuple[int, int]
"""A number as an integer and its decimals: 8.62 is (862, 2)."""

_YEAR = re.compile(r"^\s*(\d{4})\s*年度?\s*$")
_COUNTERS = frozenset(
    [
        "个",
        "次",
        "条",
        "项",
        "人",
        "户",
        "件",
        "分",
        "笔",
        "处",
        "家",
        "份",
        "期",
        "台",
        "套",
        "座",
        "元",
        "年",
    ]
)
_MOST_DECIMALS = 18
_RATIO_DECIMALS = {"%": 2, "‰": 3}


def read_numbers(cells: Sequence[Cell], column: Field, unit: str) -> ReadColumn:
    """Read a column of numbers; ``unit`` is what its header states, or empty.

    Money comes out in the field's unit and a rate as a ratio (85.87% is 0.8587). All factors are
    powers of ten, so that every conversion is exact.
    """
    reader = _Reader(column, unit)
    pairs: list[Scaled | None] = []
    result = ReadColumn([])
    known: dict[str, Scaled | Problem | None] = {}
    for index, cell in enumerate(cells):
        read: Scaled | Problem | None
        if isinstance(cell, str):
            if cell not in known:
                known[cell] = reader.text(cell)
            read = known[cell]
        else:
            read = reader.cell(cell)
        if isinstance(read, Problem):
            result.problems.append((index, read))
            read = None
        pairs.append(read)
    scale = max((pair[1] for pair in pairs if pair is not None), default=0)
    result.values = [None if p is None else p[0] * 10 ** (scale - p[1]) for p in pairs]
    result.scale = scale
    result.bare = reader.bare
    result.doubt = reader.doubt()
    return result


def scaled_number(value: Decimal, less: int = 0) -> Scaled | None:
    """Give ``value / 10^less`` as an integer and its decimals, None when it has too many."""
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or exponent - less < -_MOST_DECIMALS or exponent > 30:
        return None
    number = int("".join(map(str, digits)))
    decimals = less - exponent
    if decimals < 0:
        number, decimals = number * 10**-decimals, 0
    while decimals and number % 10 == 0:
        number, decimals = number // 10, decimals - 1
    return (-number if sign else number), decimals


class _Reader:
    """Reads the cells of one column."""

    def __init__(self, column: Field, unit: str) -> None:
        self._field = column
        self._unit = unit
        self._less = self._decimals_of(unit)
        self._biggest = Decimal(0)
        self.bare = False

    def cell(self, cell: Cell) -> Scaled | Problem | None:
        """Read a cell that is no text."""
        if isinstance(cell, bool):
            return self._no_number(cell)
        if isinstance(cell, int | float):
            return self._number_cell(cell)
        if isinstance(cell, PercentCell):
            if self._field.kind is Kind.RATE:
                return self._checked(cell.ratio, cell, 0)
            return self._wrong_unit(cell, "%")
        if isinstance(cell, ErrorCell | FormulaCell):
            return fault(cell, self._field)
        return self._no_number(cell)

    def text(self, text: str) -> Scaled | Problem | None:
        """Read a cell of text."""
        stripped = text.strip()
        if is_nothing(stripped) or stripped == "无":
            return None
        year = _YEAR.match(stripped) if self._field.kind is Kind.COUNT else None
        read = read_number(year.group(1) if year else stripped)
        if read is None or read.relation:
            return self._no_number(text)
        if not read.unit:
            return self._bare(read.value, text)
        if self._field.kind is Kind.MONEY:
            if read.unit in MONEY:
                return self._checked(read.value, text, self._decimals_of(read.unit))
        elif self._field.kind is Kind.RATE:
            if read.unit in _RATIO_DECIMALS:
                return self._checked(read.value, text, _RATIO_DECIMALS[read.unit])
        elif read.unit == self._field.unit or read.unit in _COUNTERS:
            return self._checked(read.value, text, 0)
        return self._wrong_unit(text, read.unit)

    def doubt(self) -> str:
        """Give an example when the header says % and yet no number is over 1."""
        if self._field.kind is Kind.RATE and self._unit == "%" and 0 < self._biggest <= 1:
            return plain(self._biggest)
        return ""

    def _number_cell(self, number: float) -> Scaled | Problem | None:
        text = f"{number:.15g}"
        if "e" in text or "n" in text or self._field.kind not in (Kind.MONEY, Kind.NUMBER):
            return self._bare(Decimal(text), number)
        # The way that nearly every cell goes, without the cost of a Decimal.
        self.bare = True
        whole, _, part = text.partition(".")
        digits, decimals = int(whole + part), len(part) + self._less
        if digits < 0 and not self._field.signed:
            return Problem(codes.NEGATIVE, {"field": self._field.name, "found": text})
        if decimals < 0:
            digits, decimals = digits * 10**-decimals, 0
        return digits, decimals

    def _bare(self, value: Decimal, cell: Cell) -> Scaled | Problem | None:
        """Read a number without a unit of its own: it has the one of the header."""
        self.bare = True
        if self._field.kind is Kind.RATE:
            if value.is_finite():
                self._biggest = max(self._biggest, abs(value))
            if not self._unit and value > 2:
                values = {"field": self._field.name, "found": shown(cell)}
                return Problem(codes.NEEDS_PERCENT, values)
        return self._checked(value, cell, self._less)

    def _checked(self, value: Decimal, cell: Cell, less: int) -> Scaled | Problem | None:
        scaled = scaled_number(value, less)
        if scaled is None:
            return self._no_number(cell)
        values = {"field": self._field.name, "found": shown(cell)}
        if scaled[0] < 0 and not self._field.signed:
            return Problem(codes.NEGATIVE, values)
        if self._field.kind is Kind.COUNT and scaled[1]:
            return Problem(codes.NOT_WHOLE, values)
        return scaled

    def _decimals_of(self, unit: str) -> int:
        """How many decimals a number in ``unit`` moves on its way to the field's unit."""
        if self._field.kind is Kind.MONEY and unit in MONEY:
            return len(str(MONEY[self._field.unit])) - len(str(MONEY[unit]))
        return _RATIO_DECIMALS.get(unit, 0) if self._field.kind is Kind.RATE else 0

    def _no_number(self, cell: Cell) -> Problem:
        return Problem(codes.NOT_A_NUMBER, {"field": self._field.name, "found": shown(cell)})

    def _wrong_unit(self, cell: Cell, unit: str) -> Problem:
        accepted = "、".join(MONEY) if self._field.kind is Kind.MONEY else self._field.unit
        values = {"field": self._field.name, "found": shown(cell), "unit": unit}
        return Problem(codes.WRONG_UNIT, values | {"accepted": accepted or "—"})
