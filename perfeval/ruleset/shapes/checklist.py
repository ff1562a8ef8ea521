"""要点: points by items, each with its share of the weight."""

from __future__ import annotations

from fractions import Fraction

from perfeval.diagnostics.codes import ruleset as codes
from perfeval.diagnostics.codes import structure as structure_codes
from perfeval.files.typed import Described, Text
from perfeval.language import build
from perfeval.language import core as c
from perfeval.language.types import RATE
from perfeval.ruleset.shapes.base import Lowered, Shape, ShapeContext
from perfeval.ruleset.shapes.constants import fixed
from perfeval.values.show import show_plain


class Point(Described):
    """One item: met (a condition, or a rate for part of it), or reduced for each failure.

    With ``failures`` the item keeps ``1 − failures × per_failure`` of its share and nothing from
    ``kill_at`` failures on.
    """

    name: Text
    share: Text
    met: Text | None = None
    failures: Text | None = None
    per_failure: Text | None = None
    kill_at: Text | None = None


class Checklist(Shape):
    """``score = W × Σ share × met``; the shares must add up to exactly 100%."""

    tiers: list[Point]

    def lower(self, context: ShapeContext) -> Lowered | None:
        """Lower to a sum of products."""
        total: c.Core | None = None
        shares = Fraction(0)
        steps: list[tuple[str, c.Core]] = []
        complete = True
        for point in self.tiers:
            share = context.expr(point.share, "rate")
            met = _met(point, context)
            if share is None or met is None:
                complete = False
                continue
            known = fixed(context, "份额", point.share, share)
            if known is None:
                complete = False
                continue
            shares += known
            part = c.Arith("*", share, met, RATE)
            total = part if total is None else c.Arith("+", total, part, RATE)
            steps.append((str(point.name), met))
        if not complete or total is None:
            return None
        if shares != 1:
            found = f"{show_plain(shares * 100)}%"
            context.note(codes.SHARES, self.tiers[0].share, what="各要点的份额", found=found)
            return None
        parts: list[str | c.Core] = ["各要点达成："]
        for name, met in steps:
            parts += [f"{name} ", met, "；"]
        return Lowered(build.times(context.weight, total), build.say(*parts[:-1]), tuple(steps))


def _met(point: Point, context: ShapeContext) -> c.Core | None:
    if (point.met is None) == (point.failures is None):
        number = 2 if point.met is not None else 0
        context.note(
            structure_codes.NOT_ONE_OF,
            point.name,
            where=f"要点“{point.name}”",
            accepted="达成、失分数",
            found=number,
        )
        return None
    if point.met is not None:
        met = context.expr(point.met, "bool", "rate")
        if met is not None and met.type.kind == "bool":
            return c.Case(((met, build.rate(100)),), build.rate(0), RATE, ("达成",))
        return met and build.within_whole(met)
    return _reduced(point, context)


def _reduced(point: Point, context: ShapeContext) -> c.Core | None:
    missing = [
        key
        for key, text in (("每项扣", point.per_failure), ("归零", point.kill_at))
        if text is None
    ]
    for key in missing:
        context.note(structure_codes.MISSING_KEY, point.name, where=f"要点“{point.name}”", key=key)
    if missing or point.failures is None or point.per_failure is None or point.kill_at is None:
        return None
    failures = context.expr(point.failures, "number")
    each = context.expr(point.per_failure, "rate")
    kill_at = context.expr(point.kill_at, "number")
    if failures is None or each is None or kill_at is None:
        return None
    left = c.Arith("-", build.rate(100), c.Arith("*", failures, each, RATE), RATE)
    killed = c.Compare(">=", failures, kill_at)
    kept = build.within_whole(left)
    return c.Case(((killed, build.rate(0)),), kept, RATE, (f"不满足达到 {point.kill_at} 项",))
