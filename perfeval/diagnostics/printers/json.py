"""Diagnostics for programs: codes and places, with the message in one language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from perfeval.diagnostics.record import Diagnostic, Place


def as_json(diagnostics: Iterable[Diagnostic], lang: str = "zh") -> list[dict[str, Any]]:
    """Give diagnostics as plain data."""
    return [
        {
            "code": one.code.id,
            "severity": one.severity.value,
            "message": one.message(lang),
            "hint": one.hint(lang),
            "place": place_as_json(one.place),
            "related": [
                {"place": place_as_json(related.place), "caption": related.caption}
                for related in one.related
            ],
        }
        for one in diagnostics
    ]


def place_as_json(place: Place | None) -> dict[str, Any] | None:
    """Give a place as plain data; parts that are not known are left out."""
    if place is None:
        return None
    names = ("file", "line", "column", "end_column", "sheet", "cell")
    found = {name: getattr(place, name) for name in names}
    return {name: value for name, value in found.items() if value is not None}
