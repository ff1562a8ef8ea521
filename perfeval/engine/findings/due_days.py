"""The last day that is in time, in natural or in working days."""

from __future__ import annotations

from perfeval.ruleset.program import Deadline


def due_day(deadline: Deadline, day: int) -> int | None:
    """Give the last day that is in time, as an ordinal; None when the calendar does not reach it.

    The limit counts from ``day``, which is itself the first with ``count_first``.
    """
    if deadline.calendar is None:
        return _in_natural_days(deadline, day)
    return deadline.calendar.due(day, deadline.limit, count_first=deadline.count_first)


def soonest(deadline: Deadline, day: int) -> int:
    """Give the earliest that a due day can be which the calendar does not reach, as an ordinal.

    There are never more working days than natural ones, and a limit that runs past the end of the
    calendar is due after it.
    """
    natural = _in_natural_days(deadline, day)
    calendar = deadline.calendar
    if calendar is None or day < calendar.first.toordinal():
        return natural
    return max(natural, calendar.last.toordinal() + 1)


def _in_natural_days(deadline: Deadline, day: int) -> int:
    return day + deadline.limit - (1 if deadline.count_first else 0)


def limit_text(deadline: Deadline) -> str:
    """Say how long the limit is."""
    return f"{deadline.limit} {'天' if deadline.calendar is None else '个工作日'}"


def delay_text(deadline: Deadline, days: int) -> str:
    """Say how many natural days something is late, which a limit in working days leaves open."""
    return f"{days} {'天' if deadline.calendar is None else '个自然日'}"
