"""Whole texts in the styles of offices, each with the relations that a careful reader finds.

A line of ``holds`` and ``fails`` is kind, printed figure, and the figures that it comes from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from perfeval.reconcile import Relation, Result
from perfeval.reconcile.figures.tokens import figures_of

TEXTS = sorted((Path(__file__).parent / "texts").glob("*.txt"))
_ALIKE = {"growth": "rate", "share": "rate", "sum": "difference"}
"""A share is a rate, and a sum with one part taken out is a difference."""


def _values(text: str) -> Counter[Fraction]:
    return Counter(figure.value for figure in figures_of(text))


def _matching(line: str, relations: tuple[Relation, ...]) -> list[Relation]:
    kind, _, rest = line.partition(" ")
    wanted = _values(rest)
    alike = [r for r in relations if _ALIKE.get(r.kind, r.kind) == _ALIKE.get(kind, kind)]
    return [r for r in alike if Counter(f.value for f in r.figures()) == wanted]


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
def test_a_text_has_its_failures_found_and_its_relations_stated(
    path: Path, checked: Callable[[str], Result]
) -> None:
    expected = yaml.safe_load(path.with_suffix(".expected.yaml").read_text(encoding="utf-8"))
    relations = checked(path.read_text(encoding="utf-8")).relations
    failed = tuple(r for r in relations if r.status == "fails")
    right = tuple(r for r in relations if r.status != "fails")
    told = [r for line in expected["fails"] for r in _matching(line, failed)]
    assert sorted(map(id, told)) == sorted(map(id, failed)), "nothing else may be reported"
    assert all(_matching(line, failed) for line in expected["fails"])
    stated = sum(bool(_matching(line, right)) for line in expected["holds"])
    assert stated * 10 >= len(expected["holds"]) * 8
