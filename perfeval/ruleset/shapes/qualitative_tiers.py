"""定性分档: a person picks the points within the range of a tier (财预〔2020〕10号 第十六条).

The engine does not judge; it checks that the points lie in the tier's range and that a reason is
given below the first tier.
"""

from __future__ import annotations

from typing import Literal

from perfeval.diagnostics import nearest
from perfeval.diagnostics.codes.language import UNKNOWN_OPTION
from perfeval.files.typed import Described, Text
from perfeval.language import build
from perfeval.language import core as c
from perfeval.language.types import BOOL, RATE
from perfeval.ruleset.shapes.base import Lowered, Shape, ShapeContext


class Tier(Described):
    """A tier and the share of the weight that it may be given."""

    tier: Text
    upper: Text
    lower: Text
    lower_inclusive: Literal["是", "否"]


class QualitativeTiers(Shape):
    """``awarded`` when it lies within the range of the tier, else missing with the cause."""

    tier: Text
    awarded: Text
    tiers: list[Tier]
    reason: Text

    def lower(self, context: ShapeContext) -> Lowered | None:
        """Lower to a guarded copy of the awarded points."""
        tier = context.expr(self.tier, "choice", "text")
        awarded = context.expr(self.awarded, "number")
        reason = context.expr(self.reason, "text")
        ranges = [_range(spec, self.tiers, context, awarded) for spec in self.tiers]
        if tier is not None and not _are_options(self.tiers, tier, context):
            return None
        if tier is None or awarded is None or reason is None or None in ranges:
            return None
        branches: list[tuple[c.Core, c.Core]] = []
        for spec, within in zip(self.tiers, ranges, strict=True):
            if within is not None:
                same = c.Compare("=", tier, c.Const(str(spec.tier), tier.type))
                branches.append((same, within))
        labels = tuple(str(spec.tier) for spec in self.tiers)
        in_range = c.Case(tuple(branches), c.Const(value=False, type=BOOL), BOOL, labels)
        first = c.Compare("=", tier, c.Const(labels[0], tier.type))
        explained = c.Logic("or", (first, c.Known(reason)))
        score = c.Guard(explained, awarded, "低于第一档而没有写原因", awarded.type)
        score = c.Guard(in_range, score, "评分不在该等次的区间内", awarded.type)
        given = c.Otherwise(reason, c.Const("未写原因", reason.type), reason.type)
        text = build.say("等次“", tier, "”，评分人给 ", awarded, " 分；原因：", given)
        return Lowered(score, text, (("等次", tier), ("评分", awarded)))


def _are_options(tiers: list[Tier], tier: c.Core, context: ShapeContext) -> bool:
    """Note every tier that the field of tiers does not know."""
    if not isinstance(tier, c.FieldOf):
        return True
    field = context.binder.vocabulary.entities[tier.entity].fields[tier.name]
    if not field.choices:
        return True
    unknown = [spec.tier for spec in tiers if spec.tier not in field.choices]
    for name in unknown:
        context.note(
            UNKNOWN_OPTION,
            name,
            field=field.name,
            found=name,
            nearest=nearest(name, field.choices) or next(iter(field.choices)),
            accepted="、".join(field.choices),
        )
    return not unknown


def _range(
    spec: Tier, all_tiers: list[Tier], context: ShapeContext, awarded: c.Core | None
) -> c.Core | None:
    upper, lower = context.expr(spec.upper, "rate"), context.expr(spec.lower, "rate")
    if upper is None or lower is None or awarded is None:
        return None
    taken = any(
        t.lower.strip() == spec.upper.strip() and t.lower_inclusive == "是" for t in all_tiers
    )
    top = c.Arith("*", context.weight, upper, RATE)
    bottom = c.Arith("*", context.weight, lower, RATE)
    return c.Logic(
        "and",
        (
            c.Compare("<" if taken else "<=", awarded, top),
            c.Compare(">=" if spec.lower_inclusive == "是" else ">", awarded, bottom),
        ),
    )
