"""``figures.yaml`` as written."""

from __future__ import annotations

from typing import Literal

from perfeval.files.typed import Described, Text

YesNo = Literal["是", "否"]


class MeasureSpec(Described):
    """One number of each group of a family."""

    formula: Text
    format: Text
    label: Text


class FigureSpec(Described):
    """A figure, a count of groups, or a family with one figure (or several) a group.

    Exactly one of ``formula``, ``count`` and ``group`` says which; a family with one figure a
    group has ``formula`` beside ``group``, one with several has ``measures``.
    """

    formula: Text | None = None
    count: Text | None = None
    group: Text | list[Text] | None = None
    condition: Text | None = None
    by_month: YesNo = "否"
    cumulative: YesNo = "否"
    measures: dict[Text, MeasureSpec] = {}
    format: Text | None = None
    label: Text | None = None


class FigureSet(Described):
    """All figures of a template; ``rulesets`` are those whose parameters the formulas use."""

    template: Text
    rulesets: list[Text] = []
    figures: dict[Text, FigureSpec]
