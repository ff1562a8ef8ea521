"""反比例: lower is better; at or below the target full marks, above it fewer.

财预〔2020〕10号 has no formula for such indicators; the quotient and the linear form are local.
"""

from __future__ import annotations

from typing import Literal

from perfeval.files.typed import Text
from perfeval.language import build
from perfeval.language import core as c
from perfeval.ruleset.shapes.base import Lowered, Shape, ShapeContext


class InverseCapped(Shape):
    """``W`` when measure ≤ target, else ``W × target / measure`` or ``W × (1 − excess)``.

    The excess is ``measure / target − 1``; what is kept stays within 0 and W.
    """

    target: Text
    form: Literal["比值", "线性"]
    zero_target: Literal["待补", "不得分"]

    def lower(self, context: ShapeContext) -> Lowered | None:
        """Lower to a case; a target of 0 that is exceeded follows its policy."""
        measure = context.needs_measure()
        target = context.like_measure(self.target)
        if measure is None or target is None:
            return None
        over = build.quotient(measure, target)
        if self.form == "比值":
            kept = build.quotient(target, measure)
        else:
            kept = build.minus(build.rate(200), over, over.type)
        exceeded = build.times(context.weight, build.within_whole(kept))
        zero = build.compared(target, "=", build.ZERO)
        if self.zero_target == "待补":
            exceeded = c.Guard(c.Not(zero), exceeded, "目标为零", exceeded.type)
            branches: tuple[tuple[c.Core, c.Core], ...] = ()
        else:
            branches = ((zero, build.ZERO),)
        met = (build.compared(measure, "<=", target), context.weight)
        labels = ("不超过目标", "目标为零而实际不为零")[: 1 + len(branches)]
        score = c.Case((met, *branches), exceeded, context.weight.type, labels)
        reason = build.say("实际 ", measure, "，超过上限 ", target)
        return Lowered(score, reason, (("实际与目标之比", over),))
