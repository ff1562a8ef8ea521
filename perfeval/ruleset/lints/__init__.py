"""Lints: what is allowed in a ruleset and yet hardly meant. One file each.

They run after binding, on the ruleset as written and the expressions as checked. Gaps and overlaps
of bands and shares that are not 100% are errors of their shapes (``shapes/``), not lints.
"""

from __future__ import annotations

from datetime import date

from perfeval.diagnostics import Diagnostic
from perfeval.ruleset.binder import Binder
from perfeval.ruleset.lints import (
    conditions,
    direction,
    duplicates,
    ignores,
    in_force,
    quotes,
    scored_twice,
    totals,
    unused,
)
from perfeval.ruleset.lints.notes import Notes
from perfeval.ruleset.lints.truth import Truth

LINTS = (
    duplicates, unused, in_force, conditions, scored_twice, direction, totals, quotes,
)  # fmt: skip


def lint(binder: Binder, as_of: date, *, partial: bool) -> list[Diagnostic]:
    """Give what all lints find in a bound ruleset, without what the ruleset acknowledges."""
    notes = Notes(binder, as_of, partial, Truth(binder.vocabulary))
    for module in LINTS:
        module.look(notes)
    return ignores.left(notes)
