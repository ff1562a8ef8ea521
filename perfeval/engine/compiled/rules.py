"""Compiling rules: a loop over the rows of its entity for each derived field, indicator, check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from perfeval.dataset import Dataset, Value
from perfeval.engine.compiled.columns import Columns, DerivedColumn
from perfeval.engine.compiled.emitter import Emitter
from perfeval.engine.compiled.needed import needed
from perfeval.engine.compiled.operands import Num, Other
from perfeval.language import core as c
from perfeval.ruleset.program import Check, Indicator

NOT_APPLICABLE, SCORED, PENDING, EXCLUDED = range(4)


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
    reasons: dict[int, str]


@dataclass(slots=True)
class CheckColumn:
    """What one check gave: the rows where it holds with the message, and those it cannot judge."""

    check: Check
    hits: list[tuple[int, str]] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)


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
        points_over, full_over = _indicator_body(emitter, indicator, places, round_each=round_each)
        count = len(self.dataset.tables[indicator.entity])
        column = RuleColumn(
            indicator, bytearray(count), [None] * count, [None] * count, points_over, full_over, {}
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
        self._run(emitter, count, hit=column.hits.append, unknown=column.unknown.append)
        return column

    def _derive(self, node: c.Core) -> None:
        """Compute the derived columns that a node reads, the innermost first."""
        for derived in _derived_within(node):
            if not self.columns.has_derived(derived.entity, derived.name):
                self._derive(derived.body)
                self._compute(derived)

    def _compute(self, derived: c.Derived) -> None:
        emitter = Emitter(self.columns)
        operand = emitter.emit(derived.body)
        numerators: list[Value] = []
        denominators: list[int] = []
        varying = isinstance(operand, Num) and not isinstance(operand.d, int)
        emitter.w.line(f"add({operand.n if isinstance(operand, Num) else operand.v})")
        if varying and isinstance(operand, Num):
            emitter.w.line(f"add_over({operand.d})")
        count = len(self.dataset.tables[derived.entity])
        self._run(emitter, count, add=numerators.append, add_over=denominators.append)
        over = operand.d if isinstance(operand, Num) and isinstance(operand.d, int) else 1
        column = DerivedColumn(numerators, denominators if varying else over)
        self.columns.add_derived(derived.entity, derived.name, column)

    def _run(self, emitter: Emitter, count: int, **given: object) -> None:
        """Execute emitted lines for every row. All names are of our own making."""
        names = {**self.columns.data, **given}
        used = _used(emitter.w.lines, names)
        head = f"def run(count, {', '.join(used)}):\n  for i in range(count):\n"
        source = head + ("\n".join(emitter.w.lines) or "    pass") + "\n"
        space: dict[str, Callable[..., None]] = {}
        code = compile(source, f"<{emitter.__class__.__name__}>", "exec")
        exec(code, {"None": None}, space)  # noqa: S102 - source from typed trees, no user text in it
        space["run"](count, **{name: names[name] for name in used})


def _used(lines: list[str], names: dict[str, object]) -> list[str]:
    import re

    words = set(re.findall(r"[A-Za-z_]\w*", "\n".join(lines)))
    return [name for name in names if name in words]


def _derived_within(node: c.Core) -> Iterator[c.Derived]:
    if isinstance(node, c.Derived):
        yield node
        return
    for part in c.children(node):
        yield from _derived_within(part)


def _stop_unless(emitter: Emitter, condition: c.Core | None, when_unknown: str) -> None:
    """Write the tests that skip rows where a rule does not apply."""
    if condition is None:
        return
    held = emitter.other(condition)
    if held.nullable:
        with emitter.w.block(f"if {held.v} is None:"):
            emitter.w.line(when_unknown)
            emitter.w.line("continue")
    with emitter.w.block(f"if not {held.v}:"):
        emitter.w.line("continue")


def _test_needed(emitter: Emitter, node: c.Core, when_missing: Callable[[], None]) -> None:
    """Write one test of all values that a node needs; after it they are known to be there."""
    found = [(leaf, emitter.emit(leaf)) for leaf in needed(node)]
    nullable = [(leaf, operand) for leaf, operand in found if operand.nullable]
    if not nullable:
        return
    held = [operand.n if isinstance(operand, Num) else operand.v for _, operand in nullable]
    with emitter.w.block(f"if {' or '.join(f'{name} is None' for name in held)}:"):
        when_missing()
        emitter.w.line("continue")
    for leaf, operand in nullable:
        emitter.w.remember(leaf, replace(operand, nullable=False))


def _indicator_body(
    emitter: Emitter, indicator: Indicator, places: int, *, round_each: bool
) -> tuple[int, int]:
    w = emitter.w
    _stop_unless(emitter, indicator.applies, f"status[i] = {PENDING}")
    weight = emitter.number(indicator.weight)
    full_over = weight.d if isinstance(weight.d, int) else 1
    whole = weight.n if isinstance(weight.d, int) else f"ratio({weight.n}, {weight.d})"
    if weight.nullable:
        with w.block(f"if {weight.n} is None:"):
            w.line(f"status[i] = {PENDING}")
            w.line("continue")
        weight = Num(weight.n, weight.d, nonneg=weight.nonneg)
    w.line(f"full[i] = {whole}")

    def missing() -> None:
        _missing(emitter, indicator, weight, places, round_each=round_each)

    _test_needed(emitter, indicator.score, missing)
    score = emitter.number(indicator.score)
    if score.nullable:
        with w.block(f"if {score.n} is None:"):
            missing()
            w.line("continue")
        score = Num(score.n, score.d, nonneg=score.nonneg)
    w.line(f"status[i] = {SCORED}")
    if round_each:
        score = emitter.rounded(score, places, "half_up")
        w.line(f"points[i] = {score.n}")
    else:
        w.line(f"points[i] = ratio({score.n}, {score.d})")
    got, all_of_it, _ = emitter.common(score, weight)
    with w.block(f"if {got} < {all_of_it}:"):
        w.line(f"reasons[i] = {emitter.other(indicator.reason).v}")
    return (10**places if round_each else 1), full_over


def _missing(
    emitter: Emitter, indicator: Indicator, weight: Num, places: int, *, round_each: bool
) -> None:
    """Write what the missing-data policy gives."""
    w = emitter.w
    if indicator.missing == "pending":
        w.line(f"status[i] = {PENDING}")
        return
    if indicator.missing == "exclude":
        w.line(f"status[i] = {EXCLUDED}")
        return
    w.line(f"status[i] = {SCORED}")
    given = Num("0", 1, nonneg=True) if indicator.missing == "zero" else weight
    if round_each:
        w.line(f"points[i] = {emitter.rounded(given, places, 'half_up').n}")
    else:
        w.line(f"points[i] = ratio({given.n}, {given.d})")
    if indicator.missing == "zero":
        w.line(f"reasons[i] = {emitter.columns.constant('缺数，按规则不得分')}")


def _check_body(emitter: Emitter, check: Check) -> None:
    w = emitter.w
    _stop_unless(emitter, check.applies, "unknown(i)")
    _test_needed(emitter, check.when, lambda: w.line("unknown(i)"))
    held = emitter.other(check.when)
    if held.nullable:
        with w.block(f"if {held.v} is None:"):
            w.line("unknown(i)")
            w.line("continue")
    with w.block(f"if {held.v}:"):
        message: Other = emitter.other(check.message)
        w.line(f"hit((i, {message.v}))")
