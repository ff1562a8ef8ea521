"""From a bound pattern to patterns that matchers run, and from groups of rows to their facts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from perfeval.engine.events import Fact, Pattern, Ref, Term, Test
from perfeval.engine.events.pattern import Op, Value
from perfeval.engine.findings.patterns.rows import PatternRows
from perfeval.language.splitting import Link
from perfeval.ruleset.program_patterns import Event, EventPattern

_OPERATORS: dict[str, Op] = {
    "=": "==", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">=",
}  # fmt: skip


def patterns_to_match(number: int, pattern: EventPattern) -> list[Pattern]:
    """Give one pattern for each choice among the alternatives of the events that must be there.

    Each alternative of an event that must not be there is an absent term of its own.
    """
    count = len(pattern.present)
    absent = tuple(
        _term(number, pattern, count + at, way)
        for at, event in enumerate(pattern.absent)
        for way in range(len(event.ways))
    )
    choices = product(*(range(len(event.ways)) for event in pattern.present))
    return [
        Pattern(
            f"{number}/{variant}",
            tuple(_term(number, pattern, at, way) for at, way in enumerate(chosen)),
            absent,
        )
        for variant, chosen in enumerate(choices)
    ]


def facts_of(number: int, rows: PatternRows, kept: Sequence[Sequence[int]]) -> list[Fact]:
    """Give the facts of the rows that are kept for each event, event by event."""
    facts: list[Fact] = []
    for at, chosen in enumerate(kept):
        columns = [(f"own {one.name}", one.own) for one in rows.compared if one.at == at]
        columns += [(f"other {one.name}", one.theirs) for one in rows.compared if one.other == at]
        for row in chosen:
            fields: dict[str, Value] = {"row": row}
            for name, column in columns:
                value = column[row]
                if value is not None:
                    fields[name] = value
            facts.append(Fact(_kind(number, at), fields))
    return facts


def _kind(number: int, at: int) -> str:
    return f"{number}.{at}"


def _term(number: int, pattern: EventPattern, at: int, way: int) -> Term:
    event = pattern.events[at]
    # The events that must be there come first: an absent one is told apart from all of them.
    before = pattern.present[: min(at, len(pattern.present))]
    tests = [
        Test("row", "!=", Ref(_alias(other), "row"))
        for other, earlier in enumerate(before)
        if earlier.entity == event.entity
    ]
    for place, link in enumerate(event.ways[way]):
        tests.append(_test(pattern, link, f"{at}.{way}.{place}"))
    alias = _alias(at) if at < len(pattern.present) else f"{_alias(at)}/{way}"
    return Term(alias, _kind(number, at), tuple(tests))


def _alias(at: int) -> str:
    return f"e{at}"


def _test(pattern: EventPattern, link: Link, name: str) -> Test:
    if not link.event:
        return Test(f"own {name}", "==", right=True)
    other = next(at for at, event in enumerate(pattern.events) if event.alias == link.event)
    return Test(f"own {name}", _OPERATORS[link.operator], Ref(_alias(other), f"other {name}"))


def same_rows(pattern: EventPattern, rows: Sequence[int]) -> tuple[tuple[str, int], ...]:
    """Tell a hit by its rows, whichever event each of them is, for patterns without order."""
    events: tuple[Event, ...] = pattern.present
    return tuple(sorted((event.entity, row) for event, row in zip(events, rows, strict=True)))
