"""What names mean at a place: fields of the row at hand, parents, derived fields, parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction

from perfeval.diagnostics import Place
from perfeval.language.core import Const, Core, Derived, FieldOf
from perfeval.language.types import DATE, MONTH, of_field
from perfeval.vocabulary import Entity, Field, Vocabulary

AS_OF = ("截止日", "as_of")
THIS_MONTH = ("当月", "this_month")
MONTH_FIRST = ("当月首日", "month_first")
BEFORE_FIRST = ("上月首日", "last_month_first")
YEAR_FIRST = ("年度首日", "year_first")
YEAR_LAST = ("年度末日", "year_last")
DATED = (AS_OF, THIS_MONTH, MONTH_FIRST, BEFORE_FIRST, YEAR_FIRST, YEAR_LAST)
"""Names that follow from the evaluation date and the year, each in Chinese and English."""
Hops = tuple[tuple[str, str], ...]
MARK = "@"
"""A way that begins at the row of an event begins with ``("@event", "")``."""
History = Callable[[str], tuple[tuple[int, Const], ...]]
"""Gives from which day on which value of a parameter holds; nothing when it is none."""
DerivedBody = Callable[[str, str], "Core | None"]
"""Gives the body of a derived field by entity and name, None when there is none (or it is bad)."""


def _no_history(_name: str) -> tuple[tuple[int, Const], ...]:
    return ()


def _no_derived(_entity: str, _name: str) -> Core | None:
    return None


@dataclass(frozen=True)
class Scope:
    """Where an expression stands.

    ``subject`` is the entity whose row is at hand (None: the whole dataset); ``inner`` the entity
    that an aggregate goes through. ``parameters`` hold their value on ``as_of``, ``history`` knows
    those of every day, ``places`` where the value stands. ``year`` is the year of the money, that
    of ``as_of`` unless said.
    """

    vocabulary: Vocabulary
    as_of: date
    subject: Entity | None = None
    inner: Entity | None = None
    parameters: Mapping[str, Const] = field(default_factory=dict)
    derived: DerivedBody = _no_derived
    named: Mapping[str, Core] = field(default_factory=dict)
    derived_names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    history: History = _no_history
    places: Mapping[str, Place] = field(default_factory=dict)
    year: int | None = None

    def within(self, inner: Entity) -> Scope:
        """Give the scope inside an aggregate over ``inner``."""
        return replace(self, inner=inner)

    def resolve(self, entity: str, name: str) -> Core | None:
        """Give what a name means, None when nothing.

        With an entity, its field is looked for in the row at hand and the rows it points to, the
        aggregate's row first. Without one, the row's own fields come first, then derived fields,
        parameters, and the evaluation date.
        """
        full = f"{entity}.{name}" if entity else name
        if full in self.named:
            return self.named[full]
        if not entity:
            return self._bare(name)
        wanted = self.vocabulary.find(entity)
        if wanted is None:
            return None
        for start, inner in ((self.inner, True), (self.subject, False)):
            if start is not None:
                hops = path_up(self.vocabulary, start, wanted)
                if hops is not None:
                    return self._member(wanted, name, hops, inner=inner)
        return None

    def _bare(self, name: str) -> Core | None:
        for start, inner in ((self.subject, False), (self.inner, True)):
            if start is not None:
                found = self._member(start, name, (), inner=inner)
                if found is not None:
                    return found
        if self.subject is not None:
            for parent in parents(self.vocabulary, self.subject):
                if name in self.derived_names.get(parent.name, ()):
                    hops = path_up(self.vocabulary, self.subject, parent)
                    return self._member(parent, name, hops or (), inner=False)
        if name in self.parameters:
            return self.parameters[name]
        return dated_name(name, self.as_of, self.year)

    def _member(self, entity: Entity, name: str, hops: Hops, *, inner: bool) -> Core | None:
        found = entity.find(name)
        if found is not None:
            unit = _unit_field(entity, found)
            return FieldOf(entity.name, found.name, of_field(found), hops, inner, unit)
        body = self.derived(entity.name, name)
        if body is not None:
            return Derived(entity.name, name, body, body.type, hops, inner)
        return None

    def meant(self, entity: str, name: str) -> str:
        """Give the field whose column is sometimes headed ``name``, empty when there is none."""
        wanted = self.vocabulary.find(entity) if entity else self.subject
        fields = wanted.fields.values() if wanted else ()
        return next((field.name for field in fields if name in field.headers), "")

    def elsewhere(self, name: str) -> str:
        """Give ``实体.名称`` of a field that belongs to a row joined with the row at hand."""
        if self.subject is None:
            return ""
        for entity in self.vocabulary.entities.values():
            ways = ((self.subject, entity), (entity, self.subject))
            if entity.find(name) and any(path_up(self.vocabulary, *way) for way in ways):
                return f"{entity.name}.{name}"
        return ""

    def names(self, entity: str = "") -> Iterator[str]:
        """Give the names that could stand here, for suggestions."""
        yield from (full.partition(".")[2] for full in self.named if full.startswith(f"{entity}."))
        if entity:
            wanted = self.vocabulary.find(entity)
            if wanted is not None:
                yield from wanted.fields
                yield from (field.english for field in wanted.fields.values())
                yield from self.derived_names.get(wanted.name, ())
            return
        for start in (self.subject, self.inner):
            if start is not None:
                yield from start.fields
                yield from (field.english for field in start.fields.values())
                yield from self.derived_names.get(start.name, ())
        yield from self.parameters
        yield from (spelling for spelling, _ in DATED)


def dated_name(name: str, as_of: date, year: int | None = None) -> Const | None:
    """Give the evaluation date, its month, or the first day of that month or the one before.

    The ends of ``year`` are those of the evaluation date's year when it is None.
    """
    for names, month, day in ((YEAR_FIRST, 1, 1), (YEAR_LAST, 12, 31)):
        if name in names:
            end = date(as_of.year if year is None else year, month, day)
            return Const(Fraction(end.toordinal()), DATE, name=names[0])
    if name in AS_OF:
        return Const(Fraction(as_of.toordinal()), DATE, name=AS_OF[0])
    if name in THIS_MONTH:
        return Const(Fraction(as_of.year * 12 + as_of.month - 1), MONTH, name=THIS_MONTH[0])
    first = as_of.replace(day=1)
    if name in MONTH_FIRST:
        return Const(Fraction(first.toordinal()), DATE, name=MONTH_FIRST[0])
    if name in BEFORE_FIRST:
        before = (first - timedelta(days=1)).replace(day=1)
        return Const(Fraction(before.toordinal()), DATE, name=BEFORE_FIRST[0])
    return None


def event_of(hops: Hops) -> str:
    """Give the event whose row a way starts from; empty when it is the row at hand."""
    return hops[0][0][1:] if hops and hops[0][0].startswith(MARK) else ""


def path_up(vocabulary: Vocabulary, start: Entity, goal: Entity) -> Hops | None:
    """Give the shortest way from a row to the row of ``goal`` that it points to."""
    key = (start.name, goal.name)
    if key not in vocabulary.ways:
        vocabulary.ways[key] = _way_up(vocabulary, start, goal)
    return vocabulary.ways[key]


def _way_up(vocabulary: Vocabulary, start: Entity, goal: Entity) -> Hops | None:
    ways: list[tuple[Entity, Hops]] = [(start, ())]
    seen = {start.name}
    while ways:
        entity, hops = ways.pop(0)
        if entity.name == goal.name:
            return hops
        for reference in entity.references():
            if reference.refers not in seen:
                seen.add(reference.refers)
                parent = vocabulary.entities[reference.refers]
                ways.append((parent, (*hops, (entity.name, reference.name))))
    return None


def parents(vocabulary: Vocabulary, start: Entity) -> list[Entity]:
    """Give the entities that a row points to, directly or not."""
    others = (e for e in vocabulary.entities.values() if e.name != start.name)
    return [e for e in others if path_up(vocabulary, start, e) is not None]


def _unit_field(entity: Entity, found: Field) -> str:
    if not found.part_of:
        return ""
    parts = entity.fields[found.part_of].parts
    return parts["unit"] if parts.get("number") == found.name else ""
