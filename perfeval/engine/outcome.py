"""What came out: scores with their lines, findings. Records only; nothing is computed here."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from perfeval.diagnostics import Place
from perfeval.ruleset.program import Basis


class Status(enum.StrEnum):
    """What became of one indicator for one row."""

    SCORED = "scored"
    PENDING = "pending"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator's points for one row.

    ``points`` is None unless scored; ``printed`` are the points that the unit gave itself;
    ``reason`` says why points were lost, or what is missing.
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

    @property
    def lost(self) -> Fraction:
        """The points that were lost, 0 when none or not scored.

        A line loses points only for a reason: full marks of 10/3, rounded to 3.33, lose nothing.
        """
        if self.points is None or self.full is None or not self.reason:
            return Fraction(0)
        return self.full - self.points


@dataclass(frozen=True, slots=True)
class SubjectScore:
    """One subject's total.

    ``total`` and ``grade`` are None while something is pending. There is no grade either when the
    weights do not add up to the ruleset's full marks; ``note`` then says so. ``uncovered`` are rows
    that no indicator takes, each with its entity and name.
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


@dataclass(frozen=True, slots=True)
class Finding:
    """One deviation. ``certain`` is false where data is missing and nothing can be said."""

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


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything one run gave, by ruleset id."""

    scores: Mapping[str, tuple[SubjectScore, ...]]
    findings: tuple[Finding, ...]
