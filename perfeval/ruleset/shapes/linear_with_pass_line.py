"""及格线: nothing below the pass line (财预〔2021〕101号 附件1 三(七)2)."""

from __future__ import annotations

from perfeval.files.typed import Text
from perfeval.language import build
from perfeval.language import core as c
from perfeval.language.types import NUMBER, POINTS_TYPE
from perfeval.ruleset.shapes.base import Lowered, Shape, ShapeContext
from perfeval.ruleset.shapes.constants import rate_within
from perfeval.ruleset.shapes.linear_capped import ZeroTarget, completion, with_zero_target


class LinearWithPassLine(Shape):
    """``score = W × (ratio − pass) / (1 − pass)`` within 0 and W, the ratio being measure / target.

    It is continuous at the pass line, where both sides give 0.
    """

    target: Text
    pass_line: Text
    zero_target: ZeroTarget | None = None

    def lower(self, context: ShapeContext) -> Lowered | None:
        """Lower to a quotient of distances from the pass line."""
        done = completion(context, self.target, self.zero_target)
        line = rate_within(context, "及格率", self.pass_line, 0, 100, ends=False)
        passed = None if line is None else context.expr(self.pass_line, "rate")
        if done is None or passed is None:
            return None
        above = c.Arith("-", done.ratio, passed, POINTS_TYPE)
        span = c.Arith("-", build.rate(100), passed, POINTS_TYPE)
        share = build.within_whole(build.quotient(above, span))
        failed = c.Compare("<", done.ratio, passed)
        earned = build.times(context.weight, share)
        score: c.Core = c.Case(((failed, build.ZERO),), earned, NUMBER, ("不到及格线",))
        score = with_zero_target(context, done, self.zero_target, score)
        reason = done.reason("，及格线 ", passed)
        return Lowered(score, reason, (("完成率", done.ratio),))
