"""Ids and names that are used twice."""

from __future__ import annotations

from perfeval.diagnostics import Place, Related
from perfeval.diagnostics.codes import lints as codes
from perfeval.diagnostics.codes.ruleset import ID_TWICE
from perfeval.files.typed import Text, place_of
from perfeval.ruleset.lints.notes import Notes, Rule
from perfeval.ruleset.model_totals import GroupSpec


def look(notes: Notes) -> None:
    """Note each id after its first use, and names whose rules cannot be told apart."""
    ids: dict[str, Text] = {}
    names: dict[tuple[str, str], list[Rule | GroupSpec]] = {}
    for rule in notes.identified():
        if rule.id in ids:
            notes.note(ID_TWICE, rule.id, found=rule.id, related=[_first(ids[rule.id])])
        ids.setdefault(rule.id, rule.id)
        same = names.setdefault((type(rule).__name__, str(rule.name)), [])
        earlier = next((one for one in same if not _apart(notes, one, rule)), None)
        if earlier is not None and earlier.id != rule.id:
            first = [_first(earlier.name)]
            notes.note(codes.SAME_NAME, rule.name, rule.id, found=rule.name, related=first)
        same.append(rule)


def _first(text: Text) -> Related:
    return Related(place_of(text) or Place(""), "第一次用在这里")


def _apart(notes: Notes, one: Rule | GroupSpec, other: Rule | GroupSpec) -> bool:
    """Whether two rules are about different rows."""
    if getattr(one, "subject", None) != getattr(other, "subject", None):
        return True
    conditions = [
        notes.binder.checked(applies)
        for applies in (getattr(one, "applies", None), getattr(other, "applies", None))
        if applies is not None
    ]
    known = [condition for condition in conditions if condition is not None]
    return len(known) == 2 and notes.truth.never(*known)
