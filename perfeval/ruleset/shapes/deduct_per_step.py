"""按步扣分: a deduction for every step away from the full-marks line."""

from __future__ import annotations

from typing import Literal

from perfeval.files.typed import Text
from perfeval.language import build
from perfeval.language import core as c
from perfeval.language.types import NUMBER, POINTS_TYPE
from perfeval.ruleset.shapes.base import Lowered, Shape, ShapeContext


class DeductPerStep(Shape):
    """``score = W − min(most, steps × per_step)``; what counts as a step is always written.

    ``mode``: 连续 (in proportion), 整步 (whole steps only), 起步 (a started step counts).
    ``cliff``: at or beyond it there are no points at all.
    """

    full_at: Text
    direction: Literal["越高越好", "越低越好", "双向"]
    step: Text
    per_step: Text
    mode: Literal["连续", "整步", "起步"]
    most: Text
    cliff: Text | None = None

    def lower(self, context: ShapeContext) -> Lowered | None:
        """Lower to a difference, divided into steps."""
        measure = context.needs_measure()
        full_at = context.like_measure(self.full_at)
        if measure is None or full_at is None:
            return None
        gap_type = POINTS_TYPE if measure.type.kind == "rate" else measure.type
        step = context.expr(self.step, gap_type.kind, *self._plain(gap_type.kind))
        step = context.positive("步长", self.step, step)
        per_step = context.positive("每步扣", self.per_step, context.points(self.per_step))
        most = context.most(self.most)
        cliff = context.like_measure(self.cliff) if self.cliff is not None else None
        if step is None or per_step is None or most is None:
            return None
        if self.cliff is not None and cliff is None:
            return None
        below = build.minus(full_at, measure, gap_type)
        above = build.minus(measure, full_at, gap_type)
        gap = {"越高越好": below, "越低越好": above}.get(self.direction)
        gap = build.greatest(below, above) if gap is None else gap
        zero = c.Const(build.ZERO.value, gap_type)
        gap = build.greatest(zero, gap)
        steps: c.Core = c.Arith("/", gap, step, NUMBER)
        if self.mode != "连续":
            steps = c.Rounded(steps, 0, "floor" if self.mode == "整步" else "ceil", NUMBER)
        deducted = build.greatest(build.ZERO, build.least(build.times(steps, per_step), most))
        score = build.greatest(build.ZERO, build.minus(context.weight, deducted))
        if cliff is not None:
            operator = ">=" if self.direction == "越低越好" else "<="
            fallen = build.compared(measure, operator, cliff)
            score = c.Case(((fallen, build.ZERO),), score, NUMBER, (f"到 {self.cliff} 不得分",))
        reason = build.say("实际 ", measure, "，与满分线 ", full_at, " 相差 ", gap)
        return Lowered(score, reason, (("差距", gap), ("步数", steps)))

    @staticmethod
    def _plain(kind: str) -> tuple[str, ...]:
        return ("number",) if kind == "quantity" else ()
