"""The checks that a set of patterns must pass before any matcher takes it.

The limits are those of durable-rules (16 facts in a frame, 32 expressions in a join, 255
properties in a fact), but they hold for the built-in matcher too: a ruleset is valid or not
wherever it runs. The limits that concern many patterns at once (511 rules under a node, 255
sharing a condition, 64 conditions matched by one fact) are kept by packing the patterns into
several rulesets, see ``translate``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perfeval.diagnostics import Diagnostic, nearest
from perfeval.diagnostics.codes import events as codes
from perfeval.engine.events.encoding import TEXT_LIMIT, encodable
from perfeval.engine.events.pattern import OPERATORS, Pattern, Ref, Term, Test

# durable-rules keeps 16 facts in a frame; one place is for the clock fact.
MAX_TERMS = 15
# 32 expressions in a join: two brackets, the always-true term, one spare, two for each test.
MAX_JOINS = 14
# 255 properties in a fact: five of our own, at most four for each field.
MAX_FIELDS = 60


def check_patterns(patterns: Sequence[Pattern]) -> list[Diagnostic]:
    """Give everything that is wrong with the patterns; no error, no objection to run them."""
    found = list(_repeated_ids(patterns))
    for pattern in patterns:
        found += _check_pattern(pattern)
    found += _too_many_fields(patterns)
    return found


def _repeated_ids(patterns: Sequence[Pattern]) -> Iterator[Diagnostic]:
    for name in _repeated([pattern.id for pattern in patterns]):
        yield codes.PATTERN_TWICE.at(None, pattern=name)


def _check_pattern(pattern: Pattern) -> Iterator[Diagnostic]:
    terms = (*pattern.present, *pattern.absent)
    if not terms:
        yield codes.PATTERN_EMPTY.at(None, pattern=pattern.id)
    if len(terms) > MAX_TERMS:
        yield codes.TOO_MANY_TERMS.at(None, pattern=pattern.id, found=len(terms), limit=MAX_TERMS)
    for alias in _repeated([term.alias for term in terms]):
        yield codes.ALIAS_TWICE.at(None, pattern=pattern.id, alias=alias)
    for index, term in enumerate(terms):
        before = [other.alias for other in pattern.present[:index]]
        yield from _check_term(pattern, term, before)


def _check_term(pattern: Pattern, term: Term, before: list[str]) -> Iterator[Diagnostic]:
    joins = sum(isinstance(test.right, Ref) and test.right.alias in before for test in term.tests)
    if joins > MAX_JOINS:
        yield codes.TOO_MANY_JOINS.at(
            None, pattern=pattern.id, term=term.alias, found=joins, limit=MAX_JOINS
        )
    for test in term.tests:
        if test.op not in OPERATORS:
            accepted = " ".join(OPERATORS)
            yield codes.OPERATOR_UNKNOWN.at(
                None, pattern=pattern.id, found=test.op, accepted=accepted
            )
        if not isinstance(test.right, Ref):
            yield from _check_value(pattern, test)
        elif test.right.alias not in (*before, term.alias):
            yield _unreachable_ref(pattern, term, test.right)


def _check_value(pattern: Pattern, test: Test) -> Iterator[Diagnostic]:
    value = test.right
    if isinstance(value, Ref) or type(value) not in (int, str, bool):  # subclasses compare unlike
        yield codes.VALUE_TYPE.at(
            None, pattern=pattern.id, field=test.field, found=repr(value), type=type(value).__name__
        )
    elif not encodable(value):
        yield codes.VALUE_RANGE.at(None, pattern=pattern.id, field=test.field, limit=TEXT_LIMIT)


def _unreachable_ref(pattern: Pattern, term: Term, ref: Ref) -> Diagnostic:
    known = [other.alias for other in pattern.present]
    if ref.alias in known or ref.alias in [other.alias for other in pattern.absent]:
        code = codes.REF_LATER if ref.alias in known else codes.REF_ABSENT
        return code.at(None, pattern=pattern.id, term=term.alias, alias=ref.alias, field=ref.field)
    return codes.REF_UNKNOWN.at(
        None,
        pattern=pattern.id,
        alias=ref.alias,
        field=ref.field,
        accepted="、".join(known) or "—",
        nearest=nearest(ref.alias, known),
    )


def _too_many_fields(patterns: Sequence[Pattern]) -> Iterator[Diagnostic]:
    fields: dict[str, set[str]] = {}
    for pattern in patterns:
        terms = (*pattern.present, *pattern.absent)
        kinds = {term.alias: term.kind for term in terms}
        for term in terms:
            for test in term.tests:
                fields.setdefault(term.kind, set()).add(test.field)
                if isinstance(test.right, Ref) and test.right.alias in kinds:
                    fields.setdefault(kinds[test.right.alias], set()).add(test.right.field)
    for kind, names in fields.items():
        if len(names) > MAX_FIELDS:
            yield codes.TOO_MANY_FIELDS.at(None, kind=kind, found=len(names), limit=MAX_FIELDS)


def _repeated(names: Sequence[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})
