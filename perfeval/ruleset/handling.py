"""Binding who acts on a finding, what is to be done and within how many days."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from perfeval.calendar import Calendar, shipped_calendar
from perfeval.diagnostics.codes import ruleset as codes
from perfeval.files.typed import Text
from perfeval.language import core as c
from perfeval.language.types import WORKDAYS_TYPE
from perfeval.ruleset.binder import Binder
from perfeval.ruleset.model_patterns import HandlingSpec
from perfeval.ruleset.program_patterns import Handling
from perfeval.vocabulary import Entity

ReadText = Callable[[Text], c.Core | None]
Limit = tuple[int, Calendar | None]


def handling_of(
    binder: Binder, spec: HandlingSpec | None, entity: Entity | None, read: ReadText | None = None
) -> Handling:
    """Bind the handling of a rule's findings; ``read`` reads texts with values in them."""
    if spec is None:
        return Handling()

    def text(written: Text | None) -> c.Core | None:
        if written is None:
            return None
        return read(written) if read is not None else binder.text(written, entity)

    limit = limit_of(binder, spec.limit) if spec.limit is not None else None
    days, calendar = limit or (None, None)
    return Handling(text(spec.who), text(spec.action), days, calendar)


def limit_of(binder: Binder, text: Text) -> Limit | None:
    """Read a limit: so many days, and the calendar when they are working days."""
    limit = binder.expr(text, None, "days", "workdays")
    if not isinstance(limit, c.Const):
        return None
    if not isinstance(limit.value, Fraction) or limit.value <= 0 or limit.value.denominator != 1:
        binder.note(codes.NOT_POSITIVE, text, key="期限", found=text)
        return None
    if limit.type != WORKDAYS_TYPE:
        return int(limit.value), None
    calendar, problems = shipped_calendar()
    binder.problems.extend(problems)
    return int(limit.value), calendar
