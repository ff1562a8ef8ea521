"""What each kind of project promises: the names, units and unit costs of its indicators."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Kind:
    """The indicators of one kind of project; costs are in 元 a unit, 0 where there is none."""

    quantity: str
    unit: str
    unit_cost: int
    built: bool
    quality: str
    quality_target: str
    benefit: str
    benefit_unit: str
    benefit_cost: int
    outcome: str
    outcome_target: str
    outcome_actual: str


@cache
def kinds() -> dict[str, Kind]:
    """Give the kinds of project of kinds.csv by their short names."""
    made: dict[str, Kind] = {}
    path = Path(__file__).with_name("kinds.csv")
    with path.open(encoding="utf-8", newline="") as file:
        for name, quantity, unit, cost, how, *rest in list(csv.reader(file))[1:]:
            quality, target, benefit, benefit_unit, benefit_cost, *outcome = rest
            made[name] = Kind(
                quantity,
                unit,
                int(cost),
                how == "建",
                quality,
                target,
                benefit,
                benefit_unit,
                int(benefit_cost),
                *outcome,
            )
    return made
