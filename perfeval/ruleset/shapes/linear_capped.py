"""按比例: points in proportion to completion, capped (财预〔2020〕10号 第十六条)."""

from __future__ import annotations

from typing import Literal

from perfeval.diagnostics.codes import ruleset as codes
from perfeval.files.typed import Text
from perfeval.language import build
from perfeval.language import core as c
from perfeval.ruleset.shapes.base import Lowered, Shape, ShapeContext


class LinearCapped(Shape):
    """``score = W × min(cap, measure / target)``, never below 0."""

    target: Text
    cap: Text
    zero_target: Literal["待补", "不得分", "满分"] | None = None

    def lower(self, context: ShapeContext) -> Lowered | None:
        """Lower to a capped quotient; a target of 0 follows its policy."""
        measure = context.needs_measure()
        target = context.not_negative("目标", self.target, context.like_measure(self.target))
        cap = context.positive("封顶", self.cap, context.expr(self.cap, "rate"))
        if measure is None or target is None or cap is None:
            return None
        if self.zero_target is None and not build.always_above_zero(target):
            context.note(codes.ZERO_TARGET_POLICY, self.target, found=self.target)
            return None
        ratio = build.quotient(measure, target)
        within = build.greatest(build.rate(0), build.least(cap, ratio))
        score = build.times(context.weight, within)
        if self.zero_target in ("不得分", "满分"):
            at_zero = context.weight if self.zero_target == "满分" else build.ZERO
            zero = build.compared(target, "=", build.ZERO)
            score = c.Case(((zero, at_zero),), score, score.type, ("目标为零",))
        reason = build.say("实际 ", measure, "，为目标 ", target, " 的 ", ratio)
        return Lowered(score, reason, (("完成率", ratio),))
