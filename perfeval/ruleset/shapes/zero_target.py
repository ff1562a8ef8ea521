"""零目标: nothing of the kind may happen; a ratio to a target of 0 has no meaning."""

from __future__ import annotations

from perfeval.language import build
from perfeval.ruleset.shapes.base import Lowered, ShapeContext
from perfeval.ruleset.shapes.penalized import Penalized


class ZeroTargetShape(Penalized):
    """``W`` when the measure is 0, else a fixed rest or a deduction for each event."""

    def lower(self, context: ShapeContext) -> Lowered | None:
        """Lower to a case or a capped product."""
        count = context.needs_measure()
        if count is None:
            return None
        met = build.compared(count, "<=", build.ZERO)
        times = build.greatest(build.ZERO, count)
        score = self.points_when(context, "零目标", met, times)
        if score is None:
            return None
        return Lowered(score, build.say("目标为零，实际发生 ", count))
