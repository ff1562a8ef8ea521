"""Conditions that always hold or never hold, and rules that therefore never apply."""

from __future__ import annotations

from collections.abc import Iterator

from perfeval.diagnostics.codes import lints as codes
from perfeval.language import core as c
from perfeval.language.printing import printed
from perfeval.ruleset.lints.notes import Notes
from perfeval.ruleset.lints.truth import Truth

ALWAYS, NEVER = "总是成立", "永远不成立"
_PLAIN = (c.Const, c.FieldOf, c.Derived, c.Named)
"""What has no condition of its own inside."""


def look(notes: Notes) -> None:
    """Look at every condition that was written."""
    told: set[int] = set()
    for rule in notes.rules():
        applies = getattr(rule, "applies", None)
        checked = None if applies is None else notes.binder.checked(applies)
        if checked is not None and notes.truth.never(checked):
            told.add(id(applies))
            found = applies if applies is None else applies.strip()
            notes.note(codes.NEVER_APPLIES, applies, rule.id, rule=rule.id, found=found)
    looked_at: dict[int, list[tuple[c.Core, str]]] = {}  # the same words are checked to one node
    for text, node, rule_id in notes.binder.all_checked():
        if id(text) in told:
            continue
        if id(node) not in looked_at:
            looked_at[id(node)] = list(fixed_conditions(node, notes.truth))
        for condition, verdict in looked_at[id(node)]:
            notes.note(
                codes.CONSTANT_CONDITION, text, rule_id, found=printed(condition), verdict=verdict
            )


def fixed_conditions(node: c.Core, truth: Truth) -> Iterator[tuple[c.Core, str]]:
    """Give the smallest conditions in an expression that cannot change, and which way they go."""
    if isinstance(node, _PLAIN):
        return
    inside = [found for part in c.children(node) for found in fixed_conditions(part, truth)]
    if inside or not _is_condition(node):
        yield from inside
    elif truth.goes_both_ways(node):
        return
    elif _could_be(NEVER, node) and truth.never(node):
        yield node, NEVER
    elif _could_be(ALWAYS, node) and truth.always(node):
        yield node, ALWAYS


def _could_be(verdict: str, node: c.Core) -> bool:
    """Leave out what would have shown in a part: 且 always holds only where each part does."""
    if isinstance(node, c.Logic):
        return (verdict == NEVER) == (node.operator == "and")
    return True


def _is_condition(node: c.Core) -> bool:
    return isinstance(node, c.Compare | c.Logic | c.Not)
