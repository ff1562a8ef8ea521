"""What one row gives to the sums it counts in, today, and when that will be something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from perfeval.dataset import Dataset
from perfeval.engine.compiled.rules import Compiler
from perfeval.engine.plain.interpreter import Exact, Interpreter
from perfeval.engine.plain.missing import why_missing
from perfeval.language import core as c
from perfeval.stream.ahead.residue import Residues, at
from perfeval.stream.ahead.spans import Same
from perfeval.stream.ahead.turning import next_turn
from perfeval.stream.lines.cells import key_in
from perfeval.stream.rules.sums import Sum

OUT, IN, NO_VALUE, UNDECIDED = range(4)
"""Left out, counted, counted without its value, not known whether it counts."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a row gives to a sum: ``top`` is the key of the row above, ``why`` what it lacks."""

    name: str
    top: str
    state: int
    amount: Fraction = Fraction(0)
    why: str = ""


class Parts:
    """Computes parts on one dataset, as known on a day."""

    def __init__(self, dataset: Dataset, compiler: Compiler, day: int) -> None:
        self._dataset = dataset
        self._interpreter = Interpreter(dataset)
        self._residues = Residues(dataset, compiler)
        self._day = day

    def of(self, sums: Iterable[Sum], row: int) -> Iterator[Part]:
        """Give the part of a row in each sum of its entity that has a row above it."""
        for one in sums:
            above = self._interpreter.follow(one.path, row) if one.path else None
            if above is None and one.path:
                continue
            top = "" if above is None else key_in(self._dataset, one.top, above)
            yield self._part(one, row, top)

    def turn(self, sums: Iterable[Sum], row: int) -> int | None:
        """Give the next day on which one of the parts turns by itself."""
        turns = [
            turn
            for one in sums
            for node in one.nodes
            if (turn := next_turn(self._residues.of(node, one.entity, row), self._day)) is not None
        ]
        return min(turns, default=None)

    def _part(self, one: Sum, row: int, top: str) -> Part:
        if one.condition is not None:
            holds = self._today(one.condition, one.entity, row)
            if holds is None:
                return Part(one.name, top, UNDECIDED, why=self._why(one, one.condition, row))
            if not holds:
                return Part(one.name, top, OUT)
        value = None if one.value is None else self._today(one.value, one.entity, row)
        if one.value is None or one.kind in ("count", "share"):
            return Part(one.name, top, IN)
        if isinstance(value, Fraction):
            return Part(one.name, top, IN, value)
        return Part(one.name, top, NO_VALUE, why=self._why(one, one.value, row))

    def _today(self, node: c.Core, entity: str, row: int) -> Exact:
        found = at(self._residues.of(node, entity, row), self._day, self._day)
        return found.value if isinstance(found, Same) else self._interpreter.value(node, row)

    def _why(self, one: Sum, node: c.Core, row: int) -> str:
        place = self._dataset.tables[one.entity].place(row)
        return f"{place} {why_missing(self._interpreter, node, row)}"
