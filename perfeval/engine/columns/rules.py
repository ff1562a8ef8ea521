"""Rules over whole columns: what :class:`~perfeval.engine.compiled.rules.Compiler` gives."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np

from perfeval.dataset import Dataset
from perfeval.engine.columns.arithmetic import compare, rounded
from perfeval.engine.columns.bounded import Mask, one
from perfeval.engine.columns.frame import Frame
from perfeval.engine.columns.operands import Num, either, present, selected
from perfeval.engine.columns.reasons import Reasons
from perfeval.engine.columns.sentences import sentences
from perfeval.engine.columns.tables import Tables
from perfeval.engine.compiled.indicator_body import NO_DATA
from perfeval.engine.compiled.rules import (
    EXCLUDED,
    NOT_APPLICABLE,
    PENDING,
    SCORED,
    CheckColumn,
    RuleColumn,
)
from perfeval.ruleset.program import Check, Indicator


class ColumnRules:
    """Runs the rules of a program on one dataset, a column at a time."""

    def __init__(self, dataset: Dataset) -> None:
        self.tables = Tables(dataset)

    def indicator(self, indicator: Indicator, places: int, *, round_each: bool) -> RuleColumn:
        """Run one indicator over all rows of its entity.

        Raises:
            NotForColumnsError: when columns cannot take it.
        """
        frame = Frame(self.tables, indicator.entity)
        applies = None if indicator.applies is None else frame.condition(indicator.applies)
        weight = frame.number(indicator.weight)
        score = frame.number(indicator.score)
        concerned: Mask = np.True_ if applies is None else applies.true
        pending = weight.missing
        if applies is not None:
            pending = either(applies.missing, None if pending is None else pending & concerned)
        live = concerned if pending is None else concerned & ~pending
        gaps = None if score.missing is None else live & score.missing
        there = live if gaps is None else live & ~gaps
        points = self._points(indicator, score, weight, places, round_each=round_each)
        whole = rounded(weight, places, "half_up") if round_each else weight
        lost = np.flatnonzero(_all(compare("<", *map(_there, (points, whole))).true & there, frame))
        reasons = Reasons(frame.count)
        reasons.put(lost, sentences(frame.part(lost), indicator.reason))
        given = live if indicator.missing in ("zero", "full") else there
        status = np.full(frame.count, NOT_APPLICABLE, np.uint8)
        if pending is not None:
            status[_all(pending, frame)] = PENDING
        if gaps is not None:
            status[_all(gaps, frame)] = EXCLUDED if indicator.missing == "exclude" else PENDING
            if indicator.missing == "zero":
                reasons.put(np.flatnonzero(_all(gaps, frame)), NO_DATA)
        status[_all(given, frame)] = SCORED
        full, full_over = _written(weight, live, frame)
        written, over = _written(points, given, frame, whole=not round_each)
        return RuleColumn(
            indicator,
            status=bytearray(status.tobytes()),
            points=written,
            full=full,
            points_over=over,
            full_over=full_over,
            reasons=reasons,
            held=points.n.spread(frame.count) if round_each and _everywhere(given) else None,
        )

    @staticmethod
    def _points(
        indicator: Indicator, score: Num, weight: Num, places: int, *, round_each: bool
    ) -> Num:
        """Give the points, rounded where each is; rows without a score follow the policy."""
        found: Any = score
        if score.missing is not None and indicator.missing in ("zero", "full"):
            instead = Num(one(0), one(1)) if indicator.missing == "zero" else _there(weight)
            found = selected([(~score.missing, _there(score)), (score.missing, instead)], None)
        return rounded(found, places, "half_up") if round_each else found

    def check(self, check: Check) -> CheckColumn:
        """Run one check over all rows of its entity.

        Raises:
            NotForColumnsError: when columns cannot take it.
        """
        frame = Frame(self.tables, check.entity)
        when = frame.condition(check.when)
        hits, unknown = when.true, when.missing
        if check.applies is not None:
            applies = frame.condition(check.applies)
            hits = applies.true & hits
            unknown = either(applies.missing, None if unknown is None else applies.true & unknown)
        rows = np.flatnonzero(_all(hits, frame))
        messages = sentences(frame.part(rows), check.message)
        column = CheckColumn(check, rows.tolist(), messages)
        if unknown is not None:
            column.unknown.extend(np.flatnonzero(_all(unknown, frame)).tolist())
        return column


def _there(x: Num) -> Num:
    found = present(x)
    return found if isinstance(found, Num) else x


def _all(mask: Mask, frame: Frame) -> Mask:
    """Give a mask with an element for each row."""
    return mask if np.shape(mask) == (frame.count,) else np.full(frame.count, mask)


def _everywhere(mask: Mask) -> bool:
    return isinstance(mask, np.bool_) and bool(mask)


def _written(x: Num, mask: Mask, frame: Frame, *, whole: bool = False) -> tuple[list[Any], int]:
    """Give numerators and their denominator; ratios over 1 where it varies, or with ``whole``."""
    held: list[Any]
    if not x.d.fixed or whole:
        over = 1
        n, d = x.n.spread(frame.count).tolist(), x.d.spread(frame.count).tolist()
        held = list(map(Fraction, n, d))
    else:
        over = x.d.v
        held = [x.n.v] * frame.count if x.n.fixed else x.n.spread(frame.count).tolist()
    if not _everywhere(mask):
        for row in np.flatnonzero(~_all(mask, frame)).tolist():
            held[row] = None
    return held, over
