"""Binding patterns: events, the conditions between them, findings of other rules as events."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from perfeval.diagnostics import nearest
from perfeval.diagnostics.codes import language as language_codes
from perfeval.diagnostics.codes import patterns as codes
from perfeval.diagnostics.codes import structure as structure_codes
from perfeval.files.typed import Text, place_of
from perfeval.language import core as c
from perfeval.language.events import EventNames, field_of_event
from perfeval.language.printing import name_of, printed
from perfeval.language.splitting import MOST_WAYS, Link, Unsplittable, split
from perfeval.ruleset.binder import Binder
from perfeval.ruleset.handling import handling_of
from perfeval.ruleset.model_patterns import EventSpec, PatternSpec
from perfeval.ruleset.program_patterns import Event, EventPattern
from perfeval.vocabulary import Entity, Kind

ANY_DAY = "不限"
_MOST_ROWS = 1000
_ALIAS = re.compile(r"[^\W\d]\w*")
_Split = tuple[c.Core | None, tuple[tuple[Link, ...], ...]]


def patterns_of(binder: Binder, entities: Mapping[str, str]) -> tuple[EventPattern, ...]:
    """Bind all patterns of a ruleset.

    Args:
        binder: the ruleset's.
        entities: of every check and deadline, by id, the entity whose rows its findings are of.
    """
    specs = binder.ruleset.patterns
    subjects = {**_subjects(binder, specs, entities), **entities}
    found = [_Binding(binder, spec, subjects).pattern() for spec in specs]
    _refuse_cycles(binder, specs)
    return tuple(pattern for pattern in found if pattern is not None)


def _subjects(
    binder: Binder, specs: Sequence[PatternSpec], entities: Mapping[str, str]
) -> dict[str, str]:
    """Give of every pattern the entity of its first event, by way of other patterns if need be."""
    firsts = {str(s.id): next(iter(s.present.values())) for s in specs if s.present}
    found: dict[str, str] = {}
    for name in firsts:
        seen: set[str] = set()
        at = name
        while at in firsts and at not in seen and firsts[at].finding_of is not None:
            seen.add(at)
            at = str(firsts[at].finding_of)
        table = firsts[at].table if at in firsts else None
        entity = binder.vocabulary.find(table) if table is not None else None
        if entity is not None:
            found[name] = entity.name
        elif at in entities:
            found[name] = entities[at]
    return found


def _refuse_cycles(binder: Binder, specs: Sequence[PatternSpec]) -> None:
    taken = {
        str(spec.id): [
            str(event.finding_of)
            for event in (*spec.present.values(), *spec.absent.values())
            if event.finding_of is not None
        ]
        for spec in specs
    }
    told: set[str] = set()
    for spec in specs:
        way = _way_back(taken, str(spec.id))
        if way and not told & set(way):
            told |= set(way)
            binder.note(codes.FINDINGS_CYCLE, spec.id, cycle=" → ".join([*way, way[0]]))


def _way_back(taken: Mapping[str, list[str]], start: str) -> list[str]:
    """Give the rules on the way from a rule back to itself; empty when there is none."""
    waiting = [[start]]
    seen: set[str] = set()
    while waiting:
        way = waiting.pop(0)
        for name in taken.get(way[-1], ()):
            if name == start:
                return way
            if name not in seen:
                seen.add(name)
                waiting.append([*way, name])
    return []


class _Binding:
    """Binds one pattern."""

    def __init__(self, binder: Binder, spec: PatternSpec, subjects: Mapping[str, str]) -> None:
        self._binder = binder
        self._spec = spec
        self._subjects = subjects
        self._wrong = False
        self._entities: dict[str, Entity] = {}

    def pattern(self) -> EventPattern | None:
        """Give the pattern; None when something is wrong, which is noted."""
        binder, spec = self._binder, self._spec
        binder.rule = str(spec.id)
        basis = binder.bases(spec.basis)
        if not spec.present:
            binder.note(codes.NO_EVENTS, spec.id, found=spec.id)
            return None
        self._find_entities()
        present = self._events(spec.present, absent=False)
        absent = self._events(spec.absent, absent=True)
        names = self._names([str(alias) for alias in spec.present], "")
        first = self._entities.get(str(next(iter(spec.present))))
        if first is None:
            return None
        message = binder.event_text(spec.message, first, names)
        handling = handling_of(
            binder, spec.handling, first, lambda text: binder.event_text(text, first, names)
        )
        if message is None or self._wrong:
            return None
        self._count_ways([*present, *absent])
        return EventPattern(
            id=str(spec.id),
            name=str(spec.name),
            present=tuple(present),
            absent=tuple(absent),
            unordered=spec.unordered == "是",
            level=spec.level,
            message=message,
            report_unknown=spec.on_unknown == "报告",
            basis=basis,
            place=place_of(spec.id),
            handling=handling,
            needs=binder.needed(spec.needs, *(event.entity for event in present)),
        )

    def _find_entities(self) -> None:
        for alias, event in (*self._spec.present.items(), *self._spec.absent.items()):
            why = self._why_no_alias(str(alias))
            if why:
                self._wrong = True
                self._binder.note(codes.BAD_ALIAS, alias, found=alias, why=why)
            entity = self._entity(alias, event)
            if entity is None:
                self._wrong = True
            else:
                self._entities.setdefault(str(alias), entity)

    def _why_no_alias(self, alias: str) -> str:
        if not _ALIAS.fullmatch(alias):
            return "不是一个词"
        if self._binder.vocabulary.find(alias) is not None:
            return "和一张表同名"
        return "“有”和“没有”里各有一个" if alias in self._entities else ""

    def _entity(self, alias: Text, event: EventSpec) -> Entity | None:
        if (event.table is None) == (event.finding_of is None):
            found = 0 if event.table is None else 2
            where = f"事件“{alias}”"
            self._binder.note(
                structure_codes.NOT_ONE_OF, alias, where=where, accepted="表、发现", found=found
            )
            return None
        if event.table is not None:
            return self._binder.entity(event.table)
        rule = str(event.finding_of)
        if rule in self._subjects:
            return self._binder.vocabulary.entities[self._subjects[rule]]
        ruleset = self._binder.ruleset
        rules = [str(one.id) for one in ruleset.checks]
        rules += [str(one.id) for one in ruleset.deadlines]
        rules += [str(one.id) for one in ruleset.patterns]
        if rule not in rules:
            self._binder.note(
                language_codes.UNKNOWN_NAME,
                event.finding_of,
                subject="预警、时限和模式",
                found=rule,
                nearest=nearest(rule, rules),
            )
        return None

    def _names(self, visible: Sequence[str], own: str) -> EventNames:
        every = [str(alias) for alias in (*self._spec.present, *self._spec.absent)]
        seen = {alias: self._entities[alias] for alias in visible if alias in self._entities}
        return EventNames(self._binder.scope, seen, own, tuple(every))

    def _events(self, specs: Mapping[Text, EventSpec], *, absent: bool) -> list[Event]:
        before = [str(alias) for alias in self._spec.present]
        made: list[Event] = []
        for alias, spec in specs.items():
            if str(alias) not in self._entities:
                continue
            known = before if absent else before[: before.index(str(alias))]
            event = self._event(alias, spec, known)
            if event is None:
                self._wrong = True
            else:
                made.append(event)
        return made

    def _event(self, alias: Text, spec: EventSpec, before: Sequence[str]) -> Event | None:
        entity = self._entities[str(alias)]
        key = self._key(spec.group_by or self._spec.group_by, entity)
        dated = self._dated(alias, spec, entity)
        count = 1 if spec.count is None else self._count(spec.count)
        names = self._names([*before, str(alias)], str(alias))
        condition: c.Core | None = None
        parts: _Split | None = (None, ((),))
        if spec.when is not None:
            condition = self._binder.event_condition(spec.when, entity, names)
            parts = None if condition is None else self._split(spec.when, condition, str(alias))
        if key is None or dated is None or count is None or parts is None:
            return None
        return Event(
            alias=str(alias),
            entity=entity.name,
            finding_of=str(spec.finding_of or ""),
            dated=dated,
            key=key,
            when=parts[0],
            ways=parts[1],
            condition=condition,
            written=str(spec.when or ""),
            count=count,
        )

    def _split(self, text: Text, condition: c.Core, own: str) -> _Split | None:
        try:
            return split(condition)
        except Unsplittable as found:
            if found.part is None:
                self._binder.note(codes.TOO_MANY_WAYS, text, limit=MOST_WAYS)
                return None
            part = printed(found.part, lambda leaf: _named(leaf, own))
            if found.events:
                order = (*self._spec.present, *self._spec.absent)
                events = "、".join(alias for alias in order if str(alias) in found.events)
                self._binder.note(codes.EVENT_MISPLACED, text, part=part, events=events)
            else:
                self._binder.note(codes.NOT_COMPARABLE, text, part=part)
            return None

    def _key(self, text: Text, entity: Entity) -> c.Core | None:
        found = field_of_event(self._binder.scope, entity, str(text))
        if found is None:
            self._binder.note(
                codes.KEY_NOT_REACHED,
                text,
                found=text,
                table=entity.name,
                nearest=nearest(text, entity.fields) or entity.key[0],
            )
        return found

    def _dated(self, alias: Text, spec: EventSpec, entity: Entity) -> str | None:
        """Give the date field of an event, empty for none; None when it is wrong or left out."""
        days = [field.name for field in entity.fields.values() if field.kind is Kind.DATE]
        if spec.dated is None and (not days or spec.finding_of is not None):
            return ""
        if spec.dated is not None:
            if str(spec.dated) == ANY_DAY:
                return ""
            field = entity.find(str(spec.dated))
            if field is not None and field.kind is Kind.DATE:
                return field.name
        said = "没有写" if spec.dated is None else f"是“{spec.dated}”"
        self._binder.note(
            codes.EVENT_DATE,
            spec.dated if spec.dated is not None else alias,
            event=alias,
            table=entity.name,
            found=said,
            accepted="、".join(days) or "—",
        )
        return None

    def _count(self, text: Text) -> int | None:
        found = self._binder.number_or_none(text)
        if found is None or found.denominator != 1 or not 2 <= found <= _MOST_ROWS:
            self._binder.note(codes.BAD_COUNT, text, found=text)
            return None
        return int(Fraction(found))

    def _count_ways(self, events: Sequence[Event]) -> None:
        """Refuse a pattern whose alternatives multiply to too many."""
        ways = 1
        for event in events:
            ways *= len(event.ways)
        if ways > MOST_WAYS:
            self._binder.note(codes.TOO_MANY_WAYS, self._spec.id, limit=MOST_WAYS)


def _named(leaf: c.Core, own: str) -> str:
    """Name a leaf of a condition; fields of the event's own row with the event."""
    is_own = isinstance(leaf, c.FieldOf | c.Derived) and not leaf.hops and not leaf.inner
    return f"{own}.{name_of(leaf)}" if is_own else name_of(leaf)
