"""Figures whose formulas are checked and resolved, ready to be computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from perfeval.language import core as c
from perfeval.language.scope import Hops
from perfeval.language.types import ANY
from perfeval.report.figures.formats import Format

UNKNOWN: c.Core = c.Const(Fraction(0), ANY)
"""Stands for a formula that is already reported as wrong."""
MONTH_START, MONTH_END = "本月首日", "本月末日"
"""Inside a family by month: the first and the last day of the group's month."""


@dataclass(frozen=True, slots=True)
class BoundFigure:
    """A figure with its formula as a core tree.

    ``family`` is set for a count of the groups of a family where ``body`` (then a condition, or
    None for all) holds. ``period`` and ``taken`` are set for a figure of an earlier period, which
    is the figure ``taken`` there; its ``body`` only says its type.
    """

    id: str
    label: str
    format: Format
    written: str
    body: c.Core | None
    family: str = ""
    period: str = ""
    taken: str = ""


@dataclass(frozen=True, slots=True)
class GroupField:
    """A field whose values make the groups."""

    entity: str
    name: str


@dataclass(frozen=True, slots=True)
class BoundFamily:
    """Figures for each group of rows.

    ``ways`` say for each entity that the formulas go through which group field its rows lead to,
    and how; ``condition`` is about rows of the group field's entity. ``order`` is the measure by
    which groups stand, None for the order in which they appear. ``rows`` is set for a family with
    a group for each row of a table; its formulas are about the row, and ``texts`` are those of them
    that give no number.
    """

    id: str
    fields: tuple[GroupField, ...]
    by_month: bool
    cumulative: bool
    condition: c.Core | None
    measures: Mapping[str, BoundFigure]
    ways: Mapping[str, tuple[GroupField, Hops]]
    order: str | None = None
    descending: bool = False
    rows: str = ""
    texts: Mapping[str, c.Core] = field(default_factory=dict)


def local_name(family: str, name: str) -> str:
    """Give the name under which the interpreter keeps a value of the group at hand."""
    return f"{family}\n{name}"


def named_in(node: c.Core) -> Iterator[c.Named]:
    """Give the figures that a formula names, not those that they name in turn."""
    if isinstance(node, c.Named):
        yield node
        return
    for part in c.children(node):
        yield from named_in(part)


def whole_aggregates(node: c.Core) -> Iterator[c.Aggregate]:
    """Give the aggregates over all rows of an entity, outside figures that are named."""
    if isinstance(node, c.Aggregate) and not node.path:
        yield node
    if not isinstance(node, c.Named | c.Derived):
        for part in c.children(node):
            yield from whole_aggregates(part)
