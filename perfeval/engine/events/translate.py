"""Patterns translated into rulesets of durable-rules, as plain data that goes to a worker.

The translation keeps to the profile in which durable-rules was found right:

- every term is one ``$and``; a bare object of two tests would ignore the second;
- a joined ``$and`` ends in a join that is always true (``_1``): after a false last test the
  C code steps over the end of its expressions and crashes;
- ``dist`` is 0, so that one fact may serve two terms;
- an absent term comes behind the clock fact, which is asserted last, because ``none`` fires at
  once;
- a catch-all rule takes the clock fact: deleting a context in which no rule fired crashes;
- no arithmetic and no ``$or``; values are the texts of ``encoding``;
- patterns are packed into rulesets of at most 48 terms, which keeps the fixed tables of the C
  code (64 conditions matched by a fact, 255 rules sharing a condition, 511 under a node, each
  ending in a crash or an endless loop) out of reach.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from perfeval.engine.events.encoding import MISSING, encode, name_faults, type_letter
from perfeval.engine.events.pattern import Pattern, Ref, Term, Test, Value

TERMS_A_RULESET = 48
MAX_PROPERTIES = 252
# Facts in a context, the clock fact included: with more, the store becomes quadratic.
FACTS_A_GROUP = 1000
CLOCK = "clock"
CATCH_ALL = "rest"
# Properties of every fact: its id, kind, the always-true mark, the mark of a missing value, row.
OWN_PROPERTIES = ("id", "kind", "_1", "_m", "row")

Condition = dict[str, Any]
_ORDERS = {"<": "$lt", "<=": "$lte", ">": "$gt", ">=": "$gte"}


@dataclass(frozen=True, slots=True)
class FieldCode:
    """How a field is sent: as the left side (value, type) and the right side of a comparison.

    The properties of the left side are sent only when the field is there; those of the right
    side always, with a mark for a missing value, since durable-rules stops with an error where
    a joined property does not exist.
    """

    name: str
    left: str
    left_type: str
    right: str
    right_type: str


@dataclass(slots=True)
class RulesetPlan:
    """One ruleset: its rules as durable-rules' JSON, and how the facts for it are coded."""

    rules: dict[str, Any] = field(default_factory=dict)
    # rule name → (index of its pattern, aliases of the facts that make the hit)
    origins: dict[str, tuple[int, list[str]]] = field(default_factory=dict)
    # kind of fact → (its code, the codes of its fields)
    kinds: dict[str, tuple[str, list[FieldCode]]] = field(default_factory=dict)
    # for each pattern the kinds of fact without which it cannot hold
    needs: list[list[str]] = field(default_factory=list)
    terms: int = 0

    def as_data(self) -> dict[str, Any]:
        """Give the plan as lists and dicts, for JSON."""
        kinds = {
            kind: [
                code,
                [[f.name, f.left, f.left_type, f.right, f.right_type] for f in fields],
            ]
            for kind, (code, fields) in self.kinds.items()
        }
        return {"rules": self.rules, "origins": self.origins, "kinds": kinds, "needs": self.needs}


def translate(patterns: Sequence[Pattern]) -> list[RulesetPlan]:
    """Translate patterns that ``check_patterns`` has passed.

    Raises:
        RuntimeError: names that durable-rules cannot tell apart, or a fact of too many
            properties; both are kept out by the checks and by the way names are made.
    """
    plans: list[RulesetPlan] = []
    for index, pattern in enumerate(patterns):
        count = len(pattern.present) + len(pattern.absent) + 1
        if not plans or plans[-1].terms + count > TERMS_A_RULESET:
            plans.append(RulesetPlan())
        _add_rule(plans[-1], index, pattern)
        plans[-1].needs.append(sorted({term.kind for term in pattern.present}))
        plans[-1].terms += count
    for plan in plans:
        catch_all = {"clock": {"$and": [{"kind": CLOCK}]}}
        plan.rules[CATCH_ALL] = {"all": [catch_all], "pri": 65535}
        _verify(plan)
    return plans


def encode_fact(
    code: str, fields: Sequence[Sequence[str]], values: dict[str, Value]
) -> dict[str, Any]:
    """Give the properties of a fact, as ``FieldCode`` says; row and id are the caller's."""
    fact: dict[str, Any] = {"kind": code, "_1": 1, "_m": MISSING}
    for name, left, left_type, right, right_type in fields:
        value = values.get(name)
        if value is None:
            fact[right] = fact[right_type] = MISSING
        else:
            fact[left] = fact[right] = encode(value)
            fact[left_type] = fact[right_type] = type_letter(value)
    return fact


