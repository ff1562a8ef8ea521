"""The data that compiled functions read: columns, links between rows, derived columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from perfeval.dataset import Dataset, Value
from perfeval.engine.plain.related import rows_below
from perfeval.language import core as c
from perfeval.language.scope import Hops


@dataclass(frozen=True, slots=True)
class DerivedColumn:
    """A derived field computed for every row: numerators, and denominators where they vary."""

    numerators: list[Value]
    denominators: list[int] | int


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """What compiling may rely on; the signs are those of the values that are there."""

    name: str
    scale: int
    nullable: bool
    nonneg: bool
    positive: bool


@dataclass
class Columns:
    """Names the data of one dataset for emitted code, and knows what may be relied on."""

    dataset: Dataset
    data: dict[str, object] = field(default_factory=dict)
    _facts: dict[tuple[str, str], ColumnFacts] = field(default_factory=dict)
    _links: dict[tuple[str, str], str] = field(default_factory=dict)
    _below: dict[Hops, str] = field(default_factory=dict)
    _constants: dict[object, str] = field(default_factory=dict)
    _peers: dict[c.Peers, int] = field(default_factory=dict)

    def column(self, entity: str, name: str) -> ColumnFacts:
        """Give the facts of a column; its values are in ``data`` under ``facts.name``."""
        key = (entity, name)
        if key not in self._facts:
            column = self.dataset.tables[entity].columns[name]
            self._facts[key] = self._describe(column.values, column.scale)
        return self._facts[key]

    def _describe(self, values: Sequence[Value], scale: int) -> ColumnFacts:
        name = f"C{len(self.data)}"
        self.data[name] = values
        nullable = None in values
        numbers = [value for value in values if type(value) is int]
        lowest = min(numbers, default=0)
        return ColumnFacts(name, scale, nullable, lowest >= 0, lowest > 0)

    def add_derived(self, entity: str, name: str, column: DerivedColumn) -> None:
        """Register a computed derived column under two names, numerators and denominators."""
        facts = self._describe(column.numerators, 0)
        self._facts[entity, f"={name}"] = facts
        self.data[f"{facts.name}d"] = column.denominators

    def derived(self, entity: str, name: str) -> tuple[ColumnFacts, list[int] | int]:
        """Give a derived column's facts and its denominators (one for all, or one a row)."""
        facts = self._facts[entity, f"={name}"]
        denominators = self.data[f"{facts.name}d"]
        if isinstance(denominators, int | list):
            return facts, denominators
        raise TypeError("denominators are integers")

    def has_derived(self, entity: str, name: str) -> bool:
        """Whether a derived column was computed already."""
        return (entity, f"={name}") in self._facts

    def peers(self, node: c.Peers) -> Callable[[str], str]:
        """Give the names under which the columns of a statistic over peers are derived."""
        number = self._peers.setdefault(node, len(self._peers))
        return lambda part: f"peers {number} {part}"

    def link(self, entity: str, reference: str) -> str:
        """Give the name of the list that leads from rows to the rows they point to."""
        key = (entity, reference)
        if key not in self._links:
            self._links[key] = f"P{len(self.data)}"
            self.data[self._links[key]] = self.dataset.parents(entity, reference)
        return self._links[key]

    def below(self, path: Hops) -> str:
        """Give the name of the list of lists that leads from rows to the rows below them."""
        if path not in self._below:
            self._below[path] = f"B{len(self.data)}"
            self.data[self._below[path]] = rows_below(self.dataset, path)
        return self._below[path]

    def constant(self, value: object) -> str:
        """Give the name of a constant or a function; text is never pasted into source."""
        if value not in self._constants:
            self._constants[value] = f"K{len(self.data)}"
            self.data[self._constants[value]] = value
        return self._constants[value]
