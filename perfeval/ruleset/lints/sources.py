"""Parameters whose value nobody can look up."""

from __future__ import annotations

from perfeval.diagnostics.codes import lints as codes
from perfeval.ruleset.lints.notes import Notes


def look(notes: Notes) -> None:
    """Note each value of a parameter whose source is blank."""
    for name, values in notes.ruleset.parameters.items():
        for day, value in values.items():
            if not value.basis.strip():
                notes.note(codes.NO_SOURCE, day, found=name)