def _add_rule(plan: RulesetPlan, index: int, pattern: Pattern) -> None:
    aliases = {term.alias: f"a{place}" for place, term in enumerate(pattern.present)}
    kinds = {term.alias: term.kind for term in (*pattern.present, *pattern.absent)}
    first = next(iter(aliases.values()), CLOCK)
    conditions: list[Condition] = []
    for term in pattern.present:
        tests = _tests(plan, term, aliases, kinds)
        if conditions:
            tests.append(_join("_1", first, "_1"))
        conditions.append({aliases[term.alias]: {"$and": tests}})
    if pattern.absent:
        clock: list[Condition] = [{"kind": CLOCK}]
        if conditions:
            clock.append(_join("_1", first, "_1"))
        conditions.append({CLOCK: {"$and": clock}})
    for place, term in enumerate(pattern.absent):
        tests = [*_tests(plan, term, aliases, kinds), _join("_1", first, "_1")]
        conditions.append({f"n{place}$not": {"$and": tests}})
    rule = f"p{index}"
    plan.rules[rule] = {"all": conditions, "dist": 0}
    plan.origins[rule] = (index, list(aliases.values()))


def _tests(
    plan: RulesetPlan, term: Term, aliases: dict[str, str], kinds: dict[str, str]
) -> list[Condition]:
    conditions: list[Condition] = [{"kind": _kind_code(plan, term.kind)}]
    joins: list[Condition] = []
    for test in term.tests:
        left = _field_code(plan, term.kind, test.field)
        if not isinstance(test.right, Ref):
            conditions += _constant_test(left, test.op, test.right)
            continue
        right = _field_code(plan, kinds[test.right.alias], test.right.field)
        if test.right.alias == term.alias:
            conditions += _reference_test(left, test, "$m", right)
        else:
            joins += _reference_test(left, test, aliases[test.right.alias], right)
    return conditions + joins


def _constant_test(left: FieldCode, op: str, value: Value) -> list[Condition]:
    text = encode(value)
    if op == "==":
        return [{left.left: text}]
    if op == "!=":
        return [{"$neq": {left.left: text}}]
    letter = type_letter(value)
    bounds = {"$gte": {left.left: letter}} if op[0] == "<" else {"$lt": {left.left: _next(letter)}}
    return [{_ORDERS[op]: {left.left: text}}, bounds]


def _reference_test(left: FieldCode, test: Test, alias: str, right: FieldCode) -> list[Condition]:
    if test.op == "==":
        return [_join(left.left, alias, right.right)]
    if test.op == "!=":
        return [
            {"$neq": _join(left.left, alias, right.right)},
            {"$neq": _join("_m", alias, right.right_type)},
        ]
    return [
        _join(left.left_type, alias, right.right_type),
        {_ORDERS[test.op]: _join(left.left, alias, right.right)},
    ]


def _join(name: str, alias: str, other: str) -> Condition:
    return {name: {alias: other}}


def _next(letter: str) -> str:
    return chr(ord(letter) + 1)


def _kind_code(plan: RulesetPlan, kind: str) -> str:
    if kind not in plan.kinds:
        plan.kinds[kind] = (f"k{len(plan.kinds)}", [])
    return plan.kinds[kind][0]


def _field_code(plan: RulesetPlan, kind: str, name: str) -> FieldCode:
    fields = plan.kinds[kind][1]
    for known in fields:
        if known.name == name:
            return known
    number = len(fields)
    made = FieldCode(name, f"f{number}", f"t{number}", f"r{number}", f"u{number}")
    fields.append(made)
    return made


def _verify(plan: RulesetPlan) -> None:
    most = max((len(fields) for _, fields in plan.kinds.values()), default=0)
    names = [f"{letter}{number}" for number in range(most) for letter in "ftru"]
    faults = name_faults([*names, *OWN_PROPERTIES[1:]])
    if faults or len(names) + len(OWN_PROPERTIES) > MAX_PROPERTIES:
        raise RuntimeError(f"names that durable-rules cannot take: {faults or len(names)}")
