"""In which file, and where in it, the texts of a rule stand: its own or one that it inherits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from perfeval.diagnostics import Place
from perfeval.files.typed import Described, Text
from perfeval.ruleset.keywords import KEYWORDS
from perfeval.ruleset.model import Ruleset

Origins = tuple[tuple[str, tuple[str, ...], Place], ...]
"""By file: its name, the Chinese keys whose texts stand in it, the place of the first."""


def origins(spec: Described) -> Origins:
    """Say where the texts of a rule stand; empty when all of them are in one file."""
    found: dict[str, tuple[list[str], Place]] = {}
    for name in type(spec).model_fields:
        place = next(_places(getattr(spec, name)), None)
        if place is not None:
            found.setdefault(place.file, ([], place))[0].append(KEYWORDS.get(name, name))
    if len(found) < 2:
        return ()
    return tuple((file, tuple(keys), place) for file, (keys, place) in found.items())


def parameter_places(ruleset: Ruleset, as_of: date) -> Mapping[str, Place]:
    """Give where the value of each parameter stands that holds on a day."""
    found: dict[str, Place] = {}
    for name, values in ruleset.parameters.items():
        held = max((day for day in values if day <= as_of.isoformat()), default=None)
        place = held.place() if held is not None else None
        if place is not None:
            found[str(name)] = place
    return found


def _places(value: Any) -> Iterator[Place]:
    """Give the places of the texts in a value, in the order of the model."""
    if isinstance(value, Text):
        place = value.place()
        if place is not None:
            yield place
    elif isinstance(value, Described):
        for name in type(value).model_fields:
            yield from _places(getattr(value, name))
    elif isinstance(value, list):
        for entry in value:
            yield from _places(entry)
