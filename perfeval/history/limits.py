"""From which day the limit for acting on a finding counts, where its rule knows no day of its own.

A check holds on the evaluation date, and does not know since when. The log does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from perfeval.diagnostics import Diagnostic
from perfeval.engine.findings.handling import counted
from perfeval.history.entry import Entry, Event
from perfeval.history.identity import Sighting, gravity
from perfeval.history.lives import lives
from perfeval.history.log import read_log


def counted_from_log(
    seen: Sequence[Sighting], path: Path, day: date
) -> tuple[list[Sighting], list[Diagnostic]]:
    """Let the limits of findings count from the day on which they began, as a log tells it.

    Limits that count from a day of the data are left alone. The log is read only where there are
    others; without one they count from the evaluation date.

    Args:
        seen: The findings of the day.
        path: The log, which may not exist.
        day: The evaluation date; what the log tells of later days does not count.

    Returns:
        The findings, in the same order, and what is wrong with the log.
    """
    if all(one.finding.duty.undated is None for one in seen):
        return list(seen), []
    log, problems = read_log(path)
    known = lives(log.entries, until=day) if log else {}
    made = []
    for one in seen:
        life = known.get(one.id)
        begun = life and began(life.entries, one.gravity)
        made.append(_counted(one, begun, day) if begun else one)
    return made, problems


def began(entries: Iterable[Entry], grave: int) -> date | None:
    """Give the day since which a finding is at least so grave without a break.

    The day on which it was opened or reopened, or escalated to this level; a fall to a lighter
    level does not start it anew. While it could not be decided it was not put right, so that such
    a time is no break. None when the newest entries say that it is not there, or lighter.

    Args:
        entries: Those of one finding, in their order.
        grave: How grave it is now, as ``identity.gravity`` counts.
    """
    begun: date | None = None
    for entry in entries:
        if entry.event.by_people:
            continue
        then = gravity(entry.level, certain=entry.certain)
        if entry.event is Event.RESOLVED or (entry.certain and then < grave):
            begun = None
        elif then >= grave:
            begun = begun or entry.day
    return begun


def _counted(one: Sighting, begun: date, today: date) -> Sighting:
    duty = one.finding.duty
    if duty.undated is None:
        return one
    fixed = counted(duty, duty.undated, begun.toordinal(), today.toordinal())
    return replace(one, finding=replace(one.finding, duty=fixed))
