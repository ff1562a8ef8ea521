"""What concerns more than one line of a subject, as written: groups, weight rules, vetoes."""

from __future__ import annotations

from typing import Literal

from perfeval.files.typed import Described, Text
from perfeval.ruleset.model_ignore import Ignore


class SharedSpec(Described):
    """A group's weight shared equally among its indicators, and where what is left over goes."""

    places: Text
    remainder: Literal["末项", "首项", "最大余数法", "不调整"]


class GroupSpec(Described):
    """A group of indicators (一级指标, 二级指标) and how its points come from theirs."""

    id: Text
    name: Text
    parent: Text | None = None
    weight: Text | None = None
    rollup: Literal["合计", "按权重加权", "简单平均", "最低"]
    shared: SharedSpec | None = None
    note: Text = Text("")


class TogetherSpec(Described):
    """Several groups whose weights have a least sum."""

    members: list[Text]
    at_least: Text


class WeightRulesSpec(Described):
    """What weights must be, beside adding up to the full marks."""

    whole: Literal["是", "否"] = "否"
    group_least: Text | None = None
    group_multiple: Text | None = None
    together: list[TogetherSpec] = []


class VetoSpec(Described):
    """A condition on the subject that overrules its points or its grade (一票否决)."""

    id: Text
    name: Text
    when: Text
    effect: Literal["总分为零", "等级封顶", "剔除"]
    highest: Text | None = None
    message: Text | None = None
    basis: Text
    note: Text = Text("")
    ignores: list[Ignore] = []
