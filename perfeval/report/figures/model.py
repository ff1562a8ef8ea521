"""``figures.yaml`` as written."""

from __future__ import annotations

from typing import Literal

from perfeval.files.typed import Described, Text

YesNo = Literal["是", "否"]


class MeasureSpec(Described):
    """One number of each group of a family; in a family of rows a text needs no format."""

    formula: Text
    format: Text | None = None
    label: Text = Text("")


class FigureSpec(Described):
    """A figure, a count of groups, or a family with one figure (or several) a group.

    Exactly one of ``formula``, ``count``, ``group``, ``rows`` and ``period`` says which; a family
    with one figure a group has ``formula`` beside ``group``, one with several has ``measures``.
    ``rows`` names a table: each of its rows is a group, and formulas are about the row. Groups
    stand in the order of the measure ``order``, when there is one; equal ones keep their order.
    With ``period`` it is the figure ``taken`` of an earlier period that the project names.
    """

    formula: Text | None = None
    count: Text | None = None
    period: Text | None = None
    taken: Text | None = None
    group: Text | list[Text] | None = None
    rows: Text | None = None
    condition: Text | None = None
    by_month: YesNo = "否"
    cumulative: YesNo = "否"
    order: Text | None = None
    direction: Literal["从低到高", "从高到低"] = "从低到高"
    measures: dict[Text, MeasureSpec] = {}
    format: Text | None = None
    label: Text | None = None

    @property
    def is_family(self) -> bool:
        """Whether there is a figure for each of several groups."""
        return self.group is not None or self.rows is not None


class PairSpec(Described):
    """Which surplus may go to which project."""

    id: Text
    name: Text
    source_pooled: Literal["是", "否", "不限"] = "不限"
    need_pooled: Literal["是", "否", "不限"] = "不限"
    same: list[Literal["资金类别", "级次"]] = []
    basis: Text


class ComputedSpec(Described):
    """A computed table, with the rules that it needs."""

    table: Literal["结余统筹", "公示台账", "监控表", "时限进展"]
    pairs: list[PairSpec] = []


class FigureSet(Described):
    """All figures of a template; ``rulesets`` are those whose parameters the formulas use.

    ``computed`` are tables made before the figures, which formulas may name like any other.
    """

    template: Text
    rulesets: list[Text] = []
    computed: list[ComputedSpec] = []
    figures: dict[Text, FigureSpec]
