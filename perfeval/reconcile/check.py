"""Checking a document: its figures, the relations between them, what was not judged."""

from __future__ import annotations

from dataclasses import dataclass

from perfeval.reconcile.cell_text import with_cell_text
from perfeval.reconcile.changes import check_changes
from perfeval.reconcile.document import Document, Paragraph, settle_units
from perfeval.reconcile.figure import Figure, Kind
from perfeval.reconcile.judge import Relation, Status
from perfeval.reconcile.outline import check_outline
from perfeval.reconcile.products import check_products
from perfeval.reconcile.prose import read_prose
from perfeval.reconcile.rates import check_rates
from perfeval.reconcile.repeats import check_repeats
from perfeval.reconcile.runs import check_runs
from perfeval.reconcile.state import State, Unjudged
from perfeval.reconcile.sums import check_sums
from perfeval.reconcile.tables import check_tables


@dataclass(frozen=True, slots=True)
class Result:
    """What was checked, what was not, and the figures no relation speaks of."""

    relations: tuple[Relation, ...]
    unjudged: tuple[Unjudged, ...]
    alone: tuple[Figure, ...]
    irregular: tuple[Figure, ...]
    figures: int

    def with_status(self, status: Status) -> list[Relation]:
        """Give the relations that came out so."""
        return [relation for relation in self.relations if relation.status is status]


def reconcile(document: Document) -> Result:
    """Find the relations between the figures of a document and judge each."""
    settle_units(document)
    blocks = with_cell_text(document)
    prose = [
        read_prose(block, number) if isinstance(block, Paragraph) else []
        for number, block in enumerate(blocks)
    ]
    state = State(blocks, prose)
    for step in (
        check_tables,
        check_sums,
        check_outline,
        check_runs,
        check_changes,
        check_rates,
        check_products,
        check_repeats,
    ):
        step(state)
    relations = _without_overruled(state.relations)
    used = {id(figure) for relation in relations for figure in relation.figures()}
    everything = [figure for figures in prose for figure in figures]
    amounts = [f for f in everything if f.usable or f.kind in (Kind.RATE, Kind.POINTS)]
    unjudged = tuple(u for u in state.unjudged if id(u.figure) not in used)
    told = used | {id(u.figure) for u in unjudged}
    return Result(
        tuple(relations),
        unjudged,
        tuple(f for f in amounts if id(f) not in told and f.kind is Kind.MONEY),
        tuple(f for f in everything if f.irregular),
        len(amounts),
    )


def _without_overruled(relations: list[Relation]) -> list[Relation]:
    """Drop a failure when a reading of the same figures holds; a total may have several lists."""
    right: dict[tuple[str, int], set[int]] = {}
    for relation in relations:
        if relation.status is not Status.FAILS:
            terms = {id(figure) for figure in relation.figures()[1:]}
            right.setdefault((relation.kind, id(relation.printed)), set()).update(terms)
    kept: list[Relation] = []
    failed: set[tuple[str, int]] = set()
    for relation in relations:
        key = (relation.kind, id(relation.printed))
        if relation.status is Status.FAILS:
            shared = right.get(key, set()) & {id(f) for f in relation.figures()[1:]}
            if shared or key in failed or (key in right and relation.kind != "sum"):
                continue
            failed.add(key)
        kept.append(relation)
    return kept
