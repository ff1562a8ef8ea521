"""两点之间: full marks at one value, none at another, in proportion between them."""

from __future__ import annotations

from perfeval.diagnostics.codes.shapes import SAME_ENDS
from perfeval.files.typed import Text
from perfeval.language import build
from perfeval.ruleset.shapes.base import Lowered, Shape, ShapeContext
from perfeval.ruleset.shapes.constants import constant
from perfeval.ruleset.shapes.steps import gap_type


class InterpolateBetween(Shape):
    """``score = W × (measure − zero_at) / (full_at − zero_at)`` within 0 and W.

    Which of the two is greater says which direction is better. Works for whatever has differences:
    days, rates, money, counts.
    """

    full_at: Text
    zero_at: Text

    def lower(self, context: ShapeContext) -> Lowered | None:
        """Lower to a quotient of distances."""
        measure = context.needs_measure()
        full_at = context.like_measure(self.full_at)
        zero_at = context.like_measure(self.zero_at)
        if measure is None or full_at is None or zero_at is None:
            return None
        ends = constant(full_at), constant(zero_at)
        known = None not in ends and "any" not in (full_at.type.kind, zero_at.type.kind)
        if known and ends[0] == ends[1]:
            context.note(SAME_ENDS, self.zero_at, found=self.full_at)
            return None
        kind = gap_type(measure.type)
        done = build.minus(measure, zero_at, kind)
        whole = build.minus(full_at, zero_at, kind)
        share = build.quotient(done, whole)
        score = build.times(context.weight, build.within_whole(share))
        reason = build.say(
            "实际 ", measure, "，", full_at, " 得满分，", zero_at, " 不得分，其间按比例"
        )
        return Lowered(score, reason, (("所占比例", share),))
