"""Rows that two indicators score."""

from __future__ import annotations

from perfeval.diagnostics import Place, Related
from perfeval.diagnostics.codes import lints as codes
from perfeval.files.typed import place_of
from perfeval.ruleset.lints.notes import Notes
from perfeval.ruleset.model import IndicatorSpec


def look(notes: Notes) -> None:
    """Note pairs that take the same rows and give them the same weight of the table.

    Only where it is certain: one has no condition, or both have the same.
    """
    own = notes.ruleset.subject
    seen: dict[tuple[str, str], list[IndicatorSpec]] = {}
    for spec in notes.ruleset.indicators:
        if spec.subject == own or spec.weight.strip()[:1].isdigit():
            continue
        before = seen.setdefault((str(spec.subject), spec.weight.strip()), [])
        twice = next((one for one in before if _meet(notes, one, spec)), None)
        if twice is not None and twice.id != spec.id:
            first = Related(place_of(twice.id) or Place(""), "另一条在这里")
            notes.note(
                codes.SCORED_TWICE,
                spec.applies or spec.id,
                spec.id,
                found=spec.subject,
                first=twice.id,
                second=spec.id,
                related=[first],
            )
        before.append(spec)


def _meet(notes: Notes, one: IndicatorSpec, other: IndicatorSpec) -> bool:
    """Whether two indicators certainly take a row in common."""
    if one.applies is None or other.applies is None:
        return True
    return notes.binder.checked(one.applies) == notes.binder.checked(other.applies)
