"""What a shape with a requirement takes off when it is not met: all at once, or each time."""

from __future__ import annotations

from perfeval.diagnostics.codes import structure as structure_codes
from perfeval.diagnostics.codes.shapes import ONLY_WITH
from perfeval.files.typed import Text
from perfeval.language import build
from perfeval.language import core as c
from perfeval.ruleset.shapes.base import Shape, ShapeContext
from perfeval.ruleset.shapes.steps import deducted


class Penalized(Shape):
    """Exactly one of ``otherwise`` (points left), and ``per_occurrence`` with ``most``."""

    otherwise: Text | None = None
    per_occurrence: Text | None = None
    most: Text | None = None

    def points_when(
        self, context: ShapeContext, name: str, met: c.Core, times: c.Core
    ) -> c.Core | None:
        """Give W where ``met`` holds, else what is left after ``times`` violations."""
        if (self.otherwise is None) == (self.per_occurrence is None):
            number = 0 if self.otherwise is None else 2
            context.note(
                structure_codes.NOT_ONE_OF,
                context.indicator,
                where=name,
                accepted="不满足得、每次扣",
                found=number,
            )
            return None
        if self.otherwise is not None:
            return self._fixed(context, met, self.otherwise)
        if self.per_occurrence is None or self.most is None:
            where = f"{name}的“每次扣”"
            context.note(
                structure_codes.MISSING_KEY, self.per_occurrence, where=where, key="最多扣"
            )
            return None
        each = context.points(self.per_occurrence)
        each = context.positive("每次扣", self.per_occurrence, each)
        most = context.most(self.most)
        if each is None or most is None:
            return None
        left = build.minus(context.weight, deducted(times, each, most))
        return build.greatest(build.ZERO, left)

    def _fixed(self, context: ShapeContext, met: c.Core, text: Text) -> c.Core | None:
        if self.most is not None:
            context.note(ONLY_WITH, self.most, key="最多扣", other="每次扣")
            return None
        left = context.points(text)
        if left is None:
            return None
        return c.Case(((met, context.weight),), left, context.weight.type, ("符合要求",))
