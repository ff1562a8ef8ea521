"""What the names in a template mean: figures, words, groups of a family, rows of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path

from perfeval.diagnostics import nearest
from perfeval.language import types
from perfeval.language.types import Type
from perfeval.report.figures import Family, Figure, Figures, Group
from perfeval.report.figures.formats import Format
from perfeval.report.figures.record import ONLY
from perfeval.report.figures.rows import Cell
from perfeval.report.outline.model import ChartSpec
from perfeval.report.outline.words import PREFIX
from perfeval.report.template.conditions import Known
from perfeval.report.template.grammar import plain
from perfeval.report.word.manifest import FigureRecord

GROUP, COUNTER = "组", "序号"


@dataclass(frozen=True)
class Sources:
    """All that a template may name.

    ``images`` are files by their names, ``charts`` those of an outline by their keys, ``day`` is
    the date of the document. A template names nothing else: it cannot reach the disk.
    """

    figures: Figures
    words: Mapping[str, str]
    day: date
    images: Mapping[str, Path] = field(default_factory=dict)
    charts: Mapping[str, ChartSpec] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FamilyLevel:
    """A loop through the groups of a family; ``group`` is the one at hand."""

    family: Family
    group: Group | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class RowLevel:
    """A loop through the rows of a table; ``row`` is the one at hand."""

    entity: str
    row: int | None = None
    number: int = 0


Level = FamilyLevel | RowLevel


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure to print, with what gives its record: a row's cell, or the registry's figure."""

    figure: Figure
    type: Type
    level: RowLevel | None = None
    cell: Cell | None = None


