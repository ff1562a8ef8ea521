"""What is known while a document is checked: its figures, relations found, relations not judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from perfeval.reconcile.figures.figure import Figure
from perfeval.reconcile.judging.relation import Relation, Status, Terms, holds, judged, possible
from perfeval.reconcile.reading.document import Paragraph, Table


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A figure that looks like the result of others, and why it was not judged."""

    figure: Figure
    reason: str


@dataclass
class State:
    """``prose[n]`` are the figures of block n, in the order of the text; empty for tables."""

    blocks: Sequence[Paragraph | Table]
    prose: list[list[Figure]]
    relations: list[Relation] = field(default_factory=list)
    unjudged: list[Unjudged] = field(default_factory=list)
    totals: set[int] = field(default_factory=set)
    parts: set[int] = field(default_factory=set)
    keys: set[tuple[object, ...]] = field(default_factory=set)
    passed: set[int] = field(default_factory=set)
    grand: list[Figure] = field(default_factory=list)
    cells: list[Figure] = field(default_factory=list)

    def add(self, relation: Relation) -> None:
        """Keep a relation, unless the same one is known."""
        key = _key(relation)
        if key in self.keys:
            return
        self.keys.add(key)
        self.relations.append(relation)
        if relation.kind == "sum":
            self.totals.add(id(relation.printed))
            self.parts.update(id(figure) for _, figure in relation.terms)

    def pass_by(self, figure: Figure, reason: str) -> None:
        """Note that a figure was not judged."""
        if id(figure) not in self.passed:
            self.passed.add(id(figure))
            self.unjudged.append(Unjudged(figure, reason))

    def best(
        self,
        kind: str,
        readings: Iterable[tuple[Figure, Terms, Terms]],
        default: tuple[Figure, Terms, Terms] | None,
    ) -> Relation | None:
        """Take the first reading that holds as printed, else the first within rounding.

        Where none holds, the default reading is reported, if there is one.

        A sentence can often be read in several ways. As long as one of them is right, its writer
        meant that one.
        """
        near: Relation | None = None
        for printed, terms, divisors in readings:
            if not possible(printed, terms, divisors):
                continue
            relation = judged(kind, printed, terms, divisors)
            if relation is not None and relation.status is Status.HOLDS:
                self.add(relation)
                return relation
            if relation is not None and holds(relation) and near is None:
                near = relation
        if near is not None:
            self.add(near)
            return near
        if default is None:
            return None
        relation = judged(kind, *default)
        if relation is not None and relation.status is Status.FAILS:
            self.add(relation)
        return relation

    def is_head(self, figure: Figure) -> bool:
        """Whether a figure is no part of a sum: a total, or an amount that stands for itself."""
        return id(figure) in self.totals or id(figure) not in self.parts


def _key(relation: Relation) -> tuple[object, ...]:
    terms = tuple((sign, id(figure)) for sign, figure in relation.terms)
    divisors = tuple((sign, id(figure)) for sign, figure in relation.divisors)
    return (relation.kind, id(relation.printed), terms, divisors)
