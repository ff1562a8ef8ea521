"""The scoring shapes, one file each. A shape is lowered to core expressions, nothing else.

So every engine that evaluates the core tree evaluates every shape, and a new shape is a file here.
"""

from __future__ import annotations

from perfeval.files.typed import Described
from perfeval.ruleset.shapes.all_or_nothing import AllOrNothing
from perfeval.ruleset.shapes.base import Lowered, Shape, ShapeContext
from perfeval.ruleset.shapes.checklist import Checklist, Point
from perfeval.ruleset.shapes.deduct_per_occurrence import DeductPerOccurrence
from perfeval.ruleset.shapes.deduct_per_step import DeductPerStep
from perfeval.ruleset.shapes.inverse_capped import InverseCapped
from perfeval.ruleset.shapes.linear_capped import LinearCapped
from perfeval.ruleset.shapes.qualitative_tiers import QualitativeTiers
from perfeval.ruleset.shapes.stepped_bands import Band, SteppedBands

__all__ = ["Lowered", "Score", "Shape", "ShapeContext"]


class Score(Described):
    """Exactly one shape with its parameters."""

    linear_capped: LinearCapped | None = None
    inverse_capped: InverseCapped | None = None
    stepped_bands: list[Band] | None = None
    deduct_per_step: DeductPerStep | None = None
    deduct_per_occurrence: DeductPerOccurrence | None = None
    all_or_nothing: AllOrNothing | None = None
    checklist: list[Point] | None = None
    qualitative_tiers: QualitativeTiers | None = None

    def written(self) -> list[tuple[str, Shape]]:
        """Give the shapes that were written, by their English key; a list is wrapped."""
        bands, points = self.stepped_bands, self.checklist
        shapes: dict[str, Shape | None] = {
            "linear_capped": self.linear_capped,
            "inverse_capped": self.inverse_capped,
            "stepped_bands": SteppedBands(tiers=bands) if bands else None,
            "deduct_per_step": self.deduct_per_step,
            "deduct_per_occurrence": self.deduct_per_occurrence,
            "all_or_nothing": self.all_or_nothing,
            "checklist": Checklist(tiers=points) if points else None,
            "qualitative_tiers": self.qualitative_tiers,
        }
        return [(name, shape) for name, shape in shapes.items() if shape]
