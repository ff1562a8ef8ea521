"""A bound ruleset: every expression checked and resolved, ready for an engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from perfeval.calendar import Calendar
from perfeval.diagnostics import Place
from perfeval.language.core import Core
from perfeval.language.scope import Scope
from perfeval.ruleset.lineage import Parent
from perfeval.ruleset.origins import Origins
from perfeval.ruleset.program_patterns import UNHANDLED, EventPattern, Handling


@dataclass(frozen=True, slots=True)
class Basis:
    """What a rule rests on: a regulation and the article in it."""

    name: str
    number: str
    article: str
    url: str = ""

    def __str__(self) -> str:
        title = f"《{self.name}》" if self.number else self.name
        number = f"（{self.number}）" if self.number else ""
        space = " " if self.article and not number and not self.name.endswith("》") else ""
        return f"{title}{number}{space}{self.article}"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A scored rule.

    ``score`` gives unrounded points, ``reason`` the sentence for points that were lost,
    ``printed`` the points that the unit gave itself, ``steps`` names what the shape computed on
    the way, for explanations. ``missing`` is pending, zero, full or exclude. ``kind`` is 加分 or
    减分 where the points do not count to the full marks; ``parent`` is the id of its group.
    ``inapplicable`` is exclude or full for rows that it does not apply to, empty when those have
    no line.
    """

    id: str
    name: str
    entity: str
    path: tuple[tuple[str, str], ...]
    shape: str
    applies: Core | None
    weight: Core
    score: Core
    reason: Core
    steps: tuple[tuple[str, Core], ...]
    printed: Core | None
    missing: str
    basis: tuple[Basis, ...]
    place: Place | None
    written: Mapping[str, str]
    kind: str = ""
    parent: str = ""
    inapplicable: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A warning rule; ``continues`` is the id of the rule whose findings it makes graver.

    ``needs`` are the entities of which something must have been given, its own among them.
    """

    id: str
    name: str
    entity: str
    applies: Core | None
    when: Core
    level: str
    message: Core
    report_unknown: bool
    basis: tuple[Basis, ...]
    place: Place | None
    written: str
    handling: Handling = UNHANDLED
    continues: str = ""
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit between two dated events that share the value of a field.

    ``limit`` is in working days of ``calendar``, in natural days when that is None; with
    ``count_first`` the day of the first event counts.
    """

    id: str
    name: str
    start: tuple[str, str]
    expected: tuple[str, str]
    same: str
    limit: int
    count_first: bool
    level: str
    basis: tuple[Basis, ...]
    place: Place | None
    calendar: Calendar | None = None
    handling: Handling = UNHANDLED
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade and the fewest points it takes; None for the last.

    ``at_most`` is None where the grade goes up to the one before it.
    """

    name: str
    at_least: Fraction | None
    consequence: str
    at_most: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Indicators or groups whose points are rolled up; ``weight`` is None when it is their sum.

    ``rollup`` is 合计, 按权重加权, 简单平均 or 最低. ``level`` counts from 1.
    """

    id: str
    name: str
    parent: str
    level: int
    rollup: str
    weight: Fraction | None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Veto:
    """A condition on the subject and its consequence: 总分为零, 等级封顶 (``highest``) or 剔除."""

    check: Check
    effect: str
    highest: str


@dataclass(frozen=True, slots=True)
class Ends:
    """The most that bonus and minus items count, and the ends of the total; None is no end."""

    bonus: Fraction | None = None
    minus: Fraction | None = None
    upper: Fraction | None = None
    lower: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """Places of totals: ``ties`` is min, mean or dense; ``within`` are shared, ``written`` so."""

    ties: str
    within: tuple[Core, ...] = ()
    written: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SummaryRule:
    """Totals brought together by the value of ``by``.

    ``method`` is 简单平均, 加权平均 (by ``weighting``) or 合计. With ``skip`` subjects without a
    total or a weight are left out, otherwise they leave the whole open. ``ties`` is empty when no
    places are given.
    """

    id: str
    name: str
    by: Core
    by_written: str
    method: str
    weighting: Core | None
    weighting_written: str
    skip: bool
    ties: str


@dataclass(frozen=True, slots=True)
class WeightRules:
    """What weights must be, beside adding up: see ``ruleset/weight_rules.py``."""

    whole: bool = False
    least: Fraction | None = None
    multiple: Fraction | None = None
    together: tuple[tuple[tuple[str, ...], Fraction], ...] = ()


@dataclass(frozen=True, slots=True)
class Program:
    """A ruleset bound to a vocabulary on an evaluation date.

    ``places`` and ``round_each`` say where scores are rounded, half up; ``full`` is the total's
    full marks, None when the ruleset scores nothing. ``scope`` has the parameters on the
    evaluation date and the derived fields, for expressions outside the ruleset (figures).
    ``parents`` are the rulesets that it inherits, the nearest first; ``origins`` say of the rules
    that are inherited in part, by id, in which file their texts stand; ``parameter_places`` where
    the values of parameters stand that hold on the evaluation date.
    """

    id: str
    name: str
    version: str
    file: str
    sha256: str
    subject: str
    as_of: date
    indicators: tuple[Indicator, ...]
    checks: tuple[Check, ...]
    deadlines: tuple[Deadline, ...]
    grades: tuple[Grade, ...]
    full: Fraction | None
    places: int
    round_each: bool
    scope: Scope
    parents: tuple[Parent, ...] = ()
    origins: Mapping[str, Origins] = field(default_factory=dict)
    parameter_places: Mapping[str, Place] = field(default_factory=dict)
    ends: Ends = Ends()
    grade_rounded: bool = True
    groups: tuple[Group, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    weight_rules: WeightRules | None = None
    ranking: Ranking | None = None
    summaries: tuple[SummaryRule, ...] = ()
    patterns: tuple[EventPattern, ...] = ()
