"""Entities and their fields, as the rest of the program sees them."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

AT_THE_END, ALWAYS = "期末", "总是"
KNOWN = (AT_THE_END, ALWAYS)


class Kind(enum.Enum):
    """The type of a field; the value is its spelling in ``vocabulary.yaml``."""

    TEXT = "文本"
    CHOICE = "选项"
    YES_NO = "是否"
    MONEY = "金额"
    RATE = "比率"
    NUMBER = "数"
    COUNT = "整数"
    DATE = "日期"
    MONTH = "月份"
    MEASURE = "指标值"
    """A number with a relation sign and a unit in one cell (``≥200平方米``), or plain words."""
    QUANTITY = "量"
    """A number whose unit stands in another field of the row."""
    REFERENCE = "引用"

    @property
    def is_number(self) -> bool:
        """Whether values are scaled integers."""
        return self in _NUMBERS


_NUMBERS = frozenset({Kind.MONEY, Kind.RATE, Kind.NUMBER, Kind.COUNT, Kind.QUANTITY})


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an entity.

    ``name`` is the Chinese term that rulesets use, ``english`` the identifier of code and JSON.
    ``unit`` is the unit in which numbers are held (万元, %); ``headers`` are other column headers
    that mean this field; ``choices`` maps each option to the other words for it.
    """

    name: str
    english: str
    kind: Kind
    unit: str = ""
    required: bool = False
    meaning: str = ""
    headers: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    refers: str = ""
    """For a reference: the Chinese name of the entity it points to."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """For a measure: which fields take its ``number``, ``relation``, ``unit`` and ``month``."""
    part_of: str = ""
    """For a part: the measure field that it comes from (it has no column of its own)."""
    signed: bool = False
    """Whether negative numbers are accepted."""
    month_end: bool = False
    """For a date: whether a month without a day means its last day."""
    known: str = ""
    """Since when the value is known: a date field of the row, 期末 (the day of the data), 总是;
    empty: a date since itself, anything else as long as its row. See ``dataset/as_of.py``."""
    undated_at_end: bool = False
    """With a date field in ``known``: whether a value whose date is missing is known since the day
    of the data (期末), rather than as long as its row."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One kind of row: a project, a payment, an indicator."""

    name: str
    english: str
    fields: Mapping[str, Field]
    key: tuple[str, ...]
    sheets: tuple[str, ...] = ()
    meaning: str = ""
    from_references: bool = False
    """Without a table of its own, its rows are the different values of references to it."""
    known: str = ""
    """The date field that says since when a row is known; empty: always."""

    def find(self, name: str) -> Field | None:
        """Give a field by its Chinese or English name."""
        found = self.fields.get(name)
        if found is None:
            found = next((f for f in self.fields.values() if f.english == name), None)
        return found

    def references(self) -> Iterator[Field]:
        """Give the fields that point to other entities."""
        return (f for f in self.fields.values() if f.kind is Kind.REFERENCE)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All entities, by Chinese name."""

    id: str
    entities: Mapping[str, Entity]
    ways: dict[tuple[str, str], tuple[tuple[str, str], ...] | None] = field(
        default_factory=dict, compare=False, repr=False
    )
    """Ways from entity to entity, as they were found; see ``language/scope.py``."""

    def find(self, name: str) -> Entity | None:
        """Give an entity by its Chinese or English name."""
        found = self.entities.get(name)
        if found is None:
            found = next((e for e in self.entities.values() if e.english == name), None)
        return found

    def relations(self, parent: str) -> Iterator[tuple[Entity, Field]]:
        """Give each entity with the field by which its rows point to ``parent``."""
        for entity in self.entities.values():
            for reference in entity.references():
                if reference.refers == parent:
                    yield entity, reference
