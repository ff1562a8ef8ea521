from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

HEAD = ["项目编号", "项目名称", "全年预算数（万元）"]
ROAD, WATER, FARM = ["P1", "路", 1.1], ["P2", "水", 2.2], ["P3", "棚", 3.3]


@pytest.mark.parametrize(
    "rows",
    [
        [ROAD, WATER, ["合计", None, 3.3]],
        [["合计", None, 3.3], ROAD, WATER],
        [ROAD, ["小计", None, 1.1], WATER, FARM, ["小计", None, 5.5], ["合计", None, 6.6]],
        [["甲小计", None, 1.1], ROAD, ["乙小计", None, 5.5], WATER, FARM, ["合计", None, 6.6]],
        [ROAD, ["合计", None, None]],
        [ROAD, ["合计", None, "—"]],
    ],
)
def test_a_total_row_is_checked_and_not_summed(
    load_rows: Callable[..., Any], rows: list[list[Any]]
) -> None:
    loaded = load_rows({"项目": [HEAD, *rows]})
    assert loaded.codes == []
    data = [Fraction(str(row[2])) for row in rows if str(row[0]).startswith("P")]
    assert loaded.column("项目", "全年预算数") == data


def test_a_wrong_total_shows_both_numbers_and_its_cell(load_rows: Callable[..., Any]) -> None:
    loaded = load_rows({"项目": [HEAD, ROAD, WATER, ["合计", None, 3.31]]})
    assert loaded.places == [("PE261", "表.xlsx[项目!C4]")]
    values = loaded.found[0].values
    assert (values["label"], values["field"]) == ("合计", "全年预算数")
    assert (values["found"], values["summed"], values["difference"]) == ("3.31", "3.3", "0.01")


def test_a_wrong_subtotal_is_compared_with_its_own_section(load_rows: Callable[..., Any]) -> None:
    rows = [ROAD, ["小计", None, 1.1], WATER, ["小计", None, 3.3], ["合计", None, 3.3]]
    loaded = load_rows({"项目": [HEAD, *rows]})
    assert loaded.places == [("PE261", "表.xlsx[项目!C5]")]
    assert loaded.found[0].values["summed"] == "2.2"


def test_a_column_with_a_wrong_cell_has_no_sum_to_check(load_rows: Callable[..., Any]) -> None:
    loaded = load_rows({"项目": [HEAD, ROAD, ["P2", "水", "若干"], ["合计", None, 9]]})
    assert loaded.codes == ["PE232"]


def test_rates_are_not_added_up(load_rows: Callable[..., Any]) -> None:
    head = [*HEAD, "执行率"]
    loaded = load_rows(
        {"项目": [head, [*ROAD, "50%"], [*WATER, "60%"], ["合计", None, 3.3, "55%"]]}
    )
    assert loaded.codes == []
