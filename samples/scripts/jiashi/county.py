"""The whole county's year: every list of rows, made once."""

from __future__ import annotations

from dataclasses import dataclass

from jiashi.allocations import Allocation, allocations
from jiashi.funds import Document, Fund, documents, funds
from jiashi.indicators import Indicator, indicators
from jiashi.oversight import (
    Disclosure,
    Monitoring,
    Surplus,
    Watch,
    disclosures,
    monitoring,
    surplus,
    watches,
)
from jiashi.payments import Payment, Plan, Review, intended, payments, plans, reviews
from jiashi.projects import Project, projects


@dataclass(frozen=True, slots=True)
class County:
    """All rows of the sample."""

    documents: list[Document]
    funds: list[Fund]
    projects: list[Project]
    allocations: list[Allocation]
    payments: list[Payment]
    reviews: list[Review]
    plans: list[Plan]
    indicators: list[Indicator]
    monitoring: list[Monitoring]
    disclosures: list[Disclosure]
    surplus: list[Surplus]
    watches: list[Watch]


def make_county() -> County:
    """Make the year; the same rows at every call."""
    papers = documents()
    received = funds(papers)
    made = projects()
    given = allocations(received, made)
    meant = intended(given)
    paid = payments(meant, made)
    rows = indicators(made)
    return County(
        papers,
        received,
        made,
        given,
        paid,
        reviews(paid),
        plans(meant, paid, made),
        rows,
        monitoring(rows, given),
        disclosures(papers),
        surplus(made),
        watches(),
    )
