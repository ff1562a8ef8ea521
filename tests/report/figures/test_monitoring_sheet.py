"""The monitoring form's rows: each indicator, with what was last recorded of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from perfeval.report.figures.monitoring_sheet import monitoring_sheet

TABLES = {
    "绩效指标": "项目编号,一级指标,二级指标,三级指标,年度指标值\n"
    "P1,产出指标,数量指标,里程,≥10公里\nP1,效益指标,社会效益指标,受益人口,≥100人\n",
    "监控记录": "项目编号,三级指标,监控日期,截至完成值,完成可能性\n"
    "P1,里程,2022-06-30,4公里,确定能\nP1,里程,2022-03-31,1公里,有可能\n"
    "P2,没有这项,2022-06-30,3个,有可能\n",
}


def test_each_indicator_has_its_last_record_and_strange_records_stay(
    county: Callable[..., Any],
) -> None:
    dataset = county(TABLES).dataset
    table, links = monitoring_sheet(dataset)
    assert len(table) == 3
    records = dataset.tables["监控记录"]
    found = links["监控表", "监控记录"]
    assert found == [0, None, 2]
    assert records.value(found[0] or 0, "截至完成值") == "4公里"
    assert links["监控表", "绩效指标"] == [0, 1, None]
    assert table.value(2, "三级指标") == "没有这项"
    assert str(table.place(0)) == "绩效指标.csv[D2]"
