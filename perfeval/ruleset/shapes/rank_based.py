"""按名次: points by the place among the other rows, in one of four ways."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from perfeval.diagnostics.codes import language as language_codes
from perfeval.diagnostics.codes import ruleset as codes
from perfeval.diagnostics.codes import structure as structure_codes
from perfeval.diagnostics.codes.shapes import MEAN_PLACES, ONLY_WITH, TOO_FEW
from perfeval.files.typed import Described, Text
from perfeval.language import build
from perfeval.language import core as c
from perfeval.language.peers import UNIT_ADVICE, WITHOUT_UNIT
from perfeval.language.types import NUMBER, RATE
from perfeval.ruleset.shapes.base import Lowered, Shape, ShapeContext
from perfeval.ruleset.shapes.constants import fixed
from perfeval.ruleset.shapes.stepped_bands import Band, SteppedBands

ALL, APPLICABLE = "全部", "适用的行"
_NEARLY = {
    "所有": ALL, "全体": ALL, "全部行": ALL, "全部的行": ALL, "所有行": ALL, "适用": APPLICABLE,
    "适用行": APPLICABLE,
}  # fmt: skip
"""Words that people write for the two, and that could be taken for a condition."""
_TIES = {"取小": "min", "平均": "mean", "密集": "dense"}
_GROUPING = ("text", "choice", "bool", "number", "month")


@dataclass(frozen=True, slots=True)
class _Standing:
    """The place of the row at hand, how many there are, and the value of the first."""

    measure: c.Core
    place: c.Core
    count: c.Core
    first: c.Core
    descending: bool


class PlacesTable(Described):
    """Points of the first, the second … place, and of all places after those."""

    each_place: list[Text]
    rest: Text

    def score(self, context: ShapeContext, standing: _Standing) -> c.Core | None:
        """Give a case with one branch a place."""
        if not self.each_place:
            context.note(TOO_FEW, context.indicator, key="逐名", least=1, found=0)
        given = [context.points(text) for text in self.each_place]
        rest = context.points(self.rest)
        known = [points for points in given if points is not None]
        if rest is None or not known or len(known) < len(given):
            return None
        branches = tuple(
            (build.compared(standing.place, "=", c.number(place)), points)
            for place, points in enumerate(known, 1)
        )
        labels = tuple(f"第 {place} 名" for place in range(1, len(known) + 1))
        return c.Case(branches, rest, context.weight.type, labels)


class SteppedDown(Described):
    """``first_gets − per_place × (place − 1)``, not below ``least``."""

    first_gets: Text
    per_place: Text
    least: Text

    def score(self, context: ShapeContext, standing: _Standing) -> c.Core | None:
        """Give a difference that is bounded below."""
        first, least = context.points(self.first_gets), context.points(self.least)
        each = context.positive("每名减", self.per_place, context.points(self.per_place))
        if first is None or each is None or least is None:
            return None
        behind = build.minus(standing.place, c.number(1))
        return build.greatest(least, build.minus(first, build.times(behind, each)))


class RatioToFirst(Described):
    """``W × value / value of the first`` down to a place (``全部``: for all); ``rest`` after it."""

    up_to: Text
    rest: Text | None = None

    def score(self, context: ShapeContext, standing: _Standing) -> c.Core | None:
        """Give a share of the first, within nothing and all of it."""
        pair = (standing.measure, standing.first)
        share: c.Core = c.Arith("/", *(pair if standing.descending else pair[::-1]), RATE)
        above = c.Compare(">", standing.first, c.Const(Fraction(0), standing.first.type))
        share = c.Guard(above, build.within_whole(share), "首名的值不大于零", RATE)
        score: c.Core = build.times(context.weight, share)
        if self.up_to == ALL:
            if self.rest is not None:
                context.note(ONLY_WITH, self.rest, key="其余", other="计到: 几名")
            return None if self.rest is not None else score
        last = self._last(context)
        if self.rest is None:
            context.note(structure_codes.MISSING_KEY, self.up_to, where="首名比例", key="其余")
            return None
        rest = context.points(self.rest)
        if last is None or rest is None:
            return None
        counted = build.compared(standing.place, "<=", c.number(last))
        return c.Case(((counted, score),), rest, score.type, (f"前 {last} 名",))

    def _last(self, context: ShapeContext) -> int | None:
        """Give the last place that counts; it is a whole number above 0."""
        last = fixed(context, "计到", self.up_to, context.expr(self.up_to, "number"))
        if last is not None and (last < 1 or last.denominator != 1):
            context.note(codes.NOT_POSITIVE, self.up_to, key="计到", found=self.up_to)
            return None
        return None if last is None else int(last)


class RankBased(Shape):
    """Points by place; which end is first, ties and the population are written, never assumed.

    ``population`` is all rows, those that the indicator applies to, or a condition; ``within`` are
    ranked each on its own. Rows without a value are left out, or hold up the whole group.
    """

    direction: Literal["越高越好", "越低越好"]
    ties: Literal["取小", "平均", "密集"]
    population: Text
    within: list[Text] = []
    missing_rows: Literal["剔除", "待补"]
    zero_when: Text | None = None
    places_table: PlacesTable | None = None
    stepped_down: SteppedDown | None = None
    ratio_to_first: RatioToFirst | None = None
    stepped_bands: list[Band] | None = None

    def lower(self, context: ShapeContext) -> Lowered | None:
        """Lower to the way that was written, over the place among peers."""
        standing = self._standing(context)
        nothing = context.expr(self.zero_when, "bool") if self.zero_when is not None else None
        if not self._one_way(context) or standing is None:
            return None
        score = self._score(context, standing)
        if score is None or (self.zero_when is not None and nothing is None):
            return None
        reason: c.Core = build.say(
            "第 ", standing.place, " 名，共 ", standing.count, " 个；实际 ", standing.measure,
            "，首名 ", standing.first,
        )  # fmt: skip
        if nothing is not None:
            said = build.say(f"{self.zero_when}，不得分")
            score = c.Case(((nothing, build.ZERO),), score, score.type, ("零分条件",))
            reason = c.Case(((nothing, said),), reason, said.type, ("零分条件",))
        steps = (
            ("名次", standing.place), ("参加排名的个数", standing.count), ("首名", standing.first),
        )  # fmt: skip
        return Lowered(score, reason, steps)

    def _one_way(self, context: ShapeContext) -> bool:
        ways = (self.places_table, self.stepped_down, self.ratio_to_first, self.stepped_bands)
        found = sum(way is not None for way in ways)
        if found != 1:
            context.note(
                structure_codes.NOT_ONE_OF,
                context.indicator,
                where="按名次",
                accepted="名次表、逐名递减、首名比例、分档",
                found=found,
            )
        elif self.places_table is not None and self.ties == "平均":
            context.note(MEAN_PLACES, context.indicator, example="1.5", key="名次表")
            return False
        return found == 1

    def _score(self, context: ShapeContext, standing: _Standing) -> c.Core | None:
        if self.stepped_bands is not None:
            bands = SteppedBands(tiers=self.stepped_bands)
            places = replace(context, measure=standing.place, counted=self.ties != "平均")
            lowered = bands.lower(places)
            return None if lowered is None else lowered.score
        way = self.places_table or self.stepped_down or self.ratio_to_first
        return None if way is None else way.score(context, standing)

    def _standing(self, context: ShapeContext) -> _Standing | None:
        """Make the place, the count and the first among the population."""
        measure, limited = context.needs_measure(), self._population(context)
        groups = [context.expr(text, *_GROUPING) for text in self.within]
        known = tuple(group for group in groups if group is not None)
        if measure is not None and measure.type.kind == "quantity":
            context.note(
                language_codes.NEEDS_TYPE,
                context.indicator,
                accepted=WITHOUT_UNIT,
                found=measure.type.spoken(),
                advice=UNIT_ADVICE,
            )
            return None
        if measure is None or limited is None or len(known) < len(groups):
            return None
        whole = c.Peers(
            "count",
            context.subject.name,
            measure,
            None if limited is _EVERY else limited,
            known,
            NUMBER,
            skip=self.missing_rows == "剔除",
        )
        descending = self.direction == "越高越好"
        end = "max" if descending else "min"
        place = replace(whole, kind="rank", ties=_TIES[self.ties], descending=descending)
        first = replace(whole, kind=end, type=measure.type)
        return _Standing(measure, place, whole, first, descending)

    def _population(self, context: ShapeContext) -> c.Core | None:
        if self.population == ALL:
            return _EVERY
        if self.population in _NEARLY:
            context.note(
                structure_codes.WRONG_VALUE,
                self.population,
                found=self.population,
                accepted="全部、适用的行，或一个条件",
                nearest=_NEARLY[self.population],
            )
            return None
        if self.population != APPLICABLE:
            return context.expr(self.population, "bool")
        return _EVERY if context.applies is None else context.applies


_EVERY = c.number(1)
"""Stands for a population of all rows."""
