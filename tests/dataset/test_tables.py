from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

HEAD = ["项目编号", "项目名称"]


def test_sheets_of_one_entity_become_one_table_at_the_finest_scale(
    load_rows: Callable[..., Any],
) -> None:
    loaded = load_rows(
        {
            "项目清单（2021）": [[*HEAD, "全年预算数（万元）"], ["P1", "路", 5]],
            "项目清单（2022）": [[*HEAD, "乡镇", "全年预算数（元）"], ["P2", "水", "东乡", 12.5]],
        }
    )
    assert loaded.codes == []
    assert loaded.column("项目", "全年预算数") == [5, Fraction("0.00125")]
    assert loaded.column("项目", "乡镇") == [None, "东乡"]
    table = loaded.dataset.tables["项目"]
    assert str(table.place(0, "全年预算数")) == "表.xlsx[项目清单（2021）!C2]"
    assert str(table.place(1, "全年预算数")) == "表.xlsx[项目清单（2022）!D2]"
    assert table.columns["全年预算数"].scale == 5


def test_every_entity_has_a_table_with_every_field(load_rows: Callable[..., Any]) -> None:
    loaded = load_rows({"项目": [HEAD, ["P1", "路"]]})
    vocabulary = loaded.dataset.vocabulary
    assert loaded.dataset.tables.keys() == vocabulary.entities.keys()
    for name, table in loaded.dataset.tables.items():
        assert table.columns.keys() == vocabulary.entities[name].fields.keys()
        assert all(len(c.values) == len(table) for c in table.columns.values())
