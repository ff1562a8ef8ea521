"""What a row is called in results."""

from __future__ import annotations

from types import ModuleType

import pytest

from perfeval.engine.naming import key_of, name_of


@pytest.mark.parametrize(
    ("row", "key", "name"),
    [
        ({"编号": "P1", "名称": "道路"}, "P1", "道路"),
        ({"编号": "P1"}, "P1", "P1"),
        ({}, "", ""),
    ],
)
def test_a_row_has_its_name_or_its_key(
    made: ModuleType, row: dict[str, str], key: str, name: str
) -> None:
    table = made.make_dataset({"项目": [row]}).tables["项目"]
    assert (key_of(table, 0), name_of(table, 0)) == (key, name)


def test_a_key_of_several_parts_shows_dates_as_dates(made: ModuleType) -> None:
    from dataclasses import replace

    table = made.make_dataset(
        {"项目": [{"编号": "P1", "开工": "2022-03-05", "月份": "2022-09"}]}
    ).tables["项目"]
    entity = replace(table.entity, key=("编号", "开工", "月份", "完工"))
    assert key_of(replace(table, entity=entity), 0) == "P1/2022年3月5日/2022年9月"
