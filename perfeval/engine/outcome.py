"""What came out: scores with their lines, findings. Records only; nothing is computed here."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from perfeval.diagnostics import Place
from perfeval.ruleset.program import Basis, SummaryRule
from perfeval.ruleset.program_patterns import Handling
from perfeval.values.show import show_date

BONUS, MINUS = "加分", "减分"


class Status(enum.StrEnum):
    """What became of one indicator for one row."""

    SCORED = "scored"
    PENDING = "pending"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Override:
    """Points that somebody set by hand, with the reason; ``day`` is None when not written."""

    points: Fraction
    by: str
    reason: str
    day: date | None
    place: Place

    def said(self) -> str:
        """Say who and why, in one phrase."""
        day = show_date(self.day) if self.day else ""
        return "，".join(part for part in (self.reason, self.by, day) if part)


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator's points for one row.

    ``points`` is None unless scored; ``printed`` are the points that the unit gave itself;
    ``reason`` says why points were lost, or what is missing. ``kind`` is 加分 or 减分 for a line
    outside the full marks; the points of 减分 are 0 or below. Where there is an ``override``,
    ``points`` are its, and ``computed`` those of the rule.
    """

    rule: str
    rule_name: str
    entity: str
    row: int
    name: str
    status: Status
    full: Fraction | None
    points: Fraction | None
    printed: Fraction | None
    reason: str
    place: Place
    kind: str = ""
    parent: str = ""
    computed: Fraction | None = None
    override: Override | None = None

    @property
    def lost(self) -> Fraction:
        """The points that were lost, 0 when none or not scored.

        A line loses points only for a reason: full marks of 10/3, rounded to 3.33, lose nothing.
        A bonus that is not reached is not lost.
        """
        if self.kind == BONUS:
            return Fraction(0)
        if self.kind == MINUS:
            return -(self.points or Fraction(0))
        if self.points is None or self.full is None or not self.reason:
            return Fraction(0)
        return self.full - self.points


@dataclass(frozen=True, slots=True)
class GroupScore:
    """The subtotal of a group; ``points`` is None while a line in it is pending.

    ``level`` counts from 1; ``rollup`` says how the points come from those below.
    """

    id: str
    name: str
    parent: str
    level: int
    rollup: str
    points: Fraction | None
    full: Fraction


@dataclass(frozen=True, slots=True)
class Vetoed:
    """A veto that holds, or that cannot be judged (then not ``certain``), and its consequence."""

    rule: str
    name: str
    effect: str
    highest: str
    message: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Placing:
    """A place among ``of`` that were ranked together; ``tied`` are the others on it.

    ``within`` says what those ranked together share, empty when all were.
    """

    rank: Fraction
    of: int
    tied: tuple[str, ...] = ()
    within: str = ""


@dataclass(frozen=True, slots=True)
class SubjectScore:
    """One subject's total.

    ``counted`` and ``full`` are those of the full marks alone. ``bonus`` and ``minus`` are what
    bonus and minus items were found to be, ``bonus_counted`` and ``minus_counted`` what their caps
    let through (both at least 0). ``computed`` and ``computed_grade`` are those before vetoes.
    ``remarks`` say what changed the total on its way.

    ``total`` and ``grade`` are None while something is pending. There is no grade either when the
    weights do not add up to the ruleset's full marks; ``note`` then says so. ``uncovered`` are rows
    that no indicator takes, each with its entity and name. ``placing`` is None when the
    ruleset does not rank totals, or not this one.
    """

    row: int
    key: str
    name: str
    lines: tuple[Line, ...]
    counted: Fraction
    full: Fraction
    pending: Fraction
    total: Fraction | None
    grade: str | None
    rescaled: bool
    note: str
    place: Place
    uncovered: tuple[tuple[str, str, Place], ...] = ()
    bonus: Fraction = Fraction(0)
    minus: Fraction = Fraction(0)
    bonus_counted: Fraction = Fraction(0)
    minus_counted: Fraction = Fraction(0)
    computed: Fraction | None = None
    computed_grade: str | None = None
    groups: tuple[GroupScore, ...] = ()
    vetoes: tuple[Vetoed, ...] = ()
    remarks: tuple[str, ...] = ()
    placing: Placing | None = None

    @property
    def removed(self) -> bool:
        """Whether a veto takes the subject out of the evaluation."""
        return any(veto.certain and veto.effect == "剔除" for veto in self.vetoes)

    @property
    def said(self) -> str:
        """Everything that is to be told beside the total."""
        return "；".join(part for part in (self.note, *self.remarks) if part)


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One town (or department …): what the totals of its subjects come to.

    ``count`` are its subjects, ``used`` those that count. ``points`` is rounded as totals are,
    ``exact`` is not; both are None when open. ``simple`` is the simple mean beside a weighted one.
    """

    name: str
    count: int
    used: int
    points: Fraction | None
    exact: Fraction | None
    simple: Fraction | None
    note: str
    placing: Placing | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """One rule's rows, in the order of places, else of the data; ``without`` belong to none."""

    rule: SummaryRule
    rows: tuple[SummaryRow, ...]
    without: tuple[str, ...]

    @property
    def said(self) -> str:
        """How the points came about, in a phrase."""
        weights = f"，权数 {self.rule.weighting_written}" if self.rule.weighting else ""
        return f"按 {self.rule.by_written} {self.rule.method}{weights}"


@dataclass(frozen=True, slots=True)
class Duty:
    """Who acts on a finding, what is to be done, and by when; empty where nothing is written.

    ``by`` is None as well where the calendar of working days does not reach it. ``over`` are the
    natural days from it to the evaluation date, 0 while there is time. ``undated`` is the limit
    where the rule knows no day to count from and ``by`` counts from the evaluation date.
    """

    who: str = ""
    action: str = ""
    by: date | None = None
    over: int = 0
    undated: Handling | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """One deviation. ``certain`` is false where data is missing and nothing can be said.

    ``ruleset`` is the id of the ruleset that the rule is of.
    ``family`` is the rule that a graver one continues, the rule itself when there is none;
    ``steady`` is the message without days overdue, where it counts them. ``joined`` are the rows
    of the other events of a pattern, each with its entity.
    """

    rule: str
    rule_name: str
    level: str
    entity: str
    row: int
    subject: str
    subject_name: str
    message: str
    certain: bool
    basis: tuple[Basis, ...]
    place: Place
    evidence: tuple[Place, ...]
    ruleset: str = ""
    duty: Duty = Duty()
    family: str = ""
    steady: str = ""
    joined: tuple[tuple[str, int], ...] = ()

    @property
    def said(self) -> str:
        """What it says apart from a clock that runs on by itself."""
        return self.steady or self.message


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything one run gave, by ruleset id; summaries only of rulesets that have some."""

    scores: Mapping[str, tuple[SubjectScore, ...]]
    findings: tuple[Finding, ...]
    summaries: Mapping[str, tuple[Summary, ...]] = field(default_factory=dict)
