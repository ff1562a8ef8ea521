"""按比例: points in proportion to completion, capped (财预〔2020〕10号 第十六条)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from perfeval.diagnostics.codes import ruleset as codes
from perfeval.files.typed import Text
from perfeval.language import build
from perfeval.language import core as c
from perfeval.ruleset.shapes.base import Lowered, Shape, ShapeContext
from perfeval.ruleset.shapes.over_achievement import OverAchievement

ZeroTarget = Literal["待补", "不得分", "满分"]


@dataclass(frozen=True, slots=True)
class Completion:
    """How much of a target was reached."""

    measure: c.Core
    target: c.Core
    ratio: c.Core

    def reason(self, *more: str | c.Core) -> c.Template:
        """Say what was reached of what."""
        return build.say("实际 ", self.measure, "，为目标 ", self.target, " 的 ", self.ratio, *more)


def completion(context: ShapeContext, target: Text, policy: ZeroTarget | None) -> Completion | None:
    """Divide the measure by the target; a target that may be 0 needs a policy."""
    measure = context.needs_measure()
    checked = context.not_negative("目标", target, context.like_measure(target))
    if measure is None or checked is None:
        return None
    if policy is None and not build.always_above_zero(checked):
        context.note(codes.ZERO_TARGET_POLICY, target, found=target)
        return None
    ratio = build.quotient(measure, checked)
    if _among_peers(checked):
        # A growth rate among peers may be below 0, and a share of it would reward falling further.
        above = c.Compare(">=", checked, c.Const(Fraction(0), checked.type))
        ratio = c.Guard(above, ratio, "目标小于零，不能按比例", ratio.type)
    return Completion(measure, checked, ratio)


def _among_peers(node: c.Core) -> bool:
    """Whether a value comes from a statistic over peers."""
    return isinstance(node, c.Peers) or any(map(_among_peers, c.children(node)))


def with_zero_target(
    context: ShapeContext, done: Completion, policy: ZeroTarget | None, score: c.Core
) -> c.Core:
    """Let a target of 0 follow its policy; ``待补`` leaves the quotient missing."""
    if policy not in ("不得分", "满分"):
        return score
    at_zero = context.weight if policy == "满分" else build.ZERO
    zero = build.compared(done.target, "=", build.ZERO)
    return c.Case(((zero, at_zero),), score, score.type, ("目标为零",))


class LinearCapped(Shape):
    """``score = W × min(cap, measure / target)``, never below 0."""

    target: Text
    cap: Text
    zero_target: ZeroTarget | None = None
    over: OverAchievement | None = None

    def lower(self, context: ShapeContext) -> Lowered | None:
        """Lower to a capped quotient; a target of 0 follows its policy."""
        done = completion(context, self.target, self.zero_target)
        cap = context.positive("封顶", self.cap, context.expr(self.cap, "rate"))
        if done is None or cap is None:
            return None
        within = build.greatest(build.rate(0), build.least(cap, done.ratio))
        score: c.Core = build.times(context.weight, within)
        reason: c.Core = done.reason()
        if self.over is not None:
            adjusted = self.over.adjust(context, done.ratio, score)
            if adjusted is None:
                return None
            score, more = adjusted.score, adjusted.reason
            exceeded = c.Logic("and", (c.Known(done.ratio), adjusted.exceeded))
            reason = c.Case(((exceeded, done.reason(*more)),), reason, reason.type, ("超额",))
        score = with_zero_target(context, done, self.zero_target, score)
        return Lowered(score, reason, (("完成率", done.ratio),))
