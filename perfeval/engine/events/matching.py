"""Which matcher runs, and the hits of all groups in one order."""

from __future__ import annotations

import functools
import importlib.util
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from perfeval.diagnostics import Diagnostic, Severity, worst
from perfeval.diagnostics.codes import events as codes
from perfeval.engine.events.builtin_matcher import BuiltinMatcher
from perfeval.engine.events.check import check_patterns
from perfeval.engine.events.encoding import encodable
from perfeval.engine.events.pattern import Group, Hit, Pattern
from perfeval.engine.events.pool import make_chunks, run_chunks
from perfeval.engine.events.sift import Needed, Row, needed_fields, sift
from perfeval.engine.events.translate import FACTS_A_GROUP, translate

Matcher = Literal["auto", "durable", "builtin"]

# Under this many groups a second worker costs more than it brings.
GROUPS_A_WORKER = 200
_GROUPS_SHOWN = 10
_told = threading.Event()


def find_matches(
    patterns: Sequence[Pattern],
    groups: Sequence[Group],
    *,
    jobs: int | None = None,
    matcher: Matcher = "auto",
) -> tuple[list[list[Hit]], list[Diagnostic]]:
    """Match event patterns against groups of facts, each group on its own.

    Args:
        patterns: what to look for.
        groups: the facts of one project or document each, everything known on the evaluation
            date, with derived values (due days) computed already. Their order means nothing.
        jobs: worker processes at most; one a core when not given. A small input gets one.
        matcher: ``durable`` runs durable-rules in worker processes, ``builtin`` plain Python in
            this one, ``auto`` the first of them that exists here. The hits are the same.

    Returns:
        One list of hits a group, in pattern order, then in the order of fact indexes; and
        diagnostics. Patterns with errors are not run, and no group has hits then.

    Raises:
        TypeError: a value of a fact is neither an integer nor a text nor a boolean.
    """
    found = check_patterns(patterns)
    if worst(found) is Severity.ERROR:
        return [[] for _ in groups], found
    needed = needed_fields(patterns)
    builtin = BuiltinMatcher(patterns)
    by_place: dict[int, list[Hit]] = {}
    if matcher != "builtin" and patterns and groups:
        if available_matcher() == "durable":
            by_place, more = _match_durable(patterns, groups, needed, jobs)
            found += more
        else:
            found += _notice(asked=matcher == "durable")
    hits = [
        by_place[place] if place in by_place else builtin.match(sift(groups[place], needed))
        for place in range(len(groups))
    ]
    return hits, found


def available_matcher() -> Literal["durable", "builtin"]:
    """Say which matcher ``auto`` takes here."""
    return "builtin" if unavailable_reason() else "durable"


@functools.cache
def unavailable_reason() -> str:
    """Say why durable-rules is not used here; empty when it is. It is looked for, not imported."""
    if sys.version_info >= (3, 13):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        return f"Python {version} > 3.12"
    names = ("durable", "durable_rules_engine")
    if any(importlib.util.find_spec(name) is None for name in names):
        return "durable-rules: not installed / 未安装"
    return "" if sys.executable else "sys.executable: —"


def _notice(*, asked: bool) -> list[Diagnostic]:
    """Tell it once a process, and whoever asked for durable-rules each time."""
    if _told.is_set() and not asked:
        return []
    _told.set()
    return [codes.BUILTIN_INSTEAD.at(None, reason=unavailable_reason())]


def _match_durable(
    patterns: Sequence[Pattern], groups: Sequence[Group], needed: Needed, jobs: int | None
) -> tuple[dict[int, list[Hit]], list[Diagnostic]]:
    """Match in worker processes. Facts are made chunk by chunk: all at once would take the room."""
    outside: list[int] = []
    plans: list[dict[str, Any]] = [plan.as_data() for plan in translate(patterns)]
    workers = min(jobs or os.cpu_count() or 1, max(1, len(groups) // GROUPS_A_WORKER))
    chunks = make_chunks(_fitting(groups, needed, outside))
    outcome = run_chunks(plans, chunks, workers=workers)
    found = outcome.diagnostics
    if outside:
        found = [*found, _outside_profile(sorted(outside))]
    ids = [pattern.id for pattern in patterns]
    return {
        place: [Hit(ids[index], rows) for index, rows in sorted((i, tuple(r)) for i, r in raw)]
        for place, raw in outcome.hits.items()
    }, found


def _fitting(
    groups: Sequence[Group], needed: Needed, outside: list[int]
) -> Iterator[tuple[int, list[Row]]]:
    """Give the groups that durable-rules may have, and note the places of the others."""
    for place in range(len(groups)):
        rows = sift(groups[place], needed)
        if _fits(rows):
            yield place, rows
        else:
            outside.append(place)


def _fits(rows: Sequence[Row]) -> bool:
    """Say whether durable-rules may have a group."""
    return len(rows) < FACTS_A_GROUP and all(
        encodable(value) for _, _, values in rows for value in values.values()
    )


def _outside_profile(places: Sequence[int]) -> Diagnostic:
    shown = "、".join(str(place + 1) for place in places[:_GROUPS_SHOWN])
    more = " …" if len(places) > _GROUPS_SHOWN else ""
    return codes.OUTSIDE_PROFILE.at(
        None, count=len(places), facts=FACTS_A_GROUP, groups=shown + more
    )
