"""What a run changes: the difference between the lives so far and the findings of now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from perfeval.dataset import Dataset
from perfeval.engine.findings.unchecked import runnable
from perfeval.history.entry import Entry, Event
from perfeval.history.identity import Sighting, gravest
from perfeval.history.lives import Life
from perfeval.ruleset import Program

BY_DATA, NO_ROW, NO_RULE = "数据已符合规则", "数据里没有这一行了", "规则集里没有这条规则了"


def changes(
    known: Mapping[str, Life],
    seen: Sequence[Sighting],
    programs: Sequence[Program],
    dataset: Dataset,
    day: date,
) -> list[Entry]:
    """Give what happened since: opened, reopened, escalated, changed, resolved.

    Findings of rulesets that were not evaluated, and of rules that could not run since a table or
    column that they need was not handed in, are left alone: not checked is not put right. Entries
    are numbered on from those in ``known``.

    Args:
        known: The lives up to the day.
        seen: The findings of the day.
        programs: The rulesets that were evaluated.
        dataset: What they were evaluated on.
        day: The evaluation date.
    """
    now = gravest(seen)
    rules = {p.id: _rules(p) for p in programs}
    idle = {p.id: rules[p.id] - _rules(runnable(p, dataset)) for p in programs}

    def judged(last: Entry) -> bool:
        return last.ruleset in rules and last.rule not in idle[last.ruleset]

    known = {name: life for name, life in known.items() if name in now or judged(life.last)}
    gone = any(life.open and name not in now for name, life in known.items())
    rows = _keys(dataset) if gone else frozenset()

    def cause(last: Entry) -> str:
        if last.rule not in rules[last.ruleset]:
            return NO_RULE
        return BY_DATA if last.subject in rows else NO_ROW

    return happened(known, now, day, cause)


def happened(
    known: Mapping[str, Life],
    now: Mapping[str, Sighting],
    day: date,
    cause: Callable[[Entry], str],
) -> list[Entry]:
    """Give what happened to the findings at hand: those seen now, and those known before.

    Args:
        known: Lives up to the day, of rulesets that were evaluated.
        now: One sighting an identity.
        day: The evaluation date.
        cause: Says of the last entry of a finding that is seen no more why that is so.
    """
    made = [
        _entry(one, event, day, known.get(one.id))
        for one in now.values()
        if (event := _event(one, known.get(one.id))) is not None
    ]
    for life in known.values():
        if life.open and life.id not in now:
            ended = replace(
                life.last, day=day, number=life.count + 1, event=Event.RESOLVED,
                cause=cause(life.last), by="", note="",
            )  # fmt: skip
            made.append(ended)
    return made


def _event(one: Sighting, life: Life | None) -> Event | None:
    if life is None:
        return Event.OPENED
    if not life.open:
        return Event.REOPENED
    if one.gravity > life.gravity:
        return Event.ESCALATED
    same = (one.gravity, one.finding.rule, one.finding.said) == (
        life.gravity, life.last.rule, life.last.message,
    )  # fmt: skip
    return None if same else Event.CHANGED


def _entry(one: Sighting, event: Event, day: date, life: Life | None) -> Entry:
    finding = one.finding
    return Entry(
        day=day,
        id=one.id,
        number=life.count + 1 if life else 1,
        event=event,
        ruleset=one.ruleset,
        rule=finding.rule,
        rule_name=finding.rule_name,
        level=finding.level,
        certain=finding.certain,
        subject=finding.subject,
        subject_name=finding.subject_name,
        message=finding.said,
        place=str(finding.place),
    )


def _rules(program: Program) -> frozenset[str]:
    ids = [check.id for check in program.checks]
    ids += [deadline.id for deadline in program.deadlines]
    return frozenset([*ids, *(pattern.id for pattern in program.patterns)])


def _keys(dataset: Dataset) -> frozenset[str]:
    from perfeval.engine.naming import key_of

    return frozenset(
        key_of(table, row) for table in dataset.tables.values() for row in range(len(table))
    )
