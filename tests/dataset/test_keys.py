from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from perfeval.dataset import load_dataset
from perfeval.vocabulary import load_vocabulary

PROJECTS = [["项目编号", "项目名称"], ["P1", "路"], ["P2", "水"]]
PAYMENT = ["支付编号", "项目编号", "支付日期", "金额（万元）"]


def test_a_key_that_occurs_again_points_to_the_first(load_rows: Callable[..., Any]) -> None:
    loaded = load_rows({"项目": [*PROJECTS, ["P1", "桥"]]})
    assert loaded.places == [("PE251", "表.xlsx[项目!A4]")]
    assert str(loaded.found[0].related[0].place) == "表.xlsx[项目!A2]"


def test_a_key_of_several_fields_is_compared_whole(load_rows: Callable[..., Any]) -> None:
    head = ["项目编号", "月份", "计划金额（万元）"]
    rows = [
        ["P1", "2022-01", 1],
        ["P1", "2022-02", 1],
        ["P2", "2022-01", 1],
        ["P1", "2022年1月", 1],
    ]
    loaded = load_rows({"项目": PROJECTS, "月度计划": [head, *rows]})
    assert loaded.places == [("PE251", "表.xlsx[月度计划!A5]")]
    assert loaded.found[0].values["found"] == "P1、2022年1月"


def test_dates_in_keys_are_shown_as_dates(load_rows: Callable[..., Any]) -> None:
    row = ["2022-1-5", "上午", "张三"]
    loaded = load_rows({"巡查": [["巡查日期", "班次", "值班人"], row, row]})
    assert loaded.found[0].values["found"] == "2022-01-05、上午"


def test_an_optional_part_of_a_key_may_be_missing(load_rows: Callable[..., Any]) -> None:
    head = ["项目编号", "一级指标", "二级指标", "三级指标"]
    rows = [["P1", "产出", None, "长度"], ["P1", "产出", None, "长度"]]
    loaded = load_rows({"项目": PROJECTS, "绩效指标": [head, *rows]})
    assert loaded.codes == ["PE251"]


def test_a_reference_to_nothing_names_the_nearest_key(load_rows: Callable[..., Any]) -> None:
    loaded = load_rows({"项目": PROJECTS, "支付": [PAYMENT, ["Z1", "P22", "2022-1-5", 1]]})
    assert loaded.places == [("PE252", "表.xlsx[支付!B2]")]
    assert "P2" in loaded.found[0].hint()
    assert loaded.dataset.parents("支付", "项目编号") == [None]


def test_a_number_refers_to_the_same_text(load_rows: Callable[..., Any]) -> None:
    loaded = load_rows(
        {
            "项目": [["项目编号", "项目名称"], [101, "路"]],
            "支付": [PAYMENT, ["Z1", "101", "2022-1-5", 1]],
        }
    )
    assert loaded.codes == []
    assert loaded.dataset.children("支付", "项目编号") == [[0]]


def test_a_whole_table_that_lacks_is_told_once(load_rows: Callable[..., Any]) -> None:
    rows = [["Z1", "P1", "2022-1-5", 1], ["Z2", "P2", "2022-1-5", 1]]
    loaded = load_rows({"支付": [PAYMENT, *rows]})
    assert loaded.places == [("PE253", "表.xlsx[支付!B]")]


def test_a_table_that_may_stand_in_a_broken_file_is_not_told_to_lack(tmp_path: Path) -> None:
    vocabulary, _ = load_vocabulary()
    assert vocabulary is not None
    (tmp_path / "项目.xlsx").write_bytes(b"PK\x03\x04 half of a workbook")
    (tmp_path / "支付.csv").write_text(",".join(PAYMENT) + "\nZ1,P1,2022-1-5,1\n", encoding="utf-8")
    files = sorted(tmp_path.iterdir())
    _, problems = load_dataset(vocabulary, tmp_path, files, year=2022)
    assert {one.severity for one in problems} == {"error"}
    assert "PE253" not in [one.code.id for one in problems]
