"""Checking a document: its figures, the relations between them, what was not judged."""

from __future__ import annotations

from dataclasses import dataclass

from perfeval.diagnostics import Diagnostic, Place
from perfeval.reconcile.figures.figure import Figure, Kind
from perfeval.reconcile.figures.numbering import settle_ordinals
from perfeval.reconcile.figures.prose import read_prose
from perfeval.reconcile.judging.relation import Relation, Status
from perfeval.reconcile.judging.state import State, Unjudged
from perfeval.reconcile.reading.cell_text import with_cell_text
from perfeval.reconcile.reading.document import Document, Paragraph, settle_units
from perfeval.reconcile.relations.changes.differences import check_changes
from perfeval.reconcile.relations.changes.growth import check_growth
from perfeval.reconcile.relations.changes.leftovers import check_leftovers
from perfeval.reconcile.relations.changes.points import check_points
from perfeval.reconcile.relations.changes.step_sums import check_step_sums
from perfeval.reconcile.relations.order import check_order
from perfeval.reconcile.relations.products import check_products
from perfeval.reconcile.relations.rates.of_amounts import check_rates
from perfeval.reconcile.relations.repeats import check_repeats
from perfeval.reconcile.relations.sums.announced import check_sums
from perfeval.reconcile.relations.sums.outline import check_outline
from perfeval.reconcile.relations.sums.parallel import check_parallel
from perfeval.reconcile.relations.sums.runs import check_runs
from perfeval.reconcile.relations.sums.whole_lists import check_whole_lists
from perfeval.reconcile.style.numbering import check_numbering
from perfeval.reconcile.style.numbers import check_numbers
from perfeval.reconcile.style.text import check_text
from perfeval.reconcile.tables.totals import check_tables


@dataclass(frozen=True, slots=True)
class Result:
    """What was checked, what was not, and the figures no relation speaks of."""

    relations: tuple[Relation, ...]
    unjudged: tuple[Unjudged, ...]
    alone: tuple[Figure, ...]
    irregular: tuple[Figure, ...]
    figures: int
    everything: tuple[Figure, ...] = ()
    reminders: tuple[Diagnostic, ...] = ()

    def with_status(self, status: Status) -> list[Relation]:
        """Give the relations that came out so."""
        return [relation for relation in self.relations if relation.status is status]


def reconcile(document: Document) -> Result:
    """Find the relations between the figures of a document and judge each."""
    settle_units(document)
    blocks = with_cell_text(document)
    settle_ordinals(blocks)
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
        check_parallel,
        check_changes,
        check_step_sums,
        check_growth,
        check_points,
        check_rates,
        check_leftovers,
        check_whole_lists,
        check_products,
        check_repeats,
        check_order,
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
        len(amounts) + len(state.cells),
        tuple(f for f in (*everything, *state.cells) if f.kind is not Kind.NAME),
        _reminders(document, everything),
    )


def _reminders(document: Document, figures: list[Figure]) -> tuple[Diagnostic, ...]:
    """Give what is odd in the way the running text is written; off the count of failures."""
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    told = [f for f in figures if isinstance(f.place, Place) and f.scope >= 0]
    pages = document.name.lower().endswith(".pdf")  # its lines are not paragraphs
    text = [] if pages else check_text(paragraphs)
    found = [*check_numbers(told), *text, *check_numbering(paragraphs)]
    return tuple(
        sorted(found, key=lambda d: (d.place.line or 0, d.place.column or 0) if d.place else (0, 0))
    )


def _without_overruled(relations: list[Relation]) -> list[Relation]:
    """Drop a failure when a reading of the same figures holds; a total may have several lists."""
    right: dict[tuple[str, int], set[int]] = {}
    for relation in relations:
        if relation.status is not Status.FAILS:
            terms = {id(figure) for figure in relation.figures()[1:]}
            right.setdefault((relation.kind, id(relation.printed)), set()).update(terms)
    left = {
        frozenset(id(f) for f in r.figures())
        for r in relations
        if r.kind == "difference" and r.status is not Status.FAILS
    }
    exact = {
        frozenset(id(f) for _, f in r.terms): id(r.printed)
        for r in relations
        if r.kind == "sum" and not r.difference
    }
    kept: list[Relation] = []
    failed: dict[tuple[str, int], set[int]] = {}
    for relation in relations:
        key = (relation.kind, id(relation.printed))
        if relation.kind == "sum" and frozenset(id(f) for f in relation.figures()) in left:
            continue  # a whole, what was spent of it and what is left: told once
        own = exact.get(frozenset(id(f) for _, f in relation.terms), id(relation.printed))
        if relation.kind == "sum" and relation.difference and own != id(relation.printed):
            continue  # the parts have a total of their own, printed to the last digit
        if relation.status is Status.FAILS and not relation.firm:
            terms = {id(f) for f in relation.figures()[1:]}
            told = failed.setdefault(key, set())
            again = told & terms if relation.kind == "sum" else told
            if right.get(key, set()) & terms or again or (key in right and relation.kind != "sum"):
                continue
            told |= terms
        kept.append(relation)
    return kept
