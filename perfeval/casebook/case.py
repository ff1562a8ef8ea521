"""A case, resolved: its dataset, its program, and what is expected of which row."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from perfeval.dataset import Dataset
from perfeval.diagnostics import Place
from perfeval.files.typed import Text
from perfeval.files.yaml_nodes import ListNode, TextNode
from perfeval.ruleset import Program

PENDING, EXCLUDED, NOT_APPLICABLE = "待补", "剔除", "不适用"
OPEN, NONE = "待定", "无"
"""A total that is not known yet; a subject without a grade."""


@dataclass(frozen=True, slots=True)
class ExpectedScore:
    """What a rule must give a row: only the parts that are not None are compared."""

    rule: str
    row: int
    subject: Text
    points: Fraction | str | None
    points_text: Text | None
    band: Text | None
    reason: Text | None


@dataclass(frozen=True, slots=True)
class ExpectedTotal:
    """A subject's total (a number or 待定), grade (a name or 无) or place (a number or 无)."""

    row: int
    subject: Text
    value: Fraction | str
    text: Text


@dataclass(frozen=True, slots=True)
class ExpectedFinding:
    """One finding. ``number`` is its place in the list of findings."""

    number: int
    rule: Text
    row: int
    subject: Text
    message: Text | None
    certain: bool


@dataclass(frozen=True, slots=True)
class Case:
    """One test. ``findings`` is None when the case says nothing about them.

    ``rules`` are the checks, deadlines and patterns whose findings count. ``list_key`` and
    ``list_node`` are where the expected findings stand in the file.
    """

    title: Text
    program: Program
    dataset: Dataset
    rules: frozenset[str]
    scores: tuple[ExpectedScore, ...]
    totals: tuple[ExpectedTotal, ...]
    grades: tuple[ExpectedTotal, ...]
    places: tuple[ExpectedTotal, ...]
    findings: tuple[ExpectedFinding, ...] | None
    list_key: TextNode | None
    list_node: ListNode | None

    @property
    def place(self) -> Place:
        """Where the title stands."""
        return self.title.place() or Place("")


@dataclass(frozen=True, slots=True)
class Casebook:
    """The cases of one file; ``file`` is how its places are printed."""

    file: str
    text: str
    cases: tuple[Case, ...]
