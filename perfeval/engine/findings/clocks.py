"""Running clocks: what a deadline asks for and nobody has done yet, as of the evaluation date.

A finding says that something is late; a clock also says what is not late yet, and how long there
is. What was done, in time or late, has no clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from perfeval.dataset import Dataset
from perfeval.diagnostics import Place
from perfeval.engine.findings.due_days import due_day, limit_text
from perfeval.engine.findings.handling import handled
from perfeval.engine.findings.unchecked import runnable
from perfeval.engine.naming import key_of, name_of
from perfeval.engine.outcome import Duty
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.ruleset.program import Basis, Deadline, Program


@dataclass(frozen=True, slots=True)
class Clock:
    """One thing that is still to be done.

    It began with the date in the field ``began_with`` of its row and waits for ``awaited``.
    ``due`` is the last day in time, None where the calendar of working days does not reach it.
    ``days`` are natural days from the evaluation date to it: 0 on the last day, below 0 when
    overdue. ``workdays`` are the working days that are left of a limit in working days, not
    counting the evaluation date; None for other limits and where it is overdue.
    """

    ruleset: str
    rule: str
    rule_name: str
    level: str
    entity: str
    row: int
    subject: str
    subject_name: str
    began_with: str
    awaited: str
    started: date
    limit: str
    due: date | None
    days: int | None
    workdays: int | None
    place: Place
    basis: tuple[Basis, ...]
    duty: Duty

    @property
    def state(self) -> str:
        """Say how it stands: 逾期, 今天到期, 未到期 or 算不出."""
        if self.days is None:
            return "算不出"
        return "逾期" if self.days < 0 else "未到期" if self.days else "今天到期"


def open_clocks(programs: Sequence[Program], dataset: Dataset) -> list[Clock]:
    """Give every open clock, the longest overdue first; on one day in the order of rules and rows.

    Clocks that cannot be computed stand last. Rules whose tables were not handed in have none.
    """
    found = [
        clock
        for program in programs
        for deadline in runnable(program, dataset).deadlines
        for clock in _of(program, deadline, dataset)
    ]
    return sorted(found, key=lambda clock: (clock.due is None, clock.due or date.max))


def _of(program: Program, deadline: Deadline, dataset: Dataset) -> Iterator[Clock]:
    today = program.as_of.toordinal()
    entity, field = deadline.start
    awaited_in, awaited = deadline.expected
    done = {key for _, _, key in _dated(dataset, *deadline.expected, deadline.same, today)}
    table, interpreter = dataset.tables[entity], Interpreter(dataset)
    for row, day, key in _dated(dataset, entity, field, deadline.same, today):
        if key in done:
            continue
        due = due_day(deadline, day)
        yield Clock(
            ruleset=program.id,
            rule=deadline.id,
            rule_name=deadline.name,
            level=deadline.level,
            entity=entity,
            row=row,
            subject=key_of(table, row),
            subject_name=name_of(table, row),
            began_with=field,
            awaited=awaited,
            started=date.fromordinal(day),
            limit=limit_text(deadline),
            due=None if due is None else date.fromordinal(due),
            days=None if due is None else due - today,
            workdays=_workdays(deadline, today, due),
            place=table.place(row, awaited if awaited_in == entity else field),
            basis=deadline.basis,
            duty=_duty(handled(deadline.handling, interpreter, row, today, due)),
        )


def _duty(duty: Duty) -> Duty:
    """Leave the day open where what it counts from cannot be computed."""
    return duty if duty.undated is None else replace(duty, by=None)


def _workdays(deadline: Deadline, today: int, due: int | None) -> int | None:
    if deadline.calendar is None or due is None or due < today:
        return None
    return deadline.calendar.count(today, due)


def _dated(
    dataset: Dataset, entity: str, field: str, same: str, today: int
) -> Iterator[tuple[int, int, str]]:
    """Give row, day and joining value of the rows that have both by the evaluation date."""
    table = dataset.tables[entity]
    days, keys = table.columns[field].values, table.columns[same].values
    for row, (day, key) in enumerate(zip(days, keys, strict=True)):
        if isinstance(day, int) and key is not None and day <= today:
            yield row, day, str(key)
