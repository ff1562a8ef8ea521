"""A shape that works out a measure of its own and hands it on to a shape that scores one."""

from __future__ import annotations

from dataclasses import replace

from perfeval.diagnostics.codes import structure as structure_codes
from perfeval.files.typed import Described
from perfeval.language import core as c
from perfeval.ruleset.keywords import KEYWORDS
from perfeval.ruleset.shapes.base import Lowered, Shape, ShapeContext
from perfeval.ruleset.shapes.deduct_per_step import DeductPerStep
from perfeval.ruleset.shapes.interpolate_between import InterpolateBetween
from perfeval.ruleset.shapes.stepped_bands import Band, SteppedBands


class Graded(Described):
    """Exactly one way to score a measure that the shape around it gives."""

    stepped_bands: list[Band] | None = None
    deduct_per_step: DeductPerStep | None = None
    interpolate_between: InterpolateBetween | None = None

    def ways(self) -> list[Shape]:
        """Give the ways that were written."""
        bands = SteppedBands(tiers=self.stepped_bands) if self.stepped_bands else None
        written = (bands, self.deduct_per_step, self.interpolate_between)
        return [shape for shape in written if shape is not None]

    def graded(self, context: ShapeContext, name: str, measure: c.Core | None) -> Lowered | None:
        """Score ``measure`` in the one way that was written."""
        ways = self.ways()
        if len(ways) != 1:
            keys = [KEYWORDS[key] for key in self.accepted()]
            context.note(
                structure_codes.NOT_ONE_OF,
                context.indicator,
                where=name,
                accepted="、".join(keys),
                found=len(ways),
            )
            return None
        return None if measure is None else ways[0].lower(replace(context, measure=measure))

    def accepted(self) -> tuple[str, ...]:
        """Give the keys of the ways there are."""
        return ("stepped_bands", "deduct_per_step", "interpolate_between")
