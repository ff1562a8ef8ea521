from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

from perfeval.dataset import Source


def test_a_year_of_workbooks_becomes_one_dataset(
    tmp_path: Path, write_xlsx: Callable[..., Path], load: Callable[..., Any]
) -> None:
    book = write_xlsx(
        {
            "项目": [["项目编号", "项目名称", "是否统筹"], ["P1", "路", "√"], ["P2", "水", "否"]],
            "绩效指标": [
                ["项目编号", "一级指标", "三级指标", "年度指标值", "完成等次"],
                ["P1", "产出", "长度", "≥200平方米", "达成预期指标"],
                ["P1", "产出", "时间", "9月前", None],
            ],
        }
    )
    csv = tmp_path / "支付.csv"
    csv.write_bytes(
        '支付编号,项目编号,支付日期,金额（元）\nZ1,P1,2022年5月3日,"12,345.60"\n'.encode("gb18030")
    )
    loaded = load(book, csv)
    assert loaded.codes == []
    assert loaded.column("项目", "是否统筹") == [True, False]
    assert loaded.column("绩效指标", "年度指标值") == ["≥200平方米", "9月前"]
    assert loaded.column("绩效指标", "目标值") == [200, None]
    assert loaded.column("绩效指标", "目标关系") == ["≥", None]
    assert loaded.column("绩效指标", "目标单位") == ["平方米", None]
    assert loaded.column("绩效指标", "完成等次") == ["达成", None]
    assert loaded.column("支付", "支付日期") == [dt.date(2022, 5, 3).toordinal()]
    assert loaded.column("支付", "金额") == [Fraction("1.23456")]
    assert [source.file for source in loaded.dataset.sources] == ["表.xlsx", "支付.csv"]


def test_lock_files_are_passed_over(tmp_path: Path, load: Callable[..., Any]) -> None:
    lock = tmp_path / "~$项目.xlsx"
    lock.write_bytes(b"\x00")
    assert load(lock) == (None, [])


def test_files_in_folders_are_shown_relative_to_the_project(
    tmp_path: Path, load: Callable[..., Any]
) -> None:
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "项目.csv"
    path.write_text("项目编号,项目名称\nP1,\n", encoding="utf-8")
    loaded = load(path)
    assert loaded.places == [("PE231", "data/项目.csv[B2]")]
    assert isinstance(loaded.dataset.sources[0], Source)
    assert loaded.dataset.sources[0].file == "data/项目.csv"


def test_months_without_a_year_take_the_one_given(load_rows: Callable[..., Any]) -> None:
    rows = [["项目编号", "月份", "计划金额（万元）"], ["P1", "3月", 5]]
    sheets = {"项目": [["项目编号", "项目名称"], ["P1", "路"]], "月度计划": rows}
    assert load_rows(sheets, year=2022).column("月度计划", "月份") == [2022 * 12 + 2]
    assert load_rows(sheets).codes == ["PE242"]


def test_nothing_usable_gives_no_dataset(tmp_path: Path, load: Callable[..., Any]) -> None:
    path = tmp_path / "a.csv"
    path.write_text("甲,乙\n1,2\n", encoding="utf-8")
    loaded = load(path)
    assert loaded.dataset is None
    assert loaded.codes == ["PE211"]


def test_the_same_files_give_the_same_answer(load_rows: Callable[..., Any]) -> None:
    sheets = {"项目": [["项目编号", "项目名称", "丙"], ["P1", None, 1], ["P1", "水", 2]]}
    assert load_rows(sheets).places == load_rows(sheets).places
