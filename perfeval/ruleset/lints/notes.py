"""What lints look at, and where they note what they found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from perfeval.diagnostics import Code, Diagnostic
from perfeval.files.typed import Text, place_of
from perfeval.ruleset.binder import Binder
from perfeval.ruleset.lints.truth import Truth
from perfeval.ruleset.model import CheckSpec, DeadlineSpec, IndicatorSpec, Ruleset
from perfeval.ruleset.model_totals import GroupSpec, VetoSpec

Rule = IndicatorSpec | CheckSpec | DeadlineSpec | VetoSpec


@dataclass(slots=True)
class Notes:
    """One ruleset while it is looked over; what was found is kept with the rule it belongs to.

    ``partial`` says that the ruleset was read past errors, so that parts of it may be left out.
    """

    binder: Binder
    as_of: date
    partial: bool
    truth: Truth
    found: list[tuple[str, Diagnostic]] = field(default_factory=list)

    @property
    def ruleset(self) -> Ruleset:
        """The ruleset as written."""
        return self.binder.ruleset

    def note(self, code: Code, text: Text | str | None, owner: str = "", **values: Any) -> None:
        """Note something about a text, which belongs to ``owner`` (a rule's id)."""
        self.found.append((owner, code.at(place_of(text), **values)))

    def rules(self) -> Iterator[Rule]:
        """Give every rule in the order of the file."""
        yield from self.ruleset.indicators
        yield from self.ruleset.checks
        yield from self.ruleset.deadlines
        yield from self.ruleset.vetoes

    def identified(self) -> Iterator[Rule | GroupSpec]:
        """Give everything that has an id: groups of indicators, then the rules."""
        yield from self.ruleset.groups
        yield from self.rules()
