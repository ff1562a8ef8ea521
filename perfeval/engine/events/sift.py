"""The part of a group's facts that the patterns can see, in plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from perfeval.engine.events.pattern import Fact, Pattern, Ref, Value

# A fact's index in its group, its kind, and those of its fields that some pattern reads.
Row = tuple[int, str, dict[str, Value]]
Needed = Mapping[str, frozenset[str]]


def needed_fields(patterns: Iterable[Pattern]) -> Needed:
    """Give the fields that the patterns read, by kind of fact."""
    needed: dict[str, set[str]] = {}
    for pattern in patterns:
        terms = (*pattern.present, *pattern.absent)
        kinds = {term.alias: term.kind for term in terms}
        for term in terms:
            needed.setdefault(term.kind, set()).update(test.field for test in term.tests)
            for test in term.tests:
                if isinstance(test.right, Ref):
                    needed.setdefault(kinds[test.right.alias], set()).add(test.right.field)
    return {kind: frozenset(fields) for kind, fields in needed.items()}


def sift(group: Sequence[Fact], needed: Needed) -> list[Row]:
    """Keep the facts and fields that the patterns read, each value of exactly its plain type.

    Raises:
        TypeError: a value is neither an integer nor a text nor a boolean; whoever made the
            fact has to convert it (a day number, a scaled amount) or to leave the field out.
    """
    rows: list[Row] = []
    for index, fact in enumerate(group):
        fields = needed.get(fact.kind)
        if fields is not None:
            values = {
                name: _plain(value, fact.kind, name)
                for name, value in fact.fields.items()
                if name in fields
            }
            rows.append((index, fact.kind, values))
    return rows


def _plain(value: object, kind: str, name: str) -> Value:
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, str):
        return str(value)
    raise TypeError(f"{kind}.{name} is {value!r}: facts hold int, str and bool only")
