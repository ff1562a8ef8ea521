"""分档: points by the band that the measure falls in."""

from __future__ import annotations

from fractions import Fraction

from perfeval.diagnostics.codes import ruleset as codes
from perfeval.files.typed import Described, Text
from perfeval.language import build
from perfeval.language import core as c
from perfeval.language.types import BOOL
from perfeval.ruleset.shapes.bands_cover import Ends, flaws
from perfeval.ruleset.shapes.base import Lowered, Shape, ShapeContext
from perfeval.values.show import show_plain


class Band(Described):
    """One band; each end says whether it belongs to the band. ``points`` may be a % of W."""

    condition: Text | None = None
    at_least: Text | None = None
    above: Text | None = None
    at_most: Text | None = None
    below: Text | None = None
    points: Text

    def ends(self) -> list[tuple[str, Text]]:
        """Give the ends that were written, as (comparison, text)."""
        written = (
            (">=", self.at_least),
            (">", self.above),
            ("<=", self.at_most),
            ("<", self.below),
        )
        return [(operator, text) for operator, text in written if text is not None]


class SteppedBands(Shape):
    """The bands, first match first; overlaps and gaps between constant ends are refused."""

    tiers: list[Band]

    def lower(self, context: ShapeContext) -> Lowered | None:
        """Lower to a case with one branch a band."""
        measure = context.needs_measure()
        if measure is None:
            return None
        made = [
            branch
            for number, band in enumerate(self.tiers, 1)
            if (branch := _branch(band, number, context, measure)) is not None
        ]
        if len(made) < len(self.tiers):
            return None
        _check_cover(self.tiers, [cover for _, _, cover in made], context)
        labels = tuple(_label(band) for band in self.tiers)
        branches = tuple((condition, points) for condition, points, _ in made)
        score = c.Case(branches, None, context.weight.type, labels)
        named = tuple(
            (condition, build.say("实际 ", measure, f"，在“{label}”一档"))
            for (condition, _), label in zip(branches, labels, strict=True)
        )
        reason = c.Case(named, build.say("实际 ", measure), build.say("").type)
        return Lowered(score, reason)


def _branch(
    band: Band, number: int, context: ShapeContext, measure: c.Core
) -> tuple[c.Core, c.Core, Ends] | None:
    """Give the condition of a band, its points, and its ends as far as they are constant."""
    parts: list[c.Core | None] = []
    if band.condition is not None:
        parts.append(context.expr(band.condition, "bool"))
    ends: list[tuple[str, Fraction]] | None = []
    for operator, text in band.ends():
        end = context.like_measure(text, share_of_row=True)
        parts.append(None if end is None else build.compared(measure, operator, end))
        if not isinstance(end, c.Const) or end.type.kind == "any":
            ends = None
        elif ends is not None and isinstance(end.value, Fraction):
            ends.append((operator, end.value))
    points = context.points(band.points)
    known = [part for part in parts if part is not None]
    if points is None or len(known) < len(parts):
        return None
    written = None if band.condition is None else band.condition.strip()
    cover = Ends(number, written, None if ends is None else tuple(ends))
    if not known:
        return c.Const(value=True, type=BOOL), points, cover
    return (known[0] if len(known) == 1 else c.Logic("and", tuple(known))), points, cover


def _label(band: Band) -> str:
    words = {">=": "不低于", ">": "高于", "<=": "不高于", "<": "低于"}
    parts = [f"{words[operator]} {text}" for operator, text in band.ends()]
    if band.condition is not None:
        parts.insert(0, str(band.condition))
    return "且".join(parts) or "其余"


def _check_cover(bands: list[Band], ends: list[Ends], context: ShapeContext) -> None:
    """Note every gap, overlap and band that is never reached."""
    is_rate = context.measure is not None and context.measure.type.kind == "rate"
    for flaw in flaws(ends, Fraction(1, 100) if is_rate else Fraction(1), counted=context.counted):
        first, second = (_where(bands[number - 1]) for number in (flaw.first, flaw.second))
        shown = "" if flaw.example is None else _shown(flaw.example, is_rate=is_rate)
        if flaw.kind == "gap":
            context.note(codes.BAND_GAP, first, example=shown)
        elif flaw.kind == "overlap":
            context.note(
                codes.BAND_OVERLAP, second, example=shown, first=flaw.first, second=flaw.second
            )
        else:
            context.note(codes.BAND_UNREACHABLE, second, first=flaw.first, second=flaw.second)


def _where(band: Band) -> Text:
    return next((text for _, text in band.ends()), band.points)


def _shown(value: Fraction, *, is_rate: bool) -> str:
    return f"{show_plain(value * 100)}%" if is_rate else show_plain(value)
