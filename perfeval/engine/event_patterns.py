"""From a bound pattern to patterns that matchers run, and from groups of rows to their facts.

Matchers only compare, and exact ratios are no values of theirs. So the two sides of a comparison
are numbered together, in every group, in the order of their values: the numbers compare as the
values do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

from perfeval.engine.event_rows import Candidates, Row
from perfeval.engine.events import Fact, Pattern, Ref, Term, Test
from perfeval.engine.events.pattern import Op, Value
from perfeval.engine.interpreter import Exact
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


def facts_of(number: int, group: Candidates) -> tuple[list[Fact], list[tuple[int, Row]]]:
    """Give the facts of a group, and of each the place of its event and its row."""
    numbers = _numbered(group)
    facts: list[Fact] = []
    origins: list[tuple[int, Row]] = []
    for at, rows in enumerate(group.sure):
        for row in rows:
            fields: dict[str, Value] = {"row": row.row}
            for name, value in row.values.items():
                if isinstance(value, Fraction):
                    fields[name] = numbers[name.partition(" ")[2]][value]
                elif value is not None:
                    fields[name] = value
            facts.append(Fact(_kind(number, at), fields))
            origins.append((at, row))
    return facts, origins


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


def _numbered(group: Candidates) -> dict[str, dict[Exact, int]]:
    """Number the values of each comparison from the least to the greatest."""
    found: dict[str, set[Fraction]] = {}
    for name, value in _values(group):
        if isinstance(value, Fraction):
            found.setdefault(name.partition(" ")[2], set()).add(value)
    return {
        name: {value: place for place, value in enumerate(sorted(values))}
        for name, values in found.items()
    }


def _values(group: Candidates) -> Iterator[tuple[str, Exact]]:
    for rows in group.sure:
        for row in rows:
            yield from row.values.items()


def same_rows(pattern: EventPattern, rows: Sequence[int]) -> tuple[tuple[str, int], ...]:
    """Tell a hit by its rows, whichever event each of them is, for patterns without order."""
    events: tuple[Event, ...] = pattern.present
    return tuple(sorted((event.entity, row) for event, row in zip(events, rows, strict=True)))
