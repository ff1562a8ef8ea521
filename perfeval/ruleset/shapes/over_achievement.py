"""超额: what follows when far more was done than planned (财预〔2020〕10号 第十六条).

The regulation asks for the reason, and for fewer points where the target was set too low; it gives
neither the percentage nor the formula, so both are written in the ruleset or do not apply.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from perfeval.files.typed import Described, Text
from perfeval.language import build
from perfeval.language import core as c
from perfeval.language.types import NUMBER, POINTS_TYPE, RATE
from perfeval.ruleset.shapes.base import ShapeContext
from perfeval.ruleset.shapes.constants import rate_within
from perfeval.ruleset.shapes.steps import Mode, counted, deducted, step_of


@dataclass(frozen=True, slots=True)
class Adjusted:
    """The points after over-achievement was looked at, when it was found, and what to say."""

    score: c.Core
    exceeded: c.Core
    reason: tuple[str | c.Core, ...]


class Reduction(Described):
    """Fewer points for every step beyond the tolerance, where the condition holds."""

    condition: Text
    step: Text
    per_step: Text
    mode: Mode
    most: Text

    def applied(
        self, context: ShapeContext, ratio: c.Core, tolerance: c.Core, score: c.Core
    ) -> c.Core | None:
        """Reduce points that exceed the tolerance."""
        condition = context.expr(self.condition, "bool")
        step = step_of(context, self.step, POINTS_TYPE)
        each = context.positive("每步扣", self.per_step, context.points(self.per_step))
        most = context.most(self.most)
        if condition is None or step is None or each is None or most is None:
            return None
        gap = c.Arith("-", ratio, tolerance, POINTS_TYPE)
        steps = counted(gap, step, self.mode)
        left = build.greatest(build.ZERO, build.minus(score, deducted(steps, each, most)))
        return c.Case(((condition, left),), score, NUMBER, ("目标定得偏低",))


class OverAchievement(Described):
    """Beyond ``tolerance`` a reason is needed; ``reduction`` says when points are taken off."""

    tolerance: Text
    reason: Text
    no_reason: Literal["待补", "不得分"]
    reduction: Reduction | None = None

    def adjust(self, context: ShapeContext, ratio: c.Core, score: c.Core) -> Adjusted | None:
        """Give the points of a completion that may be far above the target."""
        limit = rate_within(context, "容许", self.tolerance, 100, None)
        tolerance = None if limit is None else context.expr(self.tolerance, "rate")
        reason = context.expr(self.reason, "text", "choice")
        inner: c.Core | None = score
        if self.reduction is not None:
            beyond = c.Const(limit or build.ZERO.value, RATE) if tolerance is None else tolerance
            inner = self.reduction.applied(context, ratio, beyond, score)
        if tolerance is None or reason is None or inner is None:
            return None
        given = c.Known(reason)
        if self.no_reason == "待补":
            explained: c.Core = c.Guard(given, inner, "超过容许的幅度而没有写原因", NUMBER)
        else:
            explained = c.Case(((c.Not(given), build.ZERO),), inner, NUMBER, ("没有写原因",))
        exceeded = c.Compare(">", ratio, tolerance)
        adjusted = c.Case(((exceeded, explained),), score, NUMBER, ("超额",))
        said = c.Otherwise(reason, c.Const("未写原因", reason.type), reason.type)
        return Adjusted(adjusted, exceeded, ("，超过容许的 ", tolerance, "；原因：", said))
