"""A finding about a row: what every kind of rule says of it in the same way."""

from __future__ import annotations

from perfeval.dataset import Table
from perfeval.diagnostics import Place
from perfeval.engine.naming import key_of, name_of
from perfeval.engine.outcome import Duty, Finding
from perfeval.ruleset.program import Check, Deadline
from perfeval.ruleset.program_patterns import EventPattern


def finding_about(
    rule: Check | Deadline | EventPattern,
    table: Table,
    row: int,
    *,
    message: str,
    certain: bool,
    place: Place,
    evidence: tuple[Place, ...],
    duty: Duty,
    family: str = "",
    steady: str = "",
    joined: tuple[tuple[str, int], ...] = (),
) -> Finding:
    """Make a finding of a rule about a row of a table; the family is the rule's own by default."""
    return Finding(
        rule=rule.id,
        rule_name=rule.name,
        level=rule.level,
        entity=table.entity.name,
        row=row,
        subject=key_of(table, row),
        subject_name=name_of(table, row),
        message=message,
        certain=certain,
        basis=rule.basis,
        place=place,
        evidence=evidence,
        duty=duty,
        family=family or rule.id,
        steady=steady,
        joined=joined,
    )
