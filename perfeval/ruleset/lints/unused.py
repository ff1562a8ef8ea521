"""Parameters, derived fields and bases that nothing uses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from perfeval.diagnostics.codes import lints as codes
from perfeval.diagnostics.codes.ruleset import UNKNOWN_BASIS
from perfeval.ruleset.lints.notes import Notes


def look(notes: Notes) -> None:
    """Note what no expression names and no rule cites.

    Where something else is wrong, a use may not have been seen; then a name that is written
    anywhere counts as used, and of a file that was read past errors nothing is said.
    """
    if notes.partial:
        return
    binder, ruleset = notes.binder, notes.ruleset
    wrong = any(problem.severity == "error" for problem in binder.problems)
    written = "\n".join(_texts(ruleset)) if wrong else ""
    for name in ruleset.parameters:
        if str(name) not in binder.used_parameters and str(name) not in written:
            notes.note(codes.UNUSED_PARAMETER, name, found=name)
    for key in ruleset.derived:
        entity, _, field = key.partition(".")
        found = binder.vocabulary.find(entity)
        if found is None or field in written:
            continue
        if (found.name, field) not in binder.used_derived:
            notes.note(codes.UNUSED_DERIVED, key, found=key)
    cited = {
        part.split()[0]
        for rule in notes.rules()
        for part in re.split(r"[;；]", rule.basis)
        if part.split()
    }
    if any(problem.code is UNKNOWN_BASIS for problem in binder.problems):
        return  # what is cited by a wrong name is not unused
    told = "\n".join((ruleset.note, *_texts(ruleset.parameters), *_texts(ruleset.grades)))
    names = "\n".join(basis.name for basis in ruleset.bases.values())
    for key in ruleset.bases:
        if str(key) not in cited and str(key) not in told and str(key) not in names:
            notes.note(codes.UNUSED_BASIS, key, found=key)


def _texts(thing: object) -> Iterator[str]:
    """Give every text that stands as a value."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, BaseModel):
        for name in type(thing).model_fields:
            yield from _texts(getattr(thing, name))
    elif isinstance(thing, dict):
        for value in thing.values():
            yield from _texts(value)
    elif isinstance(thing, list | tuple):
        for value in thing:
            yield from _texts(value)
