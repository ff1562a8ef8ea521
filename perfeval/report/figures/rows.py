"""Rows of the dataset as figures: each number of a row with its cell, for lists in a document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from perfeval.dataset import Dataset
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.engine.plain.shown import show
from perfeval.language import core as c
from perfeval.language.scope import Scope, path_up
from perfeval.language.types import Type
from perfeval.report.figures import origins
from perfeval.report.figures.formats import PERCENT, PLAIN, Format, parse_format
from perfeval.report.figures.record import Figure
from perfeval.report.word.manifest import FigureRecord
from perfeval.values.units import POINTS
from perfeval.vocabulary import Entity

NUMERIC = ("number", "money", "rate", "points", "quantity", "days", "workdays")
_FIXED = ("money", "rate", "points")
_MOST_PLACES = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """What a row has in a column: a figure when it is a number, else a text (empty: missing)."""

    figure: Figure | None
    text: str
    value: object
    body: c.Core


class Rows:
    """The tables of a dataset, row by row, with derived fields."""

    def __init__(self, dataset: Dataset, scope: Scope, interpreter: Interpreter) -> None:
        self._dataset = dataset
        self._scope = scope
        self._interpreter = interpreter
        self._bodies: dict[tuple[str, str], c.Core | None] = {}
        self._labels: dict[tuple[str, int], str] = {}
        self._formats: dict[tuple[Type, int], Format] = {}

    def entities(self) -> dict[str, Entity]:
        """Give the tables that can be gone through."""
        return {
            name: entity
            for name, entity in self._dataset.vocabulary.entities.items()
            if name in self._dataset.tables
        }

    def columns(self, entity: str) -> list[str]:
        """Give the names of a table's fields and derived fields."""
        derived = self._scope.derived_names.get(entity, frozenset())
        return [*self._dataset.vocabulary.entities[entity].fields, *sorted(derived)]

    def body(self, entity: str, name: str) -> c.Core | None:
        """Give what a name means in a row; ``表.字段`` is a field of the row it points to."""
        key = (entity, name)
        if key not in self._bodies:
            subject = self._dataset.vocabulary.entities[entity]
            scope = replace(self._scope, subject=subject, named={}, parameters={})
            owner, _, field = name.rpartition(".")
            self._bodies[key] = scope.resolve(owner, field)
        return self._bodies[key]

    def all(self, entity: str) -> range:
        """Give all rows of a table."""
        return range(len(self._dataset.tables[entity]))

    def below(self, parent: str, row: int, child: str) -> list[int] | None:
        """Give the rows of another table that point to a row; None when none can."""
        entities = self._dataset.vocabulary.entities
        hops = path_up(self._dataset.vocabulary, entities[child], entities[parent])
        return self._interpreter.rows_below(hops, row, child) if hops else None

    def label(self, entity: str, row: int) -> str:
        """Name a row by its key."""
        key = (entity, row)
        if key not in self._labels:
            table = self._dataset.tables[entity]
            self._labels[key] = "/".join(str(table.value(row, name)) for name in table.entity.key)
        return self._labels[key]

    def find(self, entity: str, label: str) -> int | None:
        """Find a row by its key."""
        return next((row for row in self.all(entity) if self.label(entity, row) == label), None)

    def cell(self, entity: str, row: int, name: str, form: Format | None = None) -> Cell | None:
        """Give what a row has under a name; None when there is no such name."""
        body = self.body(entity, name)
        if body is None:
            return None
        value = self._interpreter.value(body, row)
        if body.type.kind not in NUMERIC:
            text = "" if value is None else show(value, body.type, None)
            return Cell(None, text, value, body)
        number = value if isinstance(value, Fraction) else None
        chosen = form or self._default(body.type, number)
        digits = "" if number is None else chosen.digits(number, body.type)
        own = f"{entity}[{self.label(entity, row)}].{name}"
        figure_id = f"{own}|{form.text}" if form is not None else own
        figure = Figure(figure_id, own, number, digits, chosen, f"{entity}.{name}")
        return Cell(figure, digits, value, body)

    def _default(self, kind: Type, value: Fraction | None) -> Format:
        key = (kind, _places(value) if kind.kind not in _FIXED else 0)
        if key not in self._formats:
            self._formats[key] = default_format(*key)
        return self._formats[key]

    def record(self, row: int, cell: Cell) -> FigureRecord:
        """Give what the manifest holds of a figure of a row.

        Raises:
            ValueError: when it has no value; such a figure is never printed.
        """
        if cell.figure is None:
            raise ValueError("a cell without a number has no record")
        found = list(dict.fromkeys(origins.reads(self._interpreter, cell.body, row)))
        return origins.record(self._dataset, cell.figure, found)

    def text_record(self, entity: str, row: int, name: str, cell: Cell) -> FigureRecord:
        """Give what the manifest holds of a text of a row that says a number (``≥232户``)."""
        own = f"{entity}[{self.label(entity, row)}].{name}"
        found = list(dict.fromkeys(origins.reads(self._interpreter, cell.body, row)))
        return FigureRecord(
            id=own,
            label=own,
            value=cell.text,
            printed=cell.text,
            formula=f"{entity}.{name}",
            cells=origins.ranges(origins.place_of(self._dataset, read) for read in found),
            cells_hash=origins.digest(self._dataset, found),
        )

    def current(self, figure_id: str) -> str | None:
        """Give what a figure of a row would print today; None when there is no such row."""
        own, _, form = figure_id.partition("|")
        entity, _, rest = own.partition("[")
        label, _, name = rest.rpartition("].")
        row = self.find(entity, label) if entity in self._dataset.tables else None
        if row is None:
            return None
        cell = self.cell(entity, row, name, parse_format(form) if form else None)
        return cell.text or None if cell is not None else None


def default_format(kind: Type, places: int) -> Format:
    """Give the format of a number that nobody gave one; a mere number keeps its decimals."""
    match kind.kind:
        case "money":
            return Format(f"{kind.unit}2", kind.unit, 2, grouped=False)
        case "rate":
            return Format(f"{PERCENT}2", PERCENT, 2, grouped=False)
        case "points":
            return Format(f"{POINTS}2", POINTS, 2, grouped=False)
        case _:
            return Format(f"{PLAIN}{places or ''}", PLAIN, places, grouped=False)


def _places(value: Fraction | None) -> int:
    if value is None:
        return 0
    fitting = (n for n in range(_MOST_PLACES) if (value * 10**n).denominator == 1)
    return next(fitting, _MOST_PLACES)
