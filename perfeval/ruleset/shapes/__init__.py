"""The scoring shapes, one file each. A shape is lowered to core expressions, nothing else.

So every engine that evaluates the core tree evaluates every shape, and a new shape is a file here.
"""

from __future__ import annotations

from perfeval.files.typed import Described
from perfeval.ruleset.shapes.all_or_nothing import AllOrNothing
from perfeval.ruleset.shapes.base import Lowered, Shape, ShapeContext
from perfeval.ruleset.shapes.base_plus_minus import BasePlusMinus
from perfeval.ruleset.shapes.checklist import Checklist, Point
from perfeval.ruleset.shapes.deadline import DeadlineScore
from perfeval.ruleset.shapes.deduct_per_occurrence import DeductPerOccurrence
from perfeval.ruleset.shapes.deduct_per_step import DeductPerStep
from perfeval.ruleset.shapes.interpolate_between import InterpolateBetween
from perfeval.ruleset.shapes.inverse_capped import InverseCapped
from perfeval.ruleset.shapes.linear_capped import LinearCapped
from perfeval.ruleset.shapes.linear_with_pass_line import LinearWithPassLine
from perfeval.ruleset.shapes.multi_rater import MultiRater
from perfeval.ruleset.shapes.qualitative_tiers import QualitativeTiers
from perfeval.ruleset.shapes.quorum_rollup import QuorumRollup
from perfeval.ruleset.shapes.rank_based import RankBased
from perfeval.ruleset.shapes.satisfaction import Satisfaction
from perfeval.ruleset.shapes.stepped_bands import Band, SteppedBands
from perfeval.ruleset.shapes.trend import Trend
from perfeval.ruleset.shapes.zero_target import ZeroTargetShape

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
    linear_with_pass_line: LinearWithPassLine | None = None
    interpolate_between: InterpolateBetween | None = None
    base_plus_minus: BasePlusMinus | None = None
    satisfaction: Satisfaction | None = None
    multi_rater: MultiRater | None = None
    quorum_rollup: QuorumRollup | None = None
    trend: Trend | None = None
    zero_target: ZeroTargetShape | None = None
    deadline: DeadlineScore | None = None
    rank_based: RankBased | None = None

    def written(self) -> list[tuple[str, Shape]]:
        """Give the shapes that were written, by their English key; a list is wrapped."""
        found: list[tuple[str, Shape]] = []
        if self.stepped_bands:
            found.append(("stepped_bands", SteppedBands(tiers=self.stepped_bands)))
        if self.checklist:
            found.append(("checklist", Checklist(tiers=self.checklist)))
        shapes = ((name, getattr(self, name)) for name in type(self).model_fields)
        return found + [(name, shape) for name, shape in shapes if isinstance(shape, Shape)]
