"""Steps: how often a step fits into a gap, and what is deducted for it."""

from __future__ import annotations

from typing import Literal

from perfeval.files.typed import Text
from perfeval.language import build
from perfeval.language import core as c
from perfeval.language.types import NUMBER, POINTS_TYPE, Type
from perfeval.ruleset.shapes.base import ShapeContext

Mode = Literal["连续", "整步", "起步"]
"""In proportion, whole steps only, or a started step counts: never assumed."""


def gap_type(measure: Type) -> Type:
    """Give the type of a difference of two measures; that of two rates is in points."""
    return POINTS_TYPE if measure.kind == "rate" else measure


def step_of(context: ShapeContext, text: Text, gap: Type) -> c.Core | None:
    """Check the size of a step: the type of the gap, above zero."""
    plain = ("number",) if gap.kind == "quantity" else ()
    return context.positive("步长", text, context.expr(text, gap.kind, *plain))


def counted(gap: c.Core, step: c.Core, mode: Mode) -> c.Core:
    """Count the steps in a gap that is not negative."""
    steps: c.Core = c.Arith("/", gap, step, NUMBER)
    if mode == "连续":
        return steps
    return c.Rounded(steps, 0, "floor" if mode == "整步" else "ceil", NUMBER)


def deducted(steps: c.Core, each: c.Core, most: c.Core) -> c.Core:
    """Give what is deducted for steps or occurrences: at least nothing, at most ``most``."""
    return build.greatest(build.ZERO, build.least(build.times(steps, each), most))
