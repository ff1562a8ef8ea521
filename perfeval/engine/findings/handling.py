"""Who acts on a finding, and by when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from perfeval.engine.outcome import Duty
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.language import core as c
from perfeval.language.scope import AS_OF
from perfeval.ruleset.program_patterns import EventPattern, Handling


def handled(
    handling: Handling, interpreter: Interpreter, row: int, today: int, day: int | None = None
) -> Duty:
    """Fill in the handling of a finding of a row, as of ``today``.

    The limit counts from the day after ``day``; from the day after ``today`` where the rule knows
    no day of its own (None), and then the duty says so.
    """
    if handling == Handling():
        return Duty()
    who, action = (
        "" if part is None else str(interpreter.value(part, row))
        for part in (handling.who, handling.action)
    )
    undated = handling if day is None and handling.limit is not None else None
    duty = Duty(who, action, undated=undated)
    return counted(duty, handling, today if day is None else day, today)


def counted(duty: Duty, handling: Handling, day: int, today: int) -> Duty:
    """Give a duty whose limit counts from the day after ``day``, as of ``today``."""
    by = _last_day(handling, day)
    return replace(duty, by=by, over=0 if by is None else max(0, today - by.toordinal()))


def by_lapse(pattern: EventPattern) -> bool:
    """Whether a pattern holds since time has passed, not since the last of its events.

    So it is when what must be there is compared with the evaluation date (过了 20 天没有公开): what
    is to be done then cannot have been due before the problem was one.
    """
    return any(one.when is not None and _lapse(one.when) for one in pattern.present)


def _lapse(node: c.Core) -> bool:
    """Whether a condition counts up to the evaluation date; 日期 <= 截止日 does not."""
    if isinstance(node, c.Compare) and node.operator in ("<=", ">="):
        early, late = node.left, node.right
        if node.operator == ">=":
            early, late = late, early
        if _is_today(late) and isinstance(early, c.FieldOf):
            return False
    return _is_today(node) or any(_lapse(part) for part in c.children(node))


def _is_today(node: c.Core) -> bool:
    return isinstance(node, c.Const) and node.name == AS_OF[0]


def _last_day(handling: Handling, day: int) -> date | None:
    if handling.limit is None:
        return None
    if handling.calendar is None:
        return date.fromordinal(day + handling.limit)
    found = handling.calendar.due(day, handling.limit, count_first=False)
    return None if found is None else date.fromordinal(found)
