"""按次扣分: a deduction for every time something was found."""

from __future__ import annotations

from perfeval.files.typed import Text
from perfeval.language import build
from perfeval.ruleset.shapes.base import Lowered, Shape, ShapeContext


class DeductPerOccurrence(Shape):
    """``score = max(0, W − min(n × per_occurrence, most))``.

    ``most`` is “扣完为止” (the whole weight) or the most that may be deducted, which leaves the
    rest. A count below 0 deducts nothing.
    """

    per_occurrence: Text
    most: Text

    def lower(self, context: ShapeContext) -> Lowered | None:
        """Lower to a capped product."""
        count = context.needs_measure()
        each = context.positive("每次扣", self.per_occurrence, context.points(self.per_occurrence))
        most = context.most(self.most)
        if count is None or each is None or most is None:
            return None
        times = build.greatest(build.ZERO, count)
        deducted = build.least(build.times(times, each), most)
        score = build.greatest(build.ZERO, build.minus(context.weight, deducted))
        reason = build.say("发现 ", count, " 次，每次扣 ", each, " 分")
        return Lowered(score, reason, (("应扣", deducted),))
