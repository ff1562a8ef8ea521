"""What compiling may rely on about a column."""

from __future__ import annotations

from types import ModuleType

import pytest

from perfeval.engine.compiled.columns import Columns, DerivedColumn


@pytest.mark.parametrize(
    ("values", "nullable", "nonneg"),
    [
        (["1", "2.5"], False, True),
        (["0", "1"], False, True),
        (["-1", "1"], False, False),
        ([None, "1"], True, True),
        ([None, "-1"], True, False),
        ([None], True, True),
        ([], False, True),
    ],
)
def test_signs_and_gaps_of_a_column_are_known(
    made: ModuleType, values: list[str | None], nullable: bool, nonneg: bool
) -> None:
    rows = [{"编号": str(n), "数": value} for n, value in enumerate(values)]
    facts = Columns(made.make_dataset({"项目": rows})).column("项目", "数")
    assert (facts.nullable, facts.nonneg) == (nullable, nonneg)


def test_a_column_with_a_zero_may_not_be_divided_by_untested(made: ModuleType) -> None:
    for values, positive in ((["1", "2"], True), (["0", "2"], False), (["-1", "2"], False)):
        rows = [{"编号": str(n), "数": value} for n, value in enumerate(values)]
        facts = Columns(made.make_dataset({"项目": rows})).column("项目", "数")
        assert facts.positive == positive


def test_data_is_named_once_and_text_only_by_a_name(made: ModuleType) -> None:
    columns = Columns(made.make_dataset({"项目": [{"编号": "1", "数": "2"}]}))
    assert columns.column("项目", "数") is columns.column("项目", "数")
    name = columns.constant("'; import os")
    assert name.isidentifier()
    assert columns.constant("'; import os") == name
    assert columns.data[name] == "'; import os"


def test_a_derived_column_keeps_its_denominators(made: ModuleType) -> None:
    columns = Columns(made.make_dataset({"项目": [{"编号": "1"}, {"编号": "2"}]}))
    assert not columns.has_derived("项目", "率")
    columns.add_derived("项目", "率", DerivedColumn([1, None], [3, 1]))
    facts, over = columns.derived("项目", "率")
    assert (facts.nullable, over) == (True, [3, 1])
