"""趋势: a series that only rises, or only falls."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Literal

from perfeval.diagnostics.codes.shapes import TOO_FEW
from perfeval.files.typed import Text
from perfeval.language import build
from perfeval.language import core as c
from perfeval.language.types import NUMBER
from perfeval.ruleset.shapes.base import Lowered, ShapeContext
from perfeval.ruleset.shapes.penalized import Penalized


class Trend(Penalized):
    """``W`` when each value of the series is beyond the one before it (strict), or not behind it.

    Otherwise a fixed rest, or a deduction for each step of the series that goes the wrong way.
    """

    series: list[Text]
    direction: Literal["上升", "下降"]
    strict: Literal["是", "否"]

    def lower(self, context: ShapeContext) -> Lowered | None:
        """Lower to comparisons of neighbours."""
        values = self._values(context)
        if values is None:
            return None
        operator = "<" if self.direction == "上升" else ">"
        if self.strict == "否":
            operator += "="
        right = [build.compared(first, operator, then) for first, then in pairwise(values)]
        met = c.Logic("and", tuple(right)) if len(right) > 1 else right[0]
        times: c.Core | None = None
        for holds in right:
            wrong = c.Case(((holds, build.ZERO),), c.number(1), NUMBER, ("符合趋势",))
            times = wrong if times is None else c.Arith("+", times, wrong, NUMBER)
        if times is None:
            return None
        score = self.points_when(context, "趋势", met, times)
        if score is None:
            return None
        shown: list[str | c.Core] = []
        for value in values:
            shown += [value, "、"]
        wanted = self.direction if self.strict == "是" else f"{self.direction}或持平"
        reason = build.say("各期为 ", *shown[:-1], f"，没有逐期{wanted}")
        return Lowered(score, reason, (("不合趋势的次数", times),))

    def _values(self, context: ShapeContext) -> list[c.Core] | None:
        """Check the values of the series: at least two, all of the type of the first."""
        if len(self.series) < 2:
            count = len(self.series)
            context.note(TOO_FEW, context.indicator, key="序列", least=2, found=count)
            return None
        kinds = ("number", "money", "rate", "points", "quantity", "days", "date", "month")
        first = context.expr(self.series[0], *kinds)
        alike = replace(context, measure=first)
        values = [first, *(alike.like_measure(text) for text in self.series[1:])]
        known = [value for value in values if value is not None]
        return known if len(known) == len(values) else None
