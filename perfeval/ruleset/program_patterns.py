"""Patterns over events and the handling of findings, bound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfeval.calendar import Calendar
from perfeval.diagnostics import Place
from perfeval.language.core import Core
from perfeval.language.splitting import Link

if TYPE_CHECKING:
    from perfeval.ruleset.program import Basis


@dataclass(frozen=True, slots=True)
class Handling:
    """Who acts on a finding, what is to be done, and within how many days.

    ``limit`` is in working days of ``calendar``, in natural days when that is None; the first day
    does not count. None or an empty text is what the ruleset leaves open.
    """

    who: Core | None = None
    action: Core | None = None
    limit: int | None = None
    calendar: Calendar | None = None


UNHANDLED = Handling()


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a pattern: a row of ``entity`` that meets its condition.

    ``finding_of`` is the rule that must have found something of the row; ``dated`` the field with
    the day from which the row is known; ``key`` tells events apart that do not belong together.
    ``when`` is what the condition says of the row alone. ``ways`` are the alternatives of what it
    says of the row beside other events; ``condition`` is the whole of it. With ``count``, so many
    rows must be there, and the latest stands for them.
    """

    alias: str
    entity: str
    finding_of: str
    dated: str
    key: Core
    when: Core | None
    ways: tuple[tuple[Link, ...], ...]
    condition: Core | None
    written: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class EventPattern:
    """A rule over several events. A finding is of the row of the first event."""

    id: str
    name: str
    present: tuple[Event, ...]
    absent: tuple[Event, ...]
    unordered: bool
    level: str
    message: Core
    report_unknown: bool
    basis: tuple[Basis, ...]
    place: Place | None
    handling: Handling = UNHANDLED
    needs: frozenset[str] = frozenset()

    @property
    def entity(self) -> str:
        """The entity whose rows its findings are of."""
        return self.present[0].entity

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that must be there, then those that must not."""
        return (*self.present, *self.absent)
