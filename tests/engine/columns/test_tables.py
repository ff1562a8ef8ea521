"""Fields as arrays."""

from __future__ import annotations

from types import ModuleType

import pytest

NEEDS = "perfeval[columns] (numpy) is not installed"
tables = pytest.importorskip("perfeval.engine.columns.tables", reason=NEEDS)
NotForColumnsError = pytest.importorskip("perfeval.engine.columns.bounded").NotForColumnsError


def numbers(made: ModuleType, *values: str | None) -> object:
    rows = [{"编号": str(at), "次数": value} for at, value in enumerate(values)]
    return tables.Tables(made.make_dataset({"项目": rows})).field("项目", "次数", "number")


def test_a_missing_amount_leaves_the_bounds_as_they_are(made: ModuleType) -> None:
    found = numbers(made, "7", None, "3")
    assert (found.n.lo, found.n.hi) == (3, 7)
    assert found.missing.tolist() == [False, True, False]
    assert found.n.v.tolist() == [7, 3, 3]


def test_a_complete_column_has_no_missing_rows(made: ModuleType) -> None:
    assert numbers(made, "0", "-1").missing is None


@pytest.mark.parametrize("value", [2**63, -(2**63), -(2**63) - 1, 10**30])
def test_an_amount_beyond_64_bits_is_refused_and_never_taken_for_missing(
    made: ModuleType, value: int
) -> None:
    with pytest.raises(NotForColumnsError):
        numbers(made, "1", None, str(value))
    with pytest.raises(NotForColumnsError):
        numbers(made, str(value))


def test_a_column_of_nothing_is_missing_throughout(made: ModuleType) -> None:
    found = numbers(made, None, None)
    assert found.missing.all()
    assert (found.n.lo, found.n.hi) == (0, 0)


def test_texts_have_one_code_in_all_columns(made: ModuleType) -> None:
    rows = [{"编号": "1", "名称": "道路", "类型": "新建"}, {"编号": "2", "名称": "新建"}]
    held = tables.Tables(made.make_dataset({"项目": rows}))
    names, kinds = held.field("项目", "名称", "text"), held.field("项目", "类型", "choice")
    assert names.codes[1] == kinds.codes[0]
    assert [held.texts[code] for code in names.codes] == ["道路", "新建"]
    assert kinds.missing.tolist() == [False, True]


def test_a_reference_that_leads_nowhere_is_missing(made: ModuleType) -> None:
    rows = {
        "县": [{"县名": "甲"}],
        "项目": [{"编号": "1", "所属县": "甲"}, {"编号": "2", "所属县": "乙"}, {"编号": "3"}],
    }
    held = tables.Tables(made.make_dataset(rows))
    found, nowhere = held.follow((("项目", "所属县"),), None)
    assert found.tolist() == [0, 0, 0]
    assert nowhere.tolist() == [False, True, True]
