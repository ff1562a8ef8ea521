"""Vectors about more than one indicator, and that every vector of the catalogue is somewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from perfeval.diagnostics import Diagnostic
from perfeval.engine.scores.score import score
from perfeval.engine.scores.summaries import summarize
from perfeval.ruleset import Program

HERE = Path(__file__).parent
Bound = Callable[..., tuple[Program | None, list[Diagnostic]]]


def read(name: str) -> list[dict[str, Any]]:
    text = (HERE / name).read_text(encoding="utf-8")
    found: list[dict[str, Any]] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts only
    return found


VECTORS = read("structures.yaml")
IN_CATALOGUE = {
    "linear_capped": 4, "inverse_capped": 2, "linear_with_pass_line": 5, "interpolate_between": 6,
    "stepped_bands": 6, "deduct_per_step": 5, "deduct_per_occurrence": 4, "all_or_nothing": 2,
    "checklist": 4, "quorum_rollup": 4, "satisfaction": 3, "rank_based": 4, "bonus_minus": 2,
    "veto_or_grade_cap": 1, "not_applicable": 2, "aggregate": 2, "weights": 2,
    "base_plus_minus": 3, "multi_rater": 1, "trend": 2, "grade_bands": 5, "rounding": 1,
    "zero_target": 1, "schedule_curve": 2,
}  # fmt: skip
"""How many vectors the catalogue of shapes has; the other five of the 29 have none."""


def test_every_shape_of_the_catalogue_has_its_vectors() -> None:
    found = Counter(one["shape"] for one in VECTORS)
    for group in read("vectors.yaml"):
        found[group["shape"]] += len(group["cases"])
    assert {shape: n for shape, n in IN_CATALOGUE.items() if found[shape] < n} == {}


@pytest.mark.parametrize(
    "vector", [pytest.param(one, id=f"{one['shape']}-{n}") for n, one in enumerate(VECTORS)]
)
def test_a_ruleset_gives_what_its_vector_says(
    made: ModuleType, bound: Bound, vector: dict[str, Any]
) -> None:
    on = date.fromisoformat(vector["on"]) if "on" in vector else None
    program, problems = bound(on=on, **vector["parts"])
    if "problem" in vector:
        code, *said = vector["problem"]
        assert [one.code.id for one in problems] == [code]
        assert all(part in problems[0].message() for part in said)
        return
    assert program is not None, [one.message() for one in problems]
    assert [one.code.id for one in problems] == [x for x in [vector.get("warned")] if x]
    rows = [
        {"编号": f"P{n}", **row, **({"统筹": row["统筹"] == "是"} if "统筹" in row else {})}
        for n, row in enumerate(vector["rows"])
    ]
    dataset = made.make_dataset({"项目": rows})
    subjects = score(program, dataset)
    if "total" in vector:
        assert subjects[0].total == Fraction(vector["total"])
    if "grade" in vector:
        assert (subjects[0].grade or "") == vector["grade"]
    if "fulls" in vector:
        assert [line.full for line in subjects[0].lines] == [Fraction(x) for x in vector["fulls"]]
    if "summary" in vector:
        (summary,) = summarize(program, dataset, subjects)
        expected = {name: Fraction(value) for name, value in vector["summary"].items()}
        assert {row.name: row.exact for row in summary.rows} == expected
