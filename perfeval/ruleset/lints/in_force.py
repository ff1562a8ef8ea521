"""A ruleset that is used before it takes effect."""

from __future__ import annotations

from datetime import date

from perfeval.diagnostics.codes import lints as codes
from perfeval.ruleset.lints.notes import Notes


def look(notes: Notes) -> None:
    """Note an evaluation date before the ruleset takes effect."""
    written = notes.ruleset.effective
    try:
        effective = date.fromisoformat(written)
    except ValueError:
        return  # told as no date
    if notes.as_of < effective:
        notes.note(codes.NOT_IN_FORCE, written, effective=effective, day=notes.as_of)