class Names:
    """Finds what a name means at a place, the innermost loop first."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self._figures = sources.figures
        self._plain = {plain(name): figure for name, figure in self._figures.by_id.items()}

    def loop(self, name: str) -> Level | None:
        """Give the loop that a name stands for."""
        if name in self._figures.families:
            return FamilyLevel(self._figures.families[name])
        return RowLevel(name) if name in self._figures.rows.entities() else None

    def loops(self) -> list[str]:
        """Give the names of all that can be gone through."""
        return [*self._figures.families, *self._figures.rows.entities()]

    def items(self, name: str, levels: Sequence[Level]) -> Iterator[Level]:
        """Give the groups or rows of a loop; rows of another table are those of the row at hand."""
        loop = self.loop(name)
        if isinstance(loop, FamilyLevel):
            for number, group in enumerate(loop.family.groups, 1):
                yield FamilyLevel(loop.family, group, number)
        elif isinstance(loop, RowLevel):
            for number, row in enumerate(self._rows(loop.entity, levels), 1):
                yield RowLevel(loop.entity, row, number)

    def count(self, name: str, levels: Sequence[Level]) -> int:
        """Give how many items a loop has."""
        return sum(1 for _ in self.items(name, levels))

    def _rows(self, entity: str, levels: Sequence[Level]) -> Sequence[int]:
        rows = self._figures.rows
        for level in reversed(levels):
            if isinstance(level, RowLevel) and level.row is not None:
                below = rows.below(level.entity, level.row, entity)
                if below is not None:
                    return below
        return rows.all(entity)

    def known(self, name: str, levels: Sequence[Level]) -> bool:
        """Say whether a name means something at a place, before there is data."""
        return any(self._of_level(level, name) for level in levels) or self._anywhere(name)

    def _anywhere(self, name: str) -> bool:
        return plain(name) in self._plain or self._word(name) is not None

    def _of_level(self, level: Level, name: str) -> bool:
        if name == COUNTER:
            return True
        if isinstance(level, FamilyLevel):
            return name == GROUP or _measure(level.family, name) is not None
        return self._figures.rows.body(level.entity, name) is not None

    def nearest(self, name: str, levels: Sequence[Level]) -> str:
        """Give the nearest name that there is at a place."""
        known: list[str] = []
        for level in reversed(levels):
            known += self.of_level(level)
        words = [f"{PREFIX}{word}" for word in self.sources.words]
        return nearest(name, [*known, *self._figures.by_id, *words, *self.sources.words])

    def of_level(self, level: Level) -> list[str]:
        """Give the names that a loop brings."""
        if isinstance(level, FamilyLevel):
            return [GROUP, COUNTER, *(measure or ONLY for measure in level.family.measures)]
        return [COUNTER, *self._figures.rows.columns(level.entity)]

    def value(
        self, name: str, levels: Sequence[Level], form: Format | None = None
    ) -> Printed | str | None:
        """Give what a name prints at a place, None when it means nothing."""
        for level in reversed(levels):
            if name == COUNTER:
                return str(level.number)
            if isinstance(level, RowLevel) and level.row is not None:
                cell = self._figures.rows.cell(level.entity, level.row, name, form)
                if cell is not None:
                    if cell.figure is None:
                        return cell.text
                    return Printed(cell.figure, cell.body.type, level, cell)
            elif isinstance(level, FamilyLevel) and level.group is not None:
                if name == GROUP:
                    return level.group.label
                measure = _measure(level.family, name)
                if measure is not None:
                    return self._printed(level.group.figures[measure], form)
        figure = self._plain.get(plain(name))
        return self._printed(figure, form) if figure is not None else self._word(name)

    def truth(self, name: str, levels: Sequence[Level]) -> Known:
        """Give what a name is worth in a condition."""
        if not self.known(name, levels) and self.loop(name) is not None:
            number = self.count(name, levels)
            return Known(Fraction(number), types.NUMBER, filled=number > 0)
        for level in reversed(levels):
            if isinstance(level, RowLevel) and level.row is not None:
                cell = self._figures.rows.cell(level.entity, level.row, name)
                if cell is not None:
                    return _of_cell(cell)
        found = self.value(name, levels)
        if isinstance(found, Printed):
            value = found.figure.value
            return Known(value, found.type, filled=bool(value))
        return Known(found, types.TEXT, filled=bool(found))

    def type_of(self, name: str, levels: Sequence[Level]) -> Type | None:
        """Give the type of a name's values before there is data; None for a text or nothing."""
        for level in reversed(levels):
            if isinstance(level, RowLevel):
                body = self._figures.rows.body(level.entity, name)
                if body is not None:
                    return body.type
            elif level.family.groups and (measure := _measure(level.family, name)) is not None:
                return self._figures.kind(level.family.groups[0].figures[measure])
        figure = self._plain.get(plain(name))
        return None if figure is None else self._figures.kind(figure)

    def record(self, printed: Printed) -> FigureRecord:
        """Give what the manifest holds of a printed figure."""
        if printed.level is not None and printed.cell is not None and printed.level.row is not None:
            rows = self._figures.rows
            return rows.record(printed.level.row, printed.cell)
        return self._figures.record(printed.figure)

    def why_missing(self, printed: Printed) -> str:
        """Say why a figure has no value."""
        return "这一行没有填" if printed.level else self._figures.why_missing(printed.figure)

    def _printed(self, figure: Figure, form: Format | None) -> Printed:
        kind = self._figures.kind(figure)
        shown = figure if form is None else self._figures.variant(figure, form)
        return Printed(shown, kind)

    def _word(self, name: str) -> str | None:
        return self.sources.words.get(name.removeprefix(PREFIX))


def _measure(family: Family, name: str) -> str | None:
    if name == ONLY and family.measures == ("",):
        return ""
    return name if name in family.measures else None


def _of_cell(cell: Cell) -> Known:
    if cell.figure is not None:
        return Known(cell.figure.value, cell.body.type, filled=bool(cell.figure.value))
    kind = cell.body.type
    if kind.kind == "bool":
        shown = None if cell.value is None else ("是" if cell.value else "否")
        return Known(shown, types.TEXT, filled=cell.value is True)
    if isinstance(cell.value, int):
        return Known(Fraction(cell.value), kind, filled=True)
    return Known(
        cell.value, kind if isinstance(cell.value, Fraction) else types.TEXT, filled=bool(cell.text)
    )
