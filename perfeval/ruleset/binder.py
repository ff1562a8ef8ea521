"""The binder: turns the texts of one ruleset into checked expressions, and notes what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from perfeval.diagnostics import Code, Diagnostic, Place, nearest
from perfeval.diagnostics.codes import language as language_codes
from perfeval.diagnostics.codes import ruleset as codes
from perfeval.files.typed import Text, place_of
from perfeval.language import core as c
from perfeval.language.check import expression
from perfeval.language.events import EventNames, event_expression
from perfeval.language.parse import Locate
from perfeval.language.scope import Scope
from perfeval.language.template import template
from perfeval.ruleset.histories import Steps, steps_of
from perfeval.ruleset.model import BasisSpec, Ruleset
from perfeval.ruleset.money_year import Year
from perfeval.ruleset.origins import parameter_places
from perfeval.ruleset.parameters import UNKNOWN, read_decimal, read_parameters
from perfeval.ruleset.program import Basis
from perfeval.vocabulary import Entity, Vocabulary

_MOST_CHAINED = 40
_MOST_LEVELS = 200
"""Derived fields made of derived fields: how many in a row, how many levels of expression in all.
Trees are walked by recursion, of which Python has a limit."""


class Watched(dict[str, c.Const]):
    """Parameters that remember which of them were looked up."""

    def __init__(self, given: Mapping[str, c.Const]) -> None:
        super().__init__(given)
        self.used: set[str] = set()

    def __getitem__(self, name: str) -> c.Const:
        self.used.add(name)
        return super().__getitem__(name)


class Binder:
    """Holds what the expressions of a ruleset share: parameters, derived fields, diagnostics."""

    def __init__(
        self, ruleset: Ruleset, vocabulary: Vocabulary, as_of: date, year: int | None = None
    ) -> None:
        self.ruleset = ruleset
        self.vocabulary = vocabulary
        self.problems: list[Diagnostic] = []
        self._bodies: dict[tuple[str, str], c.Core] = {}
        self._levels: dict[tuple[str, str], int] = {}
        self._texts: dict[tuple[str, str], Text] = {}
        self._open: list[tuple[str, str]] = []
        self._scopes: dict[str | None, Scope] = {}
        self._right: dict[tuple[str, str | None, tuple[str, ...]], c.Core] = {}
        self._checked_texts: dict[int, tuple[Text, c.Core, str]] = {}
        self.rule = ""
        self.used_derived: set[tuple[str, str]] = set()
        self.year = Year(as_of.year if year is None else year, as_of, said=year is not None)
        self._steps: dict[str, Steps] = {}
        parameters = Watched(read_parameters(ruleset.parameters, self.year, self))
        self.used_parameters = parameters.used
        names = self._derived_names()
        self.scope = Scope(
            vocabulary,
            as_of,
            parameters=parameters,
            derived=self._use_derived,
            derived_names=names,
            history=self._history,
            places=parameter_places(ruleset, self.year),
            year=self.year.number,
        )

    def _history(self, name: str) -> Steps:
        """Give the steps of a parameter, none when there is no such parameter."""
        if name not in self.scope.parameters:
            return ()
        if self.scope.parameters[name] is not UNKNOWN and name not in self._steps:
            values = self.ruleset.parameters[Text(name)]
            self._steps[name] = steps_of(name, values, self.year)
        return self._steps.get(name, ((0, UNKNOWN),))

    def note(self, code: Code, text: Text | str | None, **values: Any) -> None:
        """Note a diagnostic at a text of the ruleset."""
        self.problems.append(code.at(place_of(text), **values))

    def expr(self, text: Text, subject: Entity | None, *accepted: str) -> c.Core | None:
        """Check an expression about rows of ``subject``; ``accepted`` are the kinds it may have.

        Rules say the same short things again and again (100%, 3 分, a field's name), so what is
        right is kept, except inside derived fields, where names may stand for circles.
        """
        key = (str(text), subject.name if subject else None, accepted)
        if key in self._right and not self._open:
            self._keep(text, self._right[key])
            return self._right[key]
        checked, found = expression(text, _locate(text), self._about(subject), accepted)
        self.problems.extend(found)
        if checked is not None and not found and not self._open:
            self._right[key] = checked
        self._keep(text, checked)
        return checked

    def text(self, text: Text, subject: Entity | None) -> c.Core | None:
        """Check a text with values in it."""
        checked, found = template(text, _locate(text), self._about(subject))
        self.problems.extend(found)
        self._keep(text, checked)
        return checked

    def event_condition(self, text: Text, subject: Entity, names: EventNames) -> c.Core | None:
        """Check a condition of an event, which may name other events."""
        checked, found = event_expression(
            text, _locate(text), self._about(subject), names, ("bool",)
        )
        self.problems.extend(found)
        self._keep(text, checked)
        return checked

    def event_text(self, text: Text, subject: Entity, names: EventNames) -> c.Core | None:
        """Check a text with values of events in it."""

        def value(
            part: str, locate: Locate, scope: Scope
        ) -> tuple[c.Core | None, list[Diagnostic]]:
            return event_expression(part, locate, scope, names)

        checked, found = template(text, _locate(text), self._about(subject), value)
        self.problems.extend(found)
        self._keep(text, checked)
        return checked

    def _about(self, subject: Entity | None) -> Scope:
        """Give the scope of expressions about rows of an entity."""
        name = subject.name if subject else None
        if name not in self._scopes:
            self._scopes[name] = replace(self.scope, subject=subject)
        return self._scopes[name]

    def _keep(self, text: Text, checked: c.Core | None) -> None:
        if checked is not None:
            self._checked_texts.setdefault(id(text), (text, checked, self.rule))

    def checked(self, text: Text) -> c.Core | None:
        """Give what a text of the ruleset was checked to be; None when it was wrong."""
        found = self._checked_texts.get(id(text))
        return None if found is None else found[1]

    def all_checked(self) -> Iterator[tuple[Text, c.Core, str]]:
        """Give every checked text with its expression and the id of the rule it is part of."""
        yield from self._checked_texts.values()

    def number(self, text: Text, accepted: str = "一个数") -> Fraction | None:
        """Read a plain decimal or a percentage of the file."""
        read = read_decimal(text)
        if read is None:
            self.note(codes.BAD_NUMBER, text, found=text, accepted=accepted)
            return None
        value, percent = read
        return value / 100 if percent else value

    def number_or_none(self, text: Text) -> Fraction | None:
        """Read a plain decimal of the file without a word about what is none."""
        read = read_decimal(text)
        return None if read is None else read[0] / (100 if read[1] else 1)

    def entity(self, text: Text) -> Entity | None:
        """Find the entity that a rule names as its subject."""
        found = self.vocabulary.find(text)
        if found is None:
            near = nearest(text, self.vocabulary.entities)
            where = "词汇表" if near else f"词汇表（{'、'.join(self.vocabulary.entities)}）"
            self.note(language_codes.UNKNOWN_NAME, text, subject=where, found=text, nearest=near)
        return found

    def needed(self, texts: Iterable[Text], *own: str) -> frozenset[str]:
        """Give what a rule needs: the tables and columns that it names, and its ``own`` tables."""
        return frozenset((*own, *(found for text in texts for found in self._need(text))))

    def _need(self, text: Text) -> Iterator[str]:
        """Give a table by its name, or a table and its column as ``实体.字段``."""
        name, dot, wanted = text.partition(".")
        entity = self.vocabulary.find(name) if dot else self.entity(text)
        field = entity.find(wanted) if entity is not None and dot else None
        if dot and field is None:
            known = entity.fields if entity is not None else self.vocabulary.entities
            subject = entity.name if entity is not None else "词汇表"
            found = wanted if entity is not None else name
            near = nearest(found, known)
            self.note(language_codes.UNKNOWN_NAME, text, subject=subject, found=found, nearest=near)
        elif entity is not None:
            yield entity.name
            if field is not None:
                yield f"{entity.name}.{field.part_of or field.name}"

    def bases(self, text: Text) -> tuple[Basis, ...]:
        """Resolve ``10号 第十六条；19号 第三条`` against the bases of the ruleset."""
        found: list[Basis] = []
        for part in re.split(r"[;；]", text):
            words = part.split()
            if not words:
                continue
            spec = self.ruleset.bases.get(Text(words[0]))
            if spec is None:
                near = nearest(words[0], self.ruleset.bases)
                self.note(codes.UNKNOWN_BASIS, text, found=words[0], nearest=near)
                continue
            found.append(_basis(spec, " ".join(words[1:])))
        return tuple(found)

    def _derived_names(self) -> dict[str, frozenset[str]]:
        names: dict[str, set[str]] = {}
        for key, text in self.ruleset.derived.items():
            entity_name, dot, name = key.partition(".")
            entity = self.vocabulary.find(entity_name)
            if not dot or entity is None:
                self.note(codes.BAD_DERIVED_NAME, key, found=key)
            elif entity.find(name) is not None:
                self.note(codes.DERIVED_SHADOWS, key, found=key)
            else:
                names.setdefault(entity.name, set()).add(name)
                self._texts[entity.name, name] = text
        return {entity: frozenset(found) for entity, found in names.items()}

    def check_derived(self) -> None:
        """Check every derived field, also those that no rule uses."""
        for entity, name in self._texts:
            self._derived(entity, name)

    def _use_derived(self, entity: str, name: str) -> c.Core | None:
        """Give the body of a derived field to an expression that names it."""
        self.used_derived.add((entity, name))
        return self._derived(entity, name)

    def _derived(self, entity: str, name: str) -> c.Core | None:
        """Give the body of a derived field, checked once; a circle is reported and cut."""
        key = (entity, name)
        text = self._texts.get(key)
        if text is None:
            return None
        if key in self._open:
            cycle = [*self._open[self._open.index(key) :], key]
            shown = " → ".join(".".join(part) for part in cycle)
            self.note(language_codes.CYCLE, text, cycle=shown)
            return UNKNOWN
        if key not in self._bodies:
            self._bodies[key] = self._checked(key, text)
        return self._bodies[key]

    def _checked(self, key: tuple[str, str], text: Text) -> c.Core:
        """Check the body of a derived field, unless those it is made of go too deep."""
        if len(self._open) >= _MOST_CHAINED:
            self.note(language_codes.TOO_DEEP, text, limit=_MOST_CHAINED)
            return UNKNOWN
        self._open.append(key)
        body = self.expr(text, self.vocabulary.entities[key[0]])
        self._open.pop()
        if body is None:
            return UNKNOWN
        self._levels[key] = _levels(body, self._levels)
        if self._levels[key] > _MOST_LEVELS:
            self.note(language_codes.TOO_DEEP, text, limit=_MOST_LEVELS)
            return UNKNOWN
        return body


def _levels(node: c.Core, of_derived: Mapping[tuple[str, str], int]) -> int:
    if isinstance(node, c.Derived):
        return 1 + of_derived.get((node.entity, node.name), 0)
    return 1 + max((_levels(part, of_derived) for part in c.children(node)), default=0)


def _locate(text: Text) -> Locate:
    def locate(start: int, length: int) -> Place | None:
        return text.place(start, length) if isinstance(text, Text) else None

    return locate


def _basis(spec: BasisSpec, article: str) -> Basis:
    return Basis(str(spec.name), str(spec.number), article, str(spec.url))
