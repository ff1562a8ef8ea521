"""The life of each finding: what the entries of a log add up to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from perfeval.history.entry import Entry, Event
from perfeval.history.identity import gravity


@dataclass(slots=True)
class Life:
    """One finding over time.

    ``last`` is the newest entry that follows from data, ``since`` the day it opened (the last
    time), ``resolved`` the day it closed; ``told`` is the newest note since it opened or rose.
    """

    id: str
    last: Entry
    since: date
    resolved: date | None = None
    told: Entry | None = None
    entries: list[Entry] = field(default_factory=list)
    count: int = 0
    """How many entries it had, also where they are not kept."""

    @property
    def open(self) -> bool:
        """Whether the deviation is still in the data."""
        return self.resolved is None

    @property
    def gravity(self) -> int:
        """How grave it is now."""
        return gravity(self.last.level, certain=self.last.certain)

    @property
    def state(self) -> str:
        """Say where it stands, in one word."""
        if not self.open:
            return "已办结"
        return {Event.ACKNOWLEDGED: "已确认", Event.CORRECTED: "报已更正"}.get(
            self.told.event if self.told else Event.OPENED, "未处理"
        )


def lives(entries: Iterable[Entry], *, until: date | None = None) -> dict[str, Life]:
    """Add up entries to lives, by the id of the finding.

    The result depends on which entries there are and not on their order in the file, nor on how
    often one stands there: logs of two people may be joined in any way.

    Args:
        entries: Those of a log, or of several.
        until: Leave out what is dated later.
    """
    found: dict[str, Life] = {}
    for entry in sorted(set(entries), key=Entry.order):
        if until is not None and entry.day > until:
            continue
        life = found.get(entry.id)
        if life is None:
            life = found[entry.id] = Life(entry.id, entry, entry.day)
        life.entries.append(entry)
        add(life, entry)
    return found


def add(life: Life, entry: Entry) -> None:
    """Let a life go on by its next entry."""
    life.count += 1
    if entry.event.by_people:
        life.told = entry
        return
    if entry.event is Event.RESOLVED:
        life.resolved = life.resolved or entry.day
    else:
        if not life.open or life.last.event.by_people:
            life.since, life.resolved, life.told = entry.day, None, None
        if entry.event is Event.ESCALATED:
            life.told = None
    life.last = entry
