"""A ruleset as written, keys in one language, every text with its place."""

from __future__ import annotations

from typing import Literal

from perfeval.files.typed import Described, Text
from perfeval.ruleset.model_ignore import Ignore
from perfeval.ruleset.model_patterns import HandlingSpec, PatternSpec
from perfeval.ruleset.model_totals import (
    GroupSpec,
    RankingSpec,
    SummarySpec,
    VetoSpec,
    WeightRulesSpec,
)
from perfeval.ruleset.shapes import Score

Level = Literal["红", "黄", "蓝"]
Missing = Literal["待补", "不得分", "不扣分", "剔除并折算"]


class BasisSpec(Described):
    """A regulation that rules cite."""

    name: Text
    number: Text = Text("")
    url: Text = Text("")


class InheritSpec(Described):
    """The ruleset that this one builds on, and the version of it that was read when writing."""

    ruleset: Text
    version: Text | None = None


class RetiredSpec(Described):
    """A rule of the ruleset above that does not hold here, and why."""

    id: Text
    cause: Text


class ParameterValue(Described):
    """A parameter's value from a date on, with its unit and where it comes from.

    ``monthly`` is a curve: twelve values that hold at the ends of January to December.
    """

    value: Text | None = None
    monthly: list[Text] | None = None
    unit: Text = Text("")
    basis: Text


class IndicatorSpec(Described):
    """One scored rule; ``subject`` is the entity whose rows it scores."""

    id: Text
    name: Text
    subject: Text
    applies: Text | None = None
    transfer_to: Text | None = None
    inapplicable: Literal["剔除并折算", "不扣分"] | None = None
    kind: Literal["加分", "减分"] | None = None
    parent: Text | None = None
    weight: Text
    measure: Text | None = None
    score: Score
    missing: Missing
    printed: Text | None = None
    basis: Text
    note: Text = Text("")
    ignores: list[Ignore] = []


class TotalSpec(Described):
    """The total of a subject: full marks, ends, and what its grade is taken from."""

    full: Text
    bonus_cap: Text | None = None
    minus_cap: Text | None = None
    upper: Text | None = None
    lower: Text | None = None
    graded_by: Literal["取舍后", "取舍前"] = "取舍后"
    ranking: RankingSpec | None = None


class RoundingSpec(Described):
    """Where scores are rounded: each indicator, or the total only."""

    places: Text
    method: Literal["四舍五入"]
    stage: Literal["先逐项后合计", "先合计后取舍"]


class GradeSpec(Described):
    """A grade from ``at_least`` points up to the grade before it, or only to ``at_most``."""

    name: Text
    at_least: Text | None = None
    at_most: Text | None = None
    consequence: Text = Text("")


class CheckSpec(Described):
    """A warning: where the condition holds, a finding.

    ``needs`` are tables without which nothing can be said; the rule then does not run.
    """

    id: Text
    name: Text
    subject: Text
    needs: list[Text] = []
    applies: Text | None = None
    when: Text
    level: Level
    message: Text
    on_unknown: Literal["报告", "不报"] = "报告"
    handling: HandlingSpec | None = None
    continues: Text = Text("")
    basis: Text
    note: Text = Text("")
    ignores: list[Ignore] = []


class DeadlineSpec(Described):
    """After one dated event another is due within a limit."""

    id: Text
    name: Text
    needs: list[Text] = []
    start: Text
    expected: Text
    same: Text
    limit: Text
    first_day: Literal["不计", "计入"]
    level: Level
    handling: HandlingSpec | None = None
    basis: Text
    note: Text = Text("")
    ignores: list[Ignore] = []


class Ruleset(Described):
    """A ruleset file.

    One that inherits writes only what differs; ``ruleset.overlay`` puts the rest under it.
    ``parts`` are files beside it that hold more of its sections (``ruleset.part_files``).
    """

    ruleset: Text
    name: Text
    version: Text
    effective: Text
    parts: list[Text] = []
    inherits: Text | InheritSpec | None = None
    retired: list[RetiredSpec] = []
    subject: Text
    note: Text = Text("")
    bases: dict[Text, BasisSpec]
    parameters: dict[Text, dict[Text, ParameterValue]] = {}
    derived: dict[Text, Text] = {}
    groups: list[GroupSpec] = []
    indicators: list[IndicatorSpec] = []
    weight_rules: WeightRulesSpec | None = None
    total: TotalSpec | None = None
    rounding: RoundingSpec | None = None
    grades: list[GradeSpec] = []
    summaries: list[SummarySpec] = []
    vetoes: list[VetoSpec] = []
    checks: list[CheckSpec] = []
    deadlines: list[DeadlineSpec] = []
    patterns: list[PatternSpec] = []
    ignores: list[Ignore] = []
