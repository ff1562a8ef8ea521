"""Compiling rules: a loop over the rows of its entity for each derived field, indicator, check."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from types import CodeType
from typing import Any

from perfeval.dataset import Dataset, Value
from perfeval.engine.compiled import peers
from perfeval.engine.compiled.columns import Columns, DerivedColumn
from perfeval.engine.compiled.emitter import Emitter
from perfeval.engine.compiled.indicator_body import (
    EXCLUDED,
    NOT_APPLICABLE,
    PENDING,
    SCORED,
    IndicatorBody,
    require,
    stop_unless,
)
from perfeval.engine.compiled.operands import Num, Other
from perfeval.language import core as c
from perfeval.ruleset.program import Check, Indicator

__all__ = [
    "EXCLUDED",
    "NOT_APPLICABLE",
    "PENDING",
    "SCORED",
    "CheckColumn",
    "Compiler",
    "RuleColumn",
]


@dataclass(slots=True)
class RuleColumn:
    """What one indicator gave, row by row.

    ``status`` holds one of the four codes; ``points`` and ``full`` hold numerators over
    ``points_over`` and ``full_over`` (ratios over 1 where the denominator varies); ``reasons`` the
    sentence for each row that lost points.
    """

    indicator: Indicator
    status: bytearray
    points: list[Any]
    full: list[Any]
    points_over: int
    full_over: int
    reasons: Mapping[int, str]
    held: Any = None
    """``points`` as an array, where every row is scored and columns made them."""


@dataclass(slots=True)
class CheckColumn:
    """What one check gave: the rows where it holds, their messages, the rows it cannot judge."""

    check: Check
    rows: list[int] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)

    @property
    def hits(self) -> list[tuple[int, str]]:
        """The rows where it holds, each with its message."""
        return list(zip(self.rows, self.messages, strict=True))


class Compiler:
    """Compiles and runs the rules of a program on one dataset."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.columns = Columns(dataset)

    def indicator(self, indicator: Indicator, places: int, *, round_each: bool) -> RuleColumn:
        """Run one indicator over all rows of its entity."""
        for node in (indicator.applies, indicator.weight, indicator.score, indicator.reason):
            if node is not None:
                self._derive(node)
        emitter = Emitter(self.columns)
        body = IndicatorBody(emitter, indicator, places, round_each=round_each)
        body.write()
        count = len(self.dataset.tables[indicator.entity])
        column = RuleColumn(
            indicator,
            status=bytearray([body.status]) * count,
            points=[body.points] * count,
            full=[body.full] * count,
            points_over=body.points_over,
            full_over=body.full_over,
            reasons={},
        )
        self._run(
            emitter,
            count,
            status=column.status,
            points=column.points,
            full=column.full,
            reasons=column.reasons,
            ratio=Fraction,
        )
        return column

    def check(self, check: Check) -> CheckColumn:
        """Run one check over all rows of its entity."""
        for node in (check.applies, check.when, check.message):
            if node is not None:
                self._derive(node)
        emitter = Emitter(self.columns)
        _check_body(emitter, check)
        column = CheckColumn(check)
        count = len(self.dataset.tables[check.entity])
        self._run(
            emitter,
            count,
            hit=column.rows.append,
            say=column.messages.append,
            unknown=column.unknown.append,
        )
        return column

    def _derive(self, node: c.Core) -> None:
        """Compute the derived columns that a node reads, the innermost first."""
        for derived in _derived_within(node):
            if isinstance(derived, c.Peers):
                self._compare(derived)
            elif not self.columns.has_derived(derived.entity, derived.name):
                self._derive(derived.body)
                self._compute(derived)

    def values(self, node: c.Core, entity: str) -> DerivedColumn:
        """Give the value of an expression for every row of an entity."""
        self._derive(node)
        return self._column(node, entity)

    def _compute(self, derived: c.Derived) -> None:
        column = self._column(derived.body, derived.entity)
        self.columns.add_derived(derived.entity, derived.name, column)

    def _column(self, node: c.Core, entity: str) -> DerivedColumn:
        emitter = Emitter(self.columns)
        operand = emitter.emit(node)
        numerators: list[Value] = []
        denominators: list[int] = []
        varying = isinstance(operand, Num) and not isinstance(operand.d, int)
        emitter.w.line(f"add({operand.n if isinstance(operand, Num) else operand.v})")
        if varying and isinstance(operand, Num):
            emitter.w.line(f"add_over({operand.d})")
        count = len(self.dataset.tables[entity])
        self._run(emitter, count, add=numerators.append, add_over=denominators.append)
        over = operand.d if isinstance(operand, Num) and isinstance(operand.d, int) else 1
        return DerivedColumn(numerators, denominators if varying else over)

    def _compare(self, node: c.Peers) -> None:
        """Compute the columns of a statistic over peers, unless they are there."""
        name = self.columns.peers(node)
        if any(self.columns.has_derived(node.entity, name(part)) for part in peers.PARTS):
            return
        for child in c.children(node):
            self._derive(child)
        emitter = Emitter(self.columns)
        read = peers.PeerRows()
        read.over = peers.emit_rows(emitter, node)
        overs: list[int] = []
        count = len(self.dataset.tables[node.entity])
        self._run(
            emitter,
            count,
            add=read.values.append,
            add_over=overs.append,
            hold=read.held.append,
            put=read.groups.append,
            rank=read.order.append,
            ratio=Fraction,
        )
        if not read.over:
            read.over = overs
        for part, column in peers.columns_of(node, read).items():
            self.columns.add_derived(node.entity, name(part), column)

    def _run(self, emitter: Emitter, count: int, **given: object) -> None:
        """Execute emitted lines for every row. All names are of our own making."""
        names = {**self.columns.data, **given}
        used = _used([*emitter.w.lines, *emitter.row_values.values()], names)
        head = f"def run(count, {', '.join(used)}):\n  {_loop(emitter)}\n"
        source = head + ("\n".join(emitter.w.lines) or "    pass") + "\n"
        space: dict[str, Callable[..., None]] = {}
        exec(_code(source), {"None": None}, space)  # noqa: S102 - see _code
        space["run"](count, **{name: names[name] for name in used})


@lru_cache(maxsize=1024)
def _code(source: str) -> CodeType:
    """Translate source from typed trees, with no user text in it; streams bring it many times."""
    return compile(source, "<compiled rule>", "exec")


def _loop(emitter: Emitter) -> str:
    """Write the head of the loop, which goes through the rows and their values side by side."""
    if not emitter.row_values:
        return "for i in range(count):"
    variables = ", ".join(("i", *emitter.row_values))
    return f"for {variables} in zip(range(count), {', '.join(emitter.row_values.values())}):"


def _used(lines: list[str], names: dict[str, object]) -> list[str]:
    import re

    words = set(re.findall(r"[A-Za-z_]\w*", "\n".join(lines)))
    return [name for name in names if name in words]


def _derived_within(node: c.Core) -> Iterator[c.Derived | c.Peers]:
    if isinstance(node, c.Derived | c.Peers):
        yield node
        return
    for part in c.children(node):
        yield from _derived_within(part)


def _check_body(emitter: Emitter, check: Check) -> None:
    w = emitter.w
    stop_unless(emitter, check.applies, "unknown(i)")
    require(emitter, check.when, lambda: w.line("unknown(i)"))
    held = emitter.other(check.when)
    if held.nullable:
        with w.block(f"if {held.v} is None:"):
            w.line("unknown(i)")
            w.line("continue")
    with w.block(f"if {held.v}:"):
        message: Other = emitter.other(check.message)
        w.line(f"say({message.v})")
        w.line("hit(i)")
