"""Aggregates taken out of rules: what each row gives to the row above it can be added up.

A rule about towns or departments looks at all their rows. Kept sums make that small: a row's part
is computed when something about the row changes, and the rule then reads the sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from perfeval.language import core as c
from perfeval.language.rebuild import with_parts
from perfeval.language.scope import Hops
from perfeval.language.types import NUMBER
from perfeval.ruleset.program import Check, Program
from perfeval.stream.rules.reads import reads_of, reads_of_row

_ADDED = ("sum", "count", "mean", "share")
OVER = "/"
"""What the name of the column with the denominators ends in."""


@dataclass(frozen=True, slots=True)
class Sum:
    """An aggregate that is kept.

    ``name`` is that of its column, in the table of ``top``: the entity of the rows that it is
    of. ``condition`` and ``value`` are about a row of ``entity``, which belongs to the row that
    ``path`` leads to; all rows belong to each row of ``top`` where it is empty.
    """

    name: str
    kind: str
    entity: str
    path: Hops
    top: str
    condition: c.Core | None
    value: c.Core | None

    @property
    def nodes(self) -> Iterator[c.Core]:
        """What is to be evaluated for a row."""
        return (node for node in (self.condition, self.value) if node is not None)

    @property
    def way_up(self) -> Iterator[c.Core]:
        """What reads the row that the row belongs to."""
        if self.path:
            yield c.FieldOf(self.top, "", NUMBER, self.path)


@dataclass(frozen=True, slots=True)
class Taken:
    """Checks that read sums, and the sums; ``entities`` are those whose rows they still read."""

    checks: tuple[Check, ...]
    sums: tuple[Sum, ...]
    entities: frozenset[str]


def taken_out(program: Program, rules: Iterable[str]) -> Taken:
    """Take out of checks every aggregate that can be added up row by row.

    The same program on another day, and of another season, gives sums of the same names.
    """
    wanted = frozenset(rules)
    taking = _TakingOut(program)
    checks = tuple(taking.check(one) for one in program.checks if one.id in wanted)
    left = frozenset(name for one in checks for name in reads_of(program, one).entities)
    return Taken(checks, tuple(taking.sums), left)


class _TakingOut:
    def __init__(self, program: Program) -> None:
        self.sums: list[Sum] = []
        self._program = program
        self._derived: dict[tuple[str, str], c.Core] = {}
        self._known: dict[tuple[str, c.Aggregate], c.Core | None] = {}

    def check(self, check: Check) -> Check:
        """Give a check without the aggregates that are added up."""
        handling = check.handling
        return replace(
            check,
            applies=self._maybe(check.applies, check.entity),
            when=self._of(check.when, check.entity),
            message=self._of(check.message, check.entity),
            handling=replace(
                handling,
                who=self._maybe(handling.who, check.entity),
                action=self._maybe(handling.action, check.entity),
            ),
        )

    def _maybe(self, node: c.Core | None, entity: str) -> c.Core | None:
        return None if node is None else self._of(node, entity)

    def _of(self, node: c.Core, entity: str) -> c.Core:
        if isinstance(node, c.Derived):
            key = (node.entity, node.name)
            if key not in self._derived:
                self._derived[key] = self._of(node.body, node.entity)
            body = self._derived[key]
            return node if body is node.body else replace(node, body=body)
        if isinstance(node, c.Aggregate):
            return self._sum(node, entity) or node
        return with_parts(node, lambda part: self._of(part, entity))

    def _sum(self, node: c.Aggregate, entity: str) -> c.Core | None:
        key = (entity, node)
        if key not in self._known:
            self._known[key] = self._new_sum(node, entity)
        return self._known[key]

    def _new_sum(self, node: c.Aggregate, entity: str) -> c.Core | None:
        """Give what stands for an aggregate: its column, over that of the denominators."""
        condition, value = _own(node.condition, node.path), _own(node.value, node.path)
        if node.kind not in _ADDED or _BEYOND in (condition, value):
            return None
        top = self._top(node) or entity
        made = Sum(f"#{len(self.sums)}", node.kind, node.entity, node.path, top, condition, value)
        if reads_of_row(self._program, node.entity, (*made.nodes, *made.way_up)).whole:
            return None
        self.sums.append(made)
        column = c.FieldOf(top, made.name, node.type, node.base)
        if node.kind == "count":
            return column
        over = c.FieldOf(top, made.name + OVER, NUMBER, node.base)
        return c.Arith("/", column, over, node.type)

    def _top(self, node: c.Aggregate) -> str:
        if not node.path:
            return ""
        entity, reference = node.path[-1]
        return self._program.scope.vocabulary.entities[entity].fields[reference].refers


_BEYOND = c.Const("", NUMBER, "beyond")
"""Stands for what is not about the row alone."""


def _own(node: c.Core | None, path: Hops) -> c.Core | None:
    """Say of a row itself what an aggregate says of it, and of the row above it by its path.

    Gives ``_BEYOND`` where that cannot be said.
    """
    beyond: list[c.Core] = []

    def change(part: c.Core) -> c.Core:
        if isinstance(part, c.FieldOf | c.Derived):
            if part.inner:
                return replace(part, inner=False)
            if path:
                return replace(part, hops=(*path, *part.hops))
            beyond.append(part)
        elif isinstance(part, c.Aggregate | c.Peers):
            beyond.append(part)
        else:
            return with_parts(part, change)
        return part

    own = None if node is None else change(node)
    return _BEYOND if beyond else own
