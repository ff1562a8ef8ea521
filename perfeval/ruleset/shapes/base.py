"""What all shapes share: the context they are lowered in and what lowering gives."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.diagnostics import Code
from perfeval.diagnostics.codes import language as language_codes
from perfeval.diagnostics.codes import ruleset as codes
from perfeval.diagnostics.codes.structure import MISSING_KEY
from perfeval.files.typed import Described, Text
from perfeval.language import build
from perfeval.language import core as c
from perfeval.language.mismatch import advice_and_places

if TYPE_CHECKING:
    from perfeval.ruleset.binder import Binder
    from perfeval.vocabulary import Entity

UNTIL_NONE_LEFT = "扣完为止"


@dataclass(frozen=True, slots=True)
class Lowered:
    """A shape as expressions: unrounded points, why points are lost, named steps on the way."""

    score: c.Core
    reason: c.Core
    steps: tuple[tuple[str, c.Core], ...] = ()


@dataclass(frozen=True, slots=True)
class ShapeContext:
    """Where a shape is lowered: the indicator's subject, weight, measure and condition."""

    binder: Binder
    subject: Entity
    weight: c.Core
    measure: c.Core | None
    indicator: Text
    applies: c.Core | None = None
    counted: bool = False
    """Whether the measure is 1, 2, 3 … and nothing between."""

    def expr(self, text: Text, *accepted: str) -> c.Core | None:
        """Check an expression about the indicator's subject."""
        return self.binder.expr(text, self.subject, *accepted)

    def like_measure(self, text: Text, *, share_of_row: bool = False) -> c.Core | None:
        """Check an expression that is compared with the measure: same type and unit.

        With ``share_of_row`` a rate may meet a quantity, whose row must then say ``%``.
        """
        checked = self.expr(text)
        if checked is None or self.measure is None:
            return None
        if "any" in (checked.type.kind, self.measure.type.kind):
            return checked
        kinds = {checked.type.kind, self.measure.type.kind}
        alike = checked.type == self.measure.type or kinds == {"quantity", "number"}
        if not alike and not (share_of_row and kinds == {"quantity", "rate"}):
            self._mismatch(text, checked, self.measure)
            return None
        return checked

    def points(self, text: Text) -> c.Core | None:
        """Check an amount of points: a number, or a percentage of the weight."""
        checked = self.expr(text, "number", "rate")
        if checked is not None and checked.type.kind == "rate":
            return build.times(self.weight, checked)
        return checked

    def positive(self, key: str, text: Text, checked: c.Core | None) -> c.Core | None:
        """Refuse a constant that is not above zero."""
        if not isinstance(checked, c.Const) or not isinstance(checked.value, Fraction):
            return checked
        if checked.value <= 0 and checked.type.kind != "any":
            self.note(codes.NOT_POSITIVE, text, key=key, found=text)
            return None
        return checked

    def not_negative(self, key: str, text: Text, checked: c.Core | None) -> c.Core | None:
        """Refuse a constant below zero."""
        if isinstance(checked, c.Const) and isinstance(checked.value, Fraction):
            return self.positive(key, text, checked) if checked.value < 0 else checked
        return checked

    def needs_measure(self) -> c.Core | None:
        """Give the measure, or note that this shape needs one."""
        if self.measure is None:
            self.note(MISSING_KEY, self.indicator, where="这种得分", key="量值")
        elif not self.measure.type.is_numeric:
            found = self.measure.type.spoken()
            self.note(
                language_codes.NEEDS_TYPE, self.indicator, accepted="数值", found=found, advice=""
            )
            return None
        return self.measure

    def most(self, text: Text) -> c.Core | None:
        """Check the most that may be deducted: ``扣完为止`` is the whole weight."""
        return self.weight if text == UNTIL_NONE_LEFT else self.points(text)

    def note(self, code: Code, text: Text | None, **values: Any) -> None:
        """Note a diagnostic."""
        self.binder.note(code, text, **values)

    def _mismatch(self, text: Text, bound: c.Core, measure: c.Core) -> None:
        advice, places = advice_and_places(self.binder.scope, bound, measure, "比较")
        self.note(
            language_codes.TYPE_MISMATCH,
            text,
            related=places,
            left=bound.type.spoken(),
            right=f"量值（{measure.type.spoken()}）",
            operation="比较",
            advice=advice,
        )


class Shape(Described, ABC):
    """Base of all shapes."""

    @abstractmethod
    def lower(self, context: ShapeContext) -> Lowered | None:
        """Give the shape as expressions, None when something in it is wrong (and noted)."""
