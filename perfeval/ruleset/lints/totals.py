"""Weights, full marks and grades that do not go together."""

from __future__ import annotations

from fractions import Fraction

from perfeval.diagnostics.codes import lints as codes
from perfeval.ruleset.lints.notes import Notes
from perfeval.ruleset.model import IndicatorSpec
from perfeval.ruleset.shapes.constants import constant
from perfeval.values.show import show_plain


def look(notes: Notes) -> None:
    """Compare what is fixed: the weights of rules that always apply, the ends of grades."""
    total = notes.ruleset.total
    full = None if total is None else notes.binder.number_or_none(total.full)
    if total is None or full is None or full <= 0:
        return
    grouped = bool(notes.ruleset.groups)  # there the weights of groups are checked
    weights = [] if grouped else [_weight(notes, spec) for spec in notes.ruleset.indicators]
    known = [weight for weight in weights if weight is not None]
    whole = sum(known, Fraction(0))
    if known and (whole > full or (len(known) == len(weights) and whole != full)):
        found = show_plain(whole)
        notes.note(codes.WEIGHTS, total.full, found=found, full=show_plain(full))
    for grade in notes.ruleset.grades:
        start = None if grade.at_least is None else notes.binder.number_or_none(grade.at_least)
        if start is not None and start > full:
            notes.note(
                codes.GRADE_ABOVE_FULL,
                grade.at_least,
                found=grade.name,
                value=show_plain(start),
                full=show_plain(full),
            )


def _weight(notes: Notes, spec: IndicatorSpec) -> Fraction | None:
    """Give a weight that every subject has once: fixed, and never left out without moving."""
    moves = spec.applies is not None and spec.transfer_to is not None
    if spec.kind is not None:
        return Fraction(0)  # bonus and minus items stand beside the full marks
    if spec.subject != notes.ruleset.subject or (spec.applies is not None and not moves):
        return None
    checked = notes.binder.checked(spec.weight)
    return None if checked is None else constant(checked)
