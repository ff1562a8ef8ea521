"""The made county that benchmarks judge."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from perfeval.vocabulary import load_vocabulary

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture
def county(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import county

    return county


def test_a_project_has_sixty_events_and_the_same_ones_in_every_county(county: ModuleType) -> None:
    vocabulary, _ = load_vocabulary()
    small = county.make_county(vocabulary, 8)
    big = county.make_county(vocabulary, 100)
    assert 59 * 100 <= county.events_of(big) <= 60 * 100
    few, many = small.tables["审核"], big.tables["审核"]
    for name, column in few.columns.items():
        assert list(column.values) == list(many.columns[name].values)[: len(few)]
    assert small.tables == county.make_county(vocabulary, 8).tables


def test_every_kind_of_violation_is_planted_and_most_projects_have_none(
    county: ModuleType,
) -> None:
    from county.planting import planted

    kinds = [planted(number) for number in range(100)]
    assert set(kinds) == {*county.KINDS, ""}
    assert kinds.count("") == 75


def test_a_field_that_the_vocabulary_does_not_have_is_refused(county: ModuleType) -> None:
    from county.tables import dataset_of

    vocabulary, _ = load_vocabulary()
    with pytest.raises(KeyError, match="无此字段"):
        dataset_of(vocabulary, {"项目": [{"无此字段": 1}]})
    with pytest.raises(KeyError, match="无此表"):
        dataset_of(vocabulary, {"无此表": []})
