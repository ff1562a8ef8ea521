"""Deadlines: time limits as event patterns, and the hits as findings.

Due days are computed here; the patterns only compare and join. Nothing dated after the evaluation
date is known yet, so it is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from perfeval.dataset import Dataset, Table
from perfeval.diagnostics import Diagnostic, Place
from perfeval.engine.events import Fact, Hit, Pattern, Ref, Term, Test, find_matches
from perfeval.engine.findings.about_row import finding_about
from perfeval.engine.findings.due_days import delay_text, due_day, limit_text, soonest
from perfeval.engine.findings.handling import handled
from perfeval.engine.outcome import Duty, Finding
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.ruleset.program import Deadline, Program
from perfeval.values.show import show_date

_CLOCK = "截止"
_LATE, _OVERDUE = "迟办", "逾期未办"


@dataclass(frozen=True, slots=True)
class _Group:
    """The facts that share the value of a field, with the row that each came from."""

    facts: list[Fact]
    rows: list[int]


def find_deadlines(
    program: Program, dataset: Dataset, *, jobs: int | None = None, matcher: str = "auto"
) -> tuple[list[Finding], list[Diagnostic]]:
    """Find what was done late and what is overdue, in rule order, then in row order."""
    if not program.deadlines:
        return [], []
    groups = _groups(program, dataset)
    patterns = [pattern for deadline in program.deadlines for pattern in patterns_of(deadline)]
    hits, problems = find_matches(
        patterns,
        [group.facts for group in groups],
        jobs=jobs,
        matcher=matcher,  # type: ignore[arg-type]
    )
    found: dict[tuple[int, int], tuple[Hit, _Group]] = {}
    numbers = {deadline.id: number for number, deadline in enumerate(program.deadlines)}
    for group, group_hits in zip(groups, hits, strict=True):
        for hit in group_hits:
            key = (numbers[hit.pattern.split("/")[0]], group.rows[hit.facts[0]])
            found[key] = min(found.get(key, (hit, group)), (hit, group), key=_day_done)
    interpreter = Interpreter(dataset)
    made = {key: _finding(program, interpreter, key, *found[key]) for key in found}
    for key in _undecided(program, dataset):
        made[key] = _undecided_finding(program, interpreter, key)
    return [made[key] for key in sorted(made)], problems


def patterns_of(deadline: Deadline) -> tuple[Pattern, Pattern]:
    """Give the two patterns of a deadline: done late, and not done though overdue."""
    due = f"due_{deadline.id}"
    start_kind, expected_kind = ".".join(deadline.start), ".".join(deadline.expected)
    start = Term("起", start_kind, (Test(due, ">", 0),))
    same = Test("same", "==", Ref("起", "same"))
    late = Term("办", expected_kind, (same, Test("day", ">", Ref("起", due))))
    in_time = Term("按时", expected_kind, (same, Test("day", "<=", Ref("起", due))))
    clock = Term("钟", _CLOCK, (Test("day", ">", Ref("起", due)),))
    done = Term("办", expected_kind, (same,))
    return (
        Pattern(f"{deadline.id}/{_LATE}", (start, late), (in_time,)),
        Pattern(f"{deadline.id}/{_OVERDUE}", (start, clock), (done,)),
    )


def _day_done(pair: tuple[Hit, _Group]) -> int:
    """The day of the second fact: of several late ones the first counts."""
    hit, group = pair
    return int(group.facts[hit.facts[1]].fields["day"])


def _groups(program: Program, dataset: Dataset) -> list[_Group]:
    groups: dict[tuple[str, str], _Group] = {}
    clock = Fact(_CLOCK, {"day": program.as_of.toordinal()})
    for (entity, field), same in _events(program.deadlines):
        limits = [d for d in program.deadlines if d.start == (entity, field) and d.same == same]
        for row, day, value in _dated(dataset, entity, field, same, program.as_of):
            fields: dict[str, int | str | bool] = {"day": day, "same": value}
            for deadline in limits:
                due = due_day(deadline, day)
                if due is not None:
                    fields[f"due_{deadline.id}"] = due
            group = groups.setdefault((same, value), _Group([], []))
            group.facts.append(Fact(f"{entity}.{field}", fields))
            group.rows.append(row)
    for group in groups.values():
        group.facts.append(clock)
        group.rows.append(-1)
    return list(groups.values())


def _undecided(program: Program, dataset: Dataset) -> Iterator[tuple[int, int]]:
    """Give rule and row of each start whose due day the calendar does not reach.

    Left out are those that are in time wherever the due day falls.
    """
    for number, deadline in enumerate(program.deadlines):
        starts = [
            (row, soonest(deadline, day), key)
            for row, day, key in _dated(dataset, *deadline.start, deadline.same, program.as_of)
            if due_day(deadline, day) is None
        ]
        if not starts:
            continue
        done: dict[str, int] = {}
        for _, day, key in _dated(dataset, *deadline.expected, deadline.same, program.as_of):
            done[key] = min(day, done.get(key, day))
        today = program.as_of.toordinal()
        yield from ((number, row) for row, due, key in starts if due < done.get(key, today))


def _events(deadlines: Sequence[Deadline]) -> list[tuple[tuple[str, str], str]]:
    """Give each dated field that takes part, once for each field it is joined by."""
    pairs = [(event, d.same) for d in deadlines for event in (d.start, d.expected)]
    return list(dict.fromkeys(pairs))


def _dated(
    dataset: Dataset, entity: str, field: str, same: str, as_of: date
) -> Iterator[tuple[int, int, str]]:
    """Give row, day and joining value of every row that has both and is known by now."""
    table = dataset.tables[entity]
    days, keys = table.columns[field].values, table.columns[same].values
    for row, (day, key) in enumerate(zip(days, keys, strict=True)):
        if isinstance(day, int) and key is not None and day <= as_of.toordinal():
            yield row, day, str(key)


def _finding(
    program: Program, interpreter: Interpreter, key: tuple[int, int], hit: Hit, group: _Group
) -> Finding:
    dataset = interpreter.dataset
    deadline, row = program.deadlines[key[0]], key[1]
    entity, field = deadline.start
    table = dataset.tables[entity]
    start = group.facts[hit.facts[0]].fields
    due = int(start[f"due_{deadline.id}"])
    opening = f"{_opening(deadline, int(start['day']))}，最迟 {show_date(date.fromordinal(due))}"
    start_place = table.place(row, field)
    other_entity, other_field = deadline.expected
    steady = ""
    if hit.pattern.endswith(_LATE):
        done = int(group.facts[hit.facts[1]].fields["day"])
        other_row = group.rows[hit.facts[1]]
        place = dataset.tables[other_entity].place(other_row, other_field)
        delay = delay_text(deadline, done - due)
        message = f"{opening}；{other_field} {show_date(date.fromordinal(done))}，迟 {delay}"
    else:
        place = table.place(row, other_field) if other_entity == entity else start_place
        overdue = delay_text(deadline, program.as_of.toordinal() - due)
        steady = f"{opening}；没有{other_field}"
        message = f"{opening}；到 {show_date(program.as_of)} 没有{other_field}，逾期 {overdue}"
    duty = handled(deadline.handling, interpreter, row, program.as_of.toordinal(), due)
    places = (start_place, place)
    return _made(deadline, table, row, message, places, duty=duty, steady=steady)


def _undecided_finding(program: Program, interpreter: Interpreter, key: tuple[int, int]) -> Finding:
    dataset = interpreter.dataset
    deadline, row = program.deadlines[key[0]], key[1]
    entity, field = deadline.start
    table = dataset.tables[entity]
    day = table.columns[field].values[row]
    span = deadline.calendar.span if deadline.calendar else ""
    opening = _opening(deadline, int(day or 0))
    message = f"无法判断：{opening}，最迟哪一天算不出，工作日历只有 {span} 年"
    place = table.place(row, field)
    duty = handled(deadline.handling, interpreter, row, program.as_of.toordinal())
    return _made(deadline, table, row, message, (place,), duty=duty, certain=False)


def _opening(deadline: Deadline, day: int) -> str:
    begun = show_date(date.fromordinal(day))
    return f"{deadline.start[1]} {begun}，期限 {limit_text(deadline)}"


def _made(
    deadline: Deadline,
    table: Table,
    row: int,
    message: str,
    evidence: tuple[Place, ...],
    *,
    duty: Duty,
    certain: bool = True,
    steady: str = "",
) -> Finding:
    return finding_about(
        deadline,
        table,
        row,
        message=message,
        certain=certain,
        place=evidence[-1],
        evidence=evidence,
        duty=duty,
        steady=steady,
    )
