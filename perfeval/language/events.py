"""Expressions about several events at once: ``后.审核日期 < 前.审核日期``.

An event has a name and is a row. A field of another event than the one at hand is marked in its
way to the row, so that the tree stays an ordinary one: whoever follows references from a row knows
which row the mark means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from perfeval.diagnostics import Diagnostic, nearest
from perfeval.diagnostics.codes import language as codes
from perfeval.diagnostics.codes import patterns as pattern_codes
from perfeval.language import core as c
from perfeval.language import syntax as s
from perfeval.language.check import Checker, Wrong
from perfeval.language.parse import Locate, parse
from perfeval.language.rebuild import with_parts
from perfeval.language.scope import MARK, Scope, event_of, parents, path_up
from perfeval.language.types import NUMBER
from perfeval.vocabulary import Entity


def field_of_event(scope: Scope, entity: Entity, name: str) -> c.FieldOf | c.Derived | None:
    """Find a field of an event's row: its own, a derived one, or one of the nearest row above."""
    about = replace(scope, subject=entity, inner=None, named={})
    wanted, _, field = name.rpartition(".")
    for place in [wanted] if wanted else _nearest_first(scope, entity):
        found = about.resolve(place, field)
        if isinstance(found, c.FieldOf | c.Derived):
            return found
    return None


def _nearest_first(scope: Scope, entity: Entity) -> list[str]:
    """Name the row at hand (without a name) and those that it points to, the nearest first."""
    above = parents(scope.vocabulary, entity)
    above.sort(key=lambda one: len(path_up(scope.vocabulary, entity, one) or ()))
    return ["", *(one.name for one in above)]


class EventNames(Mapping[str, c.Core]):
    """What ``事件.字段`` means: fields of the event ``own`` as they are, of others marked.

    ``entities`` are the events that may be named here; ``all_events`` are those of the pattern.
    """

    def __init__(
        self, scope: Scope, entities: Mapping[str, Entity], own: str, all_events: tuple[str, ...]
    ) -> None:
        self.entities = entities
        self.all_events = all_events
        self._scope = scope
        self._own = own

    def __getitem__(self, full: str) -> c.Core:
        """Give the field.

        Raises:
            KeyError: when there is no such event or no such field.
        """
        event, dot, name = full.partition(".")
        found = None
        if dot and event in self.entities:
            found = field_of_event(self._scope, self.entities[event], name)
        if found is None:
            raise KeyError(full)
        if event == self._own:
            return found
        return replace(found, hops=((MARK + event, ""), *found.hops))

    def __iter__(self) -> Iterator[str]:
        """Give the fields that the events have themselves, for suggestions."""
        for event, entity in self.entities.items():
            yield from (f"{event}.{name}" for name in entity.fields)

    def __len__(self) -> int:
        """Count them."""
        return sum(1 for _ in self)


def event_expression(
    text: str, locate: Locate, scope: Scope, names: EventNames, accepted: tuple[str, ...] = ()
) -> tuple[c.Core | None, list[Diagnostic]]:
    """Parse and check an expression that may name events."""
    tree, problems = parse(text, locate)
    if tree is None:
        return None, problems
    checker = _EventChecker(replace(scope, named=names), locate, names)
    try:
        checked = checker.check(tree)
        if accepted:
            checker.need(checked, tree, accepted)
    except Wrong:
        return None, checker.problems
    return checked, checker.problems


class _EventChecker(Checker):
    """Checks expressions over events: options are ordered as the vocabulary lists them."""

    def __init__(self, scope: Scope, locate: Locate, names: EventNames) -> None:
        super().__init__(scope, locate)
        self._names = names

    def _compare(self, node: s.Binary, left: c.Core, right: c.Core) -> c.Core:
        if node.operator in ("<", "<=", ">", ">="):
            options = self._options(left) or self._options(right)
            if self._options(left) and isinstance(node.right, s.TextLiteral):
                self._option(left, node.right)
            places = [self._place(side, options) for side in (left, right)]
            if options and places[0] is not None and places[1] is not None:
                return c.Compare(node.operator, places[0], places[1])
        return super()._compare(node, left, right)

    def _options(self, node: c.Core) -> tuple[str, ...]:
        if not isinstance(node, c.FieldOf) or node.type.kind != "choice":
            return ()
        return tuple(self.scope.vocabulary.entities[node.entity].fields[node.name].choices)

    def _place(self, node: c.Core, options: tuple[str, ...]) -> c.Core | None:
        """Give the place of an option among all, None when it is none of them."""
        if isinstance(node, c.Const):
            listed = isinstance(node.value, str) and node.value in options
            return c.number(options.index(str(node.value)) + 1) if listed else None
        if self._options(node) != options:
            return None
        branches = tuple(
            (c.Compare("=", node, c.Const(option, node.type)), c.Const(Fraction(place), NUMBER))
            for place, option in enumerate(options, 1)
        )
        return c.Case(branches, None, NUMBER, options)

    def _unknown(self, node: s.Name) -> Wrong:
        names = self._names
        if node.entity in names.entities:
            entity = names.entities[node.entity]
            near = nearest(node.name, entity.fields)
            subject = f"{node.entity}（{entity.name}）"
            return self.fail(
                codes.UNKNOWN_NAME, node.at, subject=subject, found=node.name, nearest=near
            )
        if node.entity in names.all_events:
            accepted = "、".join(names.entities) or "—"
            return self.fail(
                pattern_codes.EVENT_NOT_YET, node.at, found=node.entity, accepted=accepted
            )
        if node.entity and self.scope.vocabulary.find(node.entity) is None:
            near = nearest(node.entity, [*names.entities, *self.scope.vocabulary.entities])
            subject = f"事件（{'、'.join(names.entities)}）"
            return self.fail(
                codes.UNKNOWN_NAME, node.at, subject=subject, found=node.entity, nearest=near
            )
        return super()._unknown(node)


def of_one_row(node: c.Core) -> c.Core:
    """Take the marks off: what is said of one event's row alone is an ordinary expression of it."""
    if isinstance(node, c.FieldOf | c.Derived):
        return replace(node, hops=node.hops[1:]) if event_of(node.hops) else node
    return with_parts(node, of_one_row)
