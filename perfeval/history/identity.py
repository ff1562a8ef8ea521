"""Which finding is the same one in another run.

The same ruleset, the same rule and the same row by its key; for a pattern, the rows of its other
events too. Row numbers, messages and amounts do not take part, so that sorting a sheet or filling
in a cell keeps the identity.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from perfeval.dataset import Dataset
from perfeval.diagnostics import Diagnostic
from perfeval.engine.findings.find import find
from perfeval.engine.outcome import Finding
from perfeval.ruleset import Program

_LEVELS = ("蓝", "黄", "红")
_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Sighting:
    """A finding of one run, with the identity that it has in all runs."""

    id: str
    ruleset: str
    finding: Finding

    @property
    def gravity(self) -> int:
        """How grave it is; what cannot be decided is below every level."""
        return gravity(self.finding.level, certain=self.finding.certain)


def gravity(level: str, *, certain: bool) -> int:
    """Order levels, with 无法判断 (not ``certain``) below all of them."""
    return _LEVELS.index(level) + 1 if certain and level in _LEVELS else 0


def finding_id(ruleset: str, finding: Finding, dataset: Dataset, *, unordered: bool = False) -> str:
    """Give the identity of a finding: its rule, and a hash of ruleset, rule and key of the row.

    Parts of a key are told apart by their position, so that an empty part is not lost. Where the
    events of a pattern have no order (``unordered``), neither have their keys: which row comes
    first in a sheet does not matter.
    """
    rule = finding.family or finding.rule
    keys = [_key(dataset, finding.entity, finding.row)]
    keys += [_key(dataset, entity, row) for entity, row in finding.joined]
    if unordered:
        keys.sort()
    told = "\x1e".join("\x1f".join(key) for key in keys)
    told = f"{ruleset}\x1f{rule}\x1f{told}"
    return f"{rule}-{hashlib.sha256(told.encode()).hexdigest()[:_DIGITS]}"


def _key(dataset: Dataset, entity: str, row: int) -> list[str]:
    table = dataset.tables[entity]
    return [entity, *(str(table.value(row, name)) for name in table.entity.key)]


def sightings(
    programs: Sequence[Program], dataset: Dataset
) -> tuple[list[Sighting], list[Diagnostic]]:
    """Give every finding of the programs with its identity, in the order of rules and rows."""
    seen: list[Sighting] = []
    problems: list[Diagnostic] = []
    for program in programs:
        findings, found = find(program, dataset)
        problems.extend(found)
        seen.extend(sighting(program, finding, dataset) for finding in findings)
    return seen, problems


def sighting(program: Program, finding: Finding, dataset: Dataset) -> Sighting:
    """Give a finding of a program with its identity."""
    unordered = any(one.unordered and one.id == finding.rule for one in program.patterns)
    name = finding_id(program.id, finding, dataset, unordered=unordered)
    return Sighting(name, program.id, finding)


def gravest(seen: Sequence[Sighting]) -> dict[str, Sighting]:
    """Give one sighting an identity: of a rule and those that continue it, the gravest."""
    chosen: dict[str, Sighting] = {}
    for one in seen:
        held = chosen.get(one.id)
        if held is None or one.gravity > held.gravity:
            chosen[one.id] = one
    return chosen
