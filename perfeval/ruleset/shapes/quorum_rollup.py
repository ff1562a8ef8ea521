"""项数法: a grade by how many items have which grade (郑州附件2-6), and points by the grade."""

from __future__ import annotations

from itertools import pairwise

from perfeval.diagnostics import nearest
from perfeval.diagnostics.codes import ruleset as codes
from perfeval.diagnostics.codes.language import UNKNOWN_OPTION
from perfeval.diagnostics.codes.shapes import TOO_FEW
from perfeval.files.typed import Described, Text
from perfeval.language import build
from perfeval.language import core as c
from perfeval.language.types import BOOL, NUMBER
from perfeval.ruleset.shapes.base import Lowered, Shape, ShapeContext


class QuorumTier(Described):
    """A grade: so many items with it or better, none with those named, and its points."""

    tier: Text
    items_at_least: Text | None = None
    none_of: list[Text] = []
    points: Text


class QuorumRollup(Shape):
    """The first tier that holds over the counts of items by grade, the best grade first.

    The counts must add up to ``items``, else an item was not graded and the score is missing.
    """

    counts: dict[Text, Text]
    items: Text
    tiers: list[QuorumTier]

    def lower(self, context: ShapeContext) -> Lowered | None:
        """Lower to a case with one branch a tier."""
        counts = {str(k): context.expr(text, "number") for k, text in self.counts.items()}
        items = context.expr(self.items, "number")
        known = {grade: count for grade, count in counts.items() if count is not None}
        if not counts or not self.tiers:
            key = "档" if counts else "项数"
            context.note(TOO_FEW, context.indicator, key=key, least=1, found=0)
            return None
        tiers = [self._tier(tier, known, context) for tier in self.tiers]
        branches = tuple(tier for tier in tiers if tier is not None)
        reachable = self._all_reachable(context)
        if len(known) < len(counts) or len(branches) < len(tiers) or items is None:
            return None
        if not reachable:
            return None
        labels = tuple(str(tier.tier) for tier in self.tiers)
        score = c.Case(branches, None, context.weight.type, labels)
        whole = c.Compare("=", _sum(list(known.values())), items)
        counted = (c.Compare(">=", count, build.ZERO) for count in known.values())
        complete = c.Logic("and", (whole, *counted))
        guarded = c.Guard(complete, score, "评定的项数和总项不一致", score.type)
        said: list[str | c.Core] = []
        for grade, count in known.items():
            said += [f"{grade} ", count, " 项，"]
        reasons = tuple(
            (condition, build.say(*said, f"定为“{label}”"))
            for (condition, _), label in zip(branches, labels, strict=True)
        )
        reason = c.Case(reasons, build.say(*said), build.say("").type)
        return Lowered(guarded, reason, tuple(known.items()))

    def _tier(
        self, tier: QuorumTier, known: dict[str, c.Core], context: ShapeContext
    ) -> tuple[c.Core, c.Core] | None:
        """Give the condition of a tier and its points."""
        points = context.points(tier.points)
        grades = [str(grade) for grade in self.counts]
        unknown = [name for name in (tier.tier, *tier.none_of) if name not in grades]
        for name in unknown:
            context.note(
                UNKNOWN_OPTION,
                name,
                field="项数",
                found=name,
                nearest=nearest(name, grades) or grades[0],
                accepted="、".join(grades),
            )
        parts: list[c.Core | None] = []
        if tier.items_at_least is not None:
            least = context.expr(tier.items_at_least, "number")
            better = grades[: grades.index(tier.tier) + 1] if not unknown else []
            counted = [known[grade] for grade in better if grade in known]
            fits = least is not None and counted
            parts.append(c.Compare(">=", _sum(counted), least) if fits and least else None)
        parts += [c.Compare("=", known[name], build.ZERO) for name in tier.none_of if name in known]
        held = [part for part in parts if part is not None]
        if points is None or unknown or len(held) < len(parts):
            return None
        if not held:
            return c.Const(value=True, type=BOOL), points
        return (held[0] if len(held) == 1 else c.Logic("and", tuple(held))), points

    def _all_reachable(self, context: ShapeContext) -> bool:
        """Note the first tier after one that takes everything."""
        for number, (tier, after) in enumerate(pairwise(self.tiers), 1):
            if tier.items_at_least is None and not tier.none_of:
                context.note(codes.BAND_UNREACHABLE, after.tier, first=number, second=number + 1)
                return False
        return True


def _sum(parts: list[c.Core]) -> c.Core:
    total = parts[0]
    for part in parts[1:]:
        total = c.Arith("+", total, part, NUMBER)
    return total
