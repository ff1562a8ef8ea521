"""Who acts on a finding, and by when."""

from __future__ import annotations

from datetime import date

from perfeval.engine.outcome import Duty
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.ruleset.program_patterns import Handling


def handled(handling: Handling, interpreter: Interpreter, row: int, day: int) -> Duty:
    """Fill in the handling of a finding of a row; the limit counts from the day after ``day``."""
    if handling == Handling():
        return Duty()
    who, action = (
        "" if part is None else str(interpreter.value(part, row))
        for part in (handling.who, handling.action)
    )
    return Duty(who, action, _last_day(handling, day))


def _last_day(handling: Handling, day: int) -> date | None:
    if handling.limit is None:
        return None
    if handling.calendar is None:
        return date.fromordinal(day + handling.limit)
    found = handling.calendar.due(day, handling.limit, count_first=False)
    return None if found is None else date.fromordinal(found)
