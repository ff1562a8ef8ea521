"""Event patterns: deadlines, order of steps, steps that are missing.

A worker process imports this package for its own module only, so the names that bring more
than the tree of a pattern are looked up when they are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.engine.events.pattern import Fact, Group, Hit, Op, Pattern, Ref, Term, Test, Value

if TYPE_CHECKING:
    from perfeval.engine.events.check import check_patterns
    from perfeval.engine.events.matching import (
        available_matcher,
        find_matches,
        unavailable_reason,
    )

__all__ = [
    "Fact",
    "Group",
    "Hit",
    "Op",
    "Pattern",
    "Ref",
    "Term",
    "Test",
    "Value",
    "available_matcher",
    "check_patterns",
    "find_matches",
    "unavailable_reason",
]


def __getattr__(name: str) -> object:
    if name == "check_patterns":
        from perfeval.engine.events.check import check_patterns

        return check_patterns
    if name in {"available_matcher", "find_matches", "unavailable_reason"}:
        from perfeval.engine.events import matching

        found: object = getattr(matching, name)
        return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
