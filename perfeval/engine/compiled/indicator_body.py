"""The code of one indicator: points, status and reason of a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from perfeval.engine.compiled.emitter import Emitter
from perfeval.engine.compiled.needed import needed
from perfeval.engine.compiled.operands import Num, constant
from perfeval.engine.compiled.settling import settle
from perfeval.language import core as c
from perfeval.ruleset.program import Indicator

NOT_APPLICABLE, SCORED, PENDING, EXCLUDED = range(4)
NO_DATA = "缺数，按规则不得分"


class IndicatorBody:
    """Writes the code, and says what the columns hold where the code says nothing.

    Where every row has the same weight, rows have full marks unless the code says otherwise.
    """

    def __init__(
        self, emitter: Emitter, indicator: Indicator, places: int, *, round_each: bool
    ) -> None:
        self.emitter = emitter
        self.indicator = indicator
        self.places = places
        self.round_each = round_each
        self.points_over = 10**places if round_each else 1
        self.full_over = 1
        self.status = NOT_APPLICABLE
        self.points: int | None = None
        self.full: int | None = None

    def write(self) -> None:
        """Write the code."""
        w, indicator = self.emitter.w, self.indicator
        stop_unless(self.emitter, indicator.applies, f"status[i] = {PENDING}")
        weight = self._weight()
        require(self.emitter, indicator.score, lambda: self._missing(weight))
        score = settle(self.emitter, indicator.score, self._rounded)
        if score.nullable:
            with w.block(f"if {score.n} is None:"):
                self._missing(weight)
                w.line("continue")
            score = replace(score, nullable=False)
        if self.status != SCORED:
            w.line(f"status[i] = {SCORED}")
        got, all_of_it, _ = self.emitter.common(score, self._as_rounded(weight))
        if self.points is None:
            self._give(score)
            with w.block(f"if {got} < {all_of_it}:"):
                w.line(f"reasons[i] = {self.emitter.other(indicator.reason).v}")
            return
        with w.block(f"if {got} != {all_of_it}:"):
            self._give(score)
            with w.block(f"if {got} < {all_of_it}:"):
                w.line(f"reasons[i] = {self.emitter.other(indicator.reason).v}")

    def _weight(self) -> Num:
        """Write the weight, or note it where it is the same for every row."""
        w = self.emitter.w
        weight = self.emitter.number(self.indicator.weight)
        exact = weight.exact
        if exact is not None:
            weight = constant(exact)
        self.full_over = weight.d if isinstance(weight.d, int) else 1
        if exact is not None and self.indicator.applies is None:
            self.status, self.full = SCORED, exact.numerator
            if self.round_each and (exact * self.points_over).denominator == 1:
                self.points = int(exact * self.points_over)
            return weight
        if weight.nullable:
            with w.block(f"if {weight.n} is None:"):
                w.line(f"status[i] = {PENDING}")
                w.line("continue")
            weight = replace(weight, nullable=False)
        whole = weight.n if isinstance(weight.d, int) else f"ratio({weight.n}, {weight.d})"
        w.line(f"full[i] = {whole}")
        return weight

    def _as_rounded(self, weight: Num) -> Num:
        """Give full marks as they are rounded, so that 3.33 of 10/3 is not taken for a loss."""
        if isinstance(weight.d, int) and self.points_over % weight.d == 0:
            return weight
        return self._rounded(weight)

    def _rounded(self, x: Num) -> Num:
        return self.emitter.rounded(x, self.places, "half_up") if self.round_each else x

    def _give(self, score: Num) -> None:
        value = score.n if self.round_each else f"ratio({score.n}, {score.d})"
        self.emitter.w.line(f"points[i] = {value}")

    def _missing(self, weight: Num) -> None:
        """Write what the missing-data policy gives."""
        w, policy = self.emitter.w, self.indicator.missing
        if policy in ("pending", "exclude"):
            w.line(f"status[i] = {PENDING if policy == 'pending' else EXCLUDED}")
            if self.points is not None:
                w.line("points[i] = None")
            return
        if self.status != SCORED:
            w.line(f"status[i] = {SCORED}")
        self._give(self._rounded(Num("0", 1, nonneg=True) if policy == "zero" else weight))
        if policy == "zero":
            w.line(f"reasons[i] = {self.emitter.columns.constant(NO_DATA)}")


def stop_unless(emitter: Emitter, condition: c.Core | None, when_unknown: str) -> None:
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


def require(emitter: Emitter, node: c.Core, when_missing: Callable[[], None]) -> None:
    """Write one test of all values that a node needs; after it they are known to be there."""
    _require_all(emitter, needed(node), when_missing)
    while isinstance(node, c.Case) and node.branches:
        if emitter.other(node.branches[0][0]).v != "False":
            return
        rest = replace(node, branches=node.branches[1:])
        node = rest if rest.branches or node.otherwise is None else node.otherwise
        _require_all(emitter, needed(node), when_missing)


def _require_all(
    emitter: Emitter, leaves: tuple[c.Core, ...], when_missing: Callable[[], None]
) -> None:
    found = [(leaf, emitter.emit(leaf)) for leaf in leaves]
    nullable = [(leaf, operand) for leaf, operand in found if operand.nullable]
    if not nullable:
        return
    held = [operand.n if isinstance(operand, Num) else operand.v for _, operand in nullable]
    with emitter.w.block(f"if {' or '.join(f'{name} is None' for name in held)}:"):
        when_missing()
        emitter.w.line("continue")
    for leaf, operand in nullable:
        emitter.w.remember(leaf, replace(operand, nullable=False))
