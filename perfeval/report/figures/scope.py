"""What names mean in the formulas of a document: the rulesets' names, and the figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from perfeval.language.core import Const, Core
from perfeval.language.scope import History, Scope
from perfeval.ruleset.program import Program
from perfeval.vocabulary import Vocabulary

Conflict = Callable[[str, str, str], None]
"""Told when a name is used that two rulesets (by id) give different meanings."""


def merged_scope(
    vocabulary: Vocabulary,
    programs: Sequence[Program],
    as_of: date,
    named: Mapping[str, Core],
    conflict: Conflict,
) -> Scope:
    """Give the whole dataset's scope with the parameters and derived fields of all rulesets."""
    names: dict[str, frozenset[str]] = {}
    for program in programs:
        for entity, derived in program.scope.derived_names.items():
            names[entity] = names.get(entity, frozenset()) | derived
    return Scope(
        vocabulary,
        as_of,
        parameters=_Parameters(programs, conflict),
        derived=_derived(programs, conflict),
        named=named,
        derived_names=names,
        history=_history(programs),
        places={n: at for p in reversed(programs) for n, at in p.parameter_places.items()},
        year=programs[0].scope.year if programs else None,
    )


def _history(programs: Sequence[Program]) -> History:
    def history(name: str) -> tuple[tuple[int, Const], ...]:
        return next((found for p in programs if (found := p.scope.history(name))), ())

    return history


class _Parameters(Mapping[str, Const]):
    """The parameters of several rulesets; using one with two values is told."""

    def __init__(self, programs: Sequence[Program], conflict: Conflict) -> None:
        self._programs = programs
        self._conflict = conflict

    def __getitem__(self, name: str) -> Const:
        holders = [(p.id, p.scope.parameters) for p in self._programs]
        found = [(ruleset, held[name]) for ruleset, held in holders if name in held]
        if not found:
            raise KeyError(name)
        first, const = found[0]
        for other, second in found[1:]:
            if (second.value, second.type) != (const.value, const.type):
                self._conflict(name, first, other)
        return const

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(n for p in self._programs for n in p.scope.parameters))

    def __len__(self) -> int:
        return len(list(iter(self)))

    def __contains__(self, name: object) -> bool:
        return any(name in program.scope.parameters for program in self._programs)


def _derived(programs: Sequence[Program], conflict: Conflict) -> Callable[[str, str], Core | None]:
    def body(entity: str, name: str) -> Core | None:
        found = [(p.id, b) for p in programs if (b := p.scope.derived(entity, name)) is not None]
        for other, second in found[1:]:
            if second != found[0][1]:
                conflict(f"{entity}.{name}", found[0][0], other)
        return found[0][1] if found else None

    return body


class LazyNames(Mapping[str, Core]):
    """Names whose meaning is made when it is asked for, in front of other names."""

    def __init__(
        self,
        names: Sequence[str],
        meaning: Callable[[str], Core],
        behind: Mapping[str, Core] | None = None,
    ) -> None:
        self._names = dict.fromkeys(names)
        self._meaning = meaning
        self._behind = behind or {}

    def __getitem__(self, name: str) -> Core:
        return self._meaning(name) if name in self._names else self._behind[name]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys([*self._names, *self._behind]))

    def __len__(self) -> int:
        return len(list(iter(self)))

    def __contains__(self, name: object) -> bool:
        return name in self._names or name in self._behind
