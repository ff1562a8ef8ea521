"""References to tables and charts by key: their numbers are known when all of them are built."""

from __future__ import annotations

import re
from collections.abc import Sequence

from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.codes import report as codes
from perfeval.report.outline.holes import Hole
from perfeval.report.word import document as d

TABLE, CHART = "表", "图"
_MARK = re.compile("\ue000(\\d+)\ue001")


class References:
    """Numbers tables and charts, and puts the numbers where texts refer to them."""

    def __init__(self) -> None:
        self._numbers: dict[str, str] = {}
        self._holes: list[tuple[Hole, str]] = []
        self._counts = {TABLE: 0, CHART: 0}
        self.item = ""
        """The item at hand: the same key in another item is another table."""

    def next(self, kind: str) -> int:
        """Give the number that the next table or chart would have."""
        return self._counts[kind] + 1

    def numbered(self, kind: str, key: str) -> None:
        """Say that a table or chart is in the document now."""
        self._counts[kind] += 1
        if key:
            self._numbers[f"{kind}.{key}{self.item}"] = f"{kind}{self._counts[kind]}"

    def mark(self, hole: Hole) -> str:
        """Give what stands for a reference until :meth:`resolve`."""
        self._holes.append((hole, self.item))
        return f"\ue000{len(self._holes) - 1}\ue001"

    def resolve(self, blocks: Sequence[d.Block]) -> tuple[list[d.Block], list[Diagnostic]]:
        """Put the numbers in; a reference to what is not in the document is told."""
        problems = [
            codes.REFERENCE_UNKNOWN.at(hole.place, found=hole.name)
            for hole, item in self._holes
            if not self._number(hole, item)
        ]
        return [self._resolved(block) for block in blocks], problems

    def _resolved(self, block: d.Block) -> d.Block:
        match block:
            case d.Paragraph(runs, lead):
                return d.Paragraph(self._runs(runs), lead)
            case d.Notes(notes):
                return d.Notes(tuple(self._runs(runs) for runs in notes))
            case _:
                return block

    def _runs(self, runs: tuple[d.Run, ...]) -> tuple[d.Run, ...]:
        return tuple(self._run(run) for run in runs)

    def _run(self, run: d.Run) -> d.Run:
        if not isinstance(run, str):
            return run
        return _MARK.sub(lambda m: self._number(*self._holes[int(m[1])]), run)

    def _number(self, hole: Hole, item: str) -> str:
        numbers = self._numbers
        return numbers.get(f"{hole.name}{item}") or numbers.get(hole.name, "")
