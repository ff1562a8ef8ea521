"""基准增减: a share of the points at the base line, more above it and fewer below it."""

from __future__ import annotations

from typing import Literal

from perfeval.files.typed import Text
from perfeval.language import build
from perfeval.language import core as c
from perfeval.ruleset.shapes.base import Lowered, Shape, ShapeContext
from perfeval.ruleset.shapes.steps import Mode, counted, gap_type, step_of


class BasePlusMinus(Shape):
    """``score = base_points ± steps × each_step`` within 0 and ``cap × W``.

    Steps are counted on either side by the same mode, so that a started step above the line adds
    as much as a started step below it takes off.
    """

    base_line: Text
    base_points: Text
    direction: Literal["越高越好", "越低越好"]
    step: Text
    each_step: Text
    mode: Mode
    cap: Text

    def lower(self, context: ShapeContext) -> Lowered | None:
        """Lower to a sum of what is added and what is taken off."""
        measure = context.needs_measure()
        line = context.like_measure(self.base_line)
        base = context.not_negative("基准得", self.base_points, context.points(self.base_points))
        each = context.positive("每步增减", self.each_step, context.points(self.each_step))
        cap = context.positive("封顶", self.cap, context.expr(self.cap, "rate"))
        if measure is None or line is None:
            return None
        kind = gap_type(measure.type)
        step = step_of(context, self.step, kind)
        if base is None or each is None or cap is None or step is None:
            return None
        more, less = build.minus(measure, line, kind), build.minus(line, measure, kind)
        better, worse = (more, less) if self.direction == "越高越好" else (less, more)
        none = c.Const(build.ZERO.value, kind)
        up = counted(build.greatest(none, better), step, self.mode)
        down = counted(build.greatest(none, worse), step, self.mode)
        steps = build.minus(up, down)
        points = c.Arith("+", base, build.times(steps, each), steps.type)
        most = build.times(context.weight, cap)
        score = build.greatest(build.ZERO, build.least(points, most))
        reason = build.say("实际 ", measure, "，基准 ", line, " 得 ", base, " 分")
        return Lowered(score, reason, (("好于基准的步数", up), ("差于基准的步数", down)))
