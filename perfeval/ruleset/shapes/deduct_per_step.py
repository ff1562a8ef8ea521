"""按步扣分: a deduction for every step away from the full-marks line."""

from __future__ import annotations

from typing import Literal

from perfeval.files.typed import Text
from perfeval.language import build
from perfeval.language import core as c
from perfeval.language.types import NUMBER
from perfeval.ruleset.shapes.base import Lowered, Shape, ShapeContext
from perfeval.ruleset.shapes.steps import Mode, counted, deducted, gap_type, step_of


class DeductPerStep(Shape):
    """``score = W − min(most, steps × per_step)``; what counts as a step is always written.

    ``mode``: 连续 (in proportion), 整步 (whole steps only), 起步 (a started step counts).
    ``cliff``: at or beyond it there are no points at all.
    """

    full_at: Text
    direction: Literal["越高越好", "越低越好", "双向"]
    step: Text
    per_step: Text
    mode: Mode
    most: Text
    cliff: Text | None = None

    def lower(self, context: ShapeContext) -> Lowered | None:
        """Lower to a difference, divided into steps."""
        measure = context.needs_measure()
        full_at = context.like_measure(self.full_at)
        if measure is None or full_at is None:
            return None
        kind = gap_type(measure.type)
        step = step_of(context, self.step, kind)
        per_step = context.positive("每步扣", self.per_step, context.points(self.per_step))
        most = context.most(self.most)
        cliff = context.like_measure(self.cliff) if self.cliff is not None else None
        if step is None or per_step is None or most is None:
            return None
        if self.cliff is not None and cliff is None:
            return None
        below = build.minus(full_at, measure, kind)
        above = build.minus(measure, full_at, kind)
        gap = {"越高越好": below, "越低越好": above}.get(self.direction)
        gap = build.greatest(below, above) if gap is None else gap
        zero = c.Const(build.ZERO.value, kind)
        gap = build.greatest(zero, gap)
        steps = counted(gap, step, self.mode)
        lost = deducted(steps, per_step, most)
        score = build.greatest(build.ZERO, build.minus(context.weight, lost))
        if cliff is not None:
            operator = ">=" if self.direction == "越低越好" else "<="
            fallen = build.compared(measure, operator, cliff)
            score = c.Case(((fallen, build.ZERO),), score, NUMBER, (f"到 {self.cliff} 不得分",))
        reason = build.say("实际 ", measure, "，与满分线 ", full_at, " 相差 ", gap)
        return Lowered(score, reason, (("差距", gap), ("步数", steps)))
