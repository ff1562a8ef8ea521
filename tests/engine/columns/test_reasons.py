"""Sentences by row."""

from __future__ import annotations

import pytest

NEEDS = "perfeval[columns] (numpy) is not installed"
np = pytest.importorskip("numpy", reason=NEEDS)
reasons = pytest.importorskip("perfeval.engine.columns.reasons", reason=NEEDS)


def test_reasons_are_a_mapping_of_the_rows_that_have_one() -> None:
    found = reasons.Reasons(5)
    found.put(np.array([3, 1]), ["三", "一"])
    found.put(np.array([4]), "缺")
    assert dict(found) == {1: "一", 3: "三", 4: "缺"}
    assert len(found) == 3
    assert found.get(0, "") == ""
    assert 2 not in found
    for row in (-1, 5):
        with pytest.raises(KeyError):
            found[row]
