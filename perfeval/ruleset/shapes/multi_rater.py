"""多主体: several raters, each with a share, and points on top within a bound."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from perfeval.diagnostics.codes import ruleset as codes
from perfeval.diagnostics.codes.shapes import TOO_FEW
from perfeval.files.typed import Described, Text
from perfeval.language import build
from perfeval.language import core as c
from perfeval.language.types import NUMBER, RATE
from perfeval.ruleset.shapes.base import Lowered, Shape, ShapeContext
from perfeval.ruleset.shapes.constants import fixed
from perfeval.values.show import show_plain

Drop = Literal["不去", "去一最高一最低"]


class Rater(Described):
    """A group of raters: its share, and the marks that they gave."""

    name: Text
    rater_share: Text
    marks: list[Text]


class Extra(Described):
    """Points on top, from 0 to ``at_most``."""

    points: Text
    at_most: Text


class MultiRater(Shape):
    """``score = W × Σ share × mean(marks) / full_marks + extra``.

    Marks outside 0 to ``full_marks`` make the score missing, as does a mark that is not there.
    """

    raters: list[Rater]
    full_marks: Text
    drop: Drop
    extra: Extra | None = None

    def lower(self, context: ShapeContext) -> Lowered | None:
        """Lower to a sum of weighted means."""
        full = context.expr(self.full_marks, "number")
        full = context.positive("评分满分", self.full_marks, full)
        parts = [_part(rater, self.drop, context) for rater in self.raters]
        extra = _extra(self.extra, context)
        known = [part for part in parts if part is not None]
        if full is None or len(known) < len(parts) or (self.extra and extra is None):
            return None
        if not known:
            context.note(TOO_FEW, context.indicator, key="主体", least=1, found=0)
            return None
        shares = sum((share for share, _, _ in known), Fraction(0))
        if shares != 1:
            where, found = self.raters[0].rater_share, f"{show_plain(shares * 100)}%"
            context.note(codes.SHARES, where, what="各主体的权重", found=found)
            return None
        marks = [mark for _, given, _ in known for mark in given]
        total = _sum([c.Arith("*", c.Const(share, RATE), mean, NUMBER) for share, _, mean in known])
        score = build.times(context.weight, c.Arith("/", total, full, RATE))
        inside = c.Logic("and", tuple(_within(mark, full) for mark in marks))
        score = c.Guard(inside, score, "评分不在 0 到评分满分之间", NUMBER)
        if extra is not None:
            score = c.Arith("+", score, extra, NUMBER)
        named = [(str(r.name), mean) for r, (_, _, mean) in zip(self.raters, known, strict=True)]
        said: list[str | c.Core] = []
        for name, mean in named:
            said += [f"{name} ", mean, "、"]
        reason = build.say("评分：", *said[:-1], "，满分 ", full)
        return Lowered(score, reason, (*named, ("加权评分", total)))


def _part(
    rater: Rater, drop: Drop, context: ShapeContext
) -> tuple[Fraction, list[c.Core], c.Core] | None:
    """Give the share of a group, its marks and their mean."""
    share = fixed(context, "权重", rater.rater_share, context.expr(rater.rater_share, "rate"))
    marks = [context.expr(text, "number") for text in rater.marks]
    known = [mark for mark in marks if mark is not None]
    least = 1 if drop == "不去" else 3
    if len(marks) < least:
        key = f"{rater.name}的评分"
        context.note(TOO_FEW, rater.name, key=key, least=least, found=len(marks))
        return None
    if share is None or len(known) < len(marks):
        return None
    total, count = _sum(known), len(known)
    if drop != "不去":
        total = build.minus(total, build.greatest(*known))
        total = build.minus(total, build.least(*known))
        count -= 2
    mean = total if count == 1 else c.Arith("/", total, c.number(count), NUMBER)
    return share, known, mean


def _extra(extra: Extra | None, context: ShapeContext) -> c.Core | None:
    if extra is None:
        return None
    points = context.points(extra.points)
    most = context.not_negative("不高于", extra.at_most, context.points(extra.at_most))
    if points is None or most is None:
        return None
    return build.greatest(build.ZERO, build.least(points, most))


def _sum(parts: list[c.Core]) -> c.Core:
    total = parts[0]
    for part in parts[1:]:
        total = c.Arith("+", total, part, NUMBER)
    return total


def _within(mark: c.Core, full: c.Core) -> c.Core:
    return c.Logic(
        "and", (build.compared(mark, ">=", build.ZERO), build.compared(mark, "<=", full))
    )
