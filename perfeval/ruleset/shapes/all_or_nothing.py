"""全有全无: all points or a fixed remainder (财预〔2021〕101号 附件1 三(七)1)."""

from __future__ import annotations

from perfeval.files.typed import Text
from perfeval.language import build
from perfeval.language import core as c
from perfeval.ruleset.shapes.base import Lowered, Shape, ShapeContext


class AllOrNothing(Shape):
    """``W`` when the condition holds, else ``otherwise`` (points or a percentage of W)."""

    condition: Text
    otherwise: Text

    def lower(self, context: ShapeContext) -> Lowered | None:
        """Lower to a case with one branch."""
        condition = context.expr(self.condition, "bool")
        otherwise = context.points(self.otherwise)
        if condition is None or otherwise is None:
            return None
        branch = ((condition, context.weight),)
        score = c.Case(branch, otherwise, context.weight.type, ("符合要求",))
        return Lowered(score, build.say(f"不符合要求：{self.condition}"))
