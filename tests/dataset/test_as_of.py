from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.dataset import Dataset, load_dataset
from perfeval.dataset.as_of import known_by
from perfeval.vocabulary import load_vocabulary

YEAR_END = date(2022, 12, 31)


def load(folder: Path, files: dict[str, str]) -> Dataset:
    vocabulary, _ = load_vocabulary()
    assert vocabulary is not None
    paths = []
    for name, text in files.items():
        paths.append(folder / name)
        paths[-1].write_text(text, encoding="utf-8")
    dataset, problems = load_dataset(vocabulary, folder, paths)
    assert dataset is not None
    assert [one.message() for one in problems if one.severity == "error"] == []
    return dataset


DOCUMENTS = (
    "文号,收文日期,上报日期\n"
    "甲〔2022〕1号,2022-03-01,2022-03-04\n"
    "甲〔2022〕2号,2022-03-10,\n"
    "甲〔2022〕3号,2022-04-01,2022-04-02\n"
)
PROJECTS = (
    "项目编号,项目名称,全年预算数（万元）,全年执行数（万元）,完工日期\n"
    "P1,甲,100,99,2022-11-30\nP2,乙,50,,\n"
)
PAYMENTS = (
    "支付编号,项目编号,支付日期,金额（万元）\n"
    "Z1,P1,2022-03-31,10\nZ2,P2,2022-04-01,20\nZ3,P1,2022-02-01,30\n"
)


def test_a_row_that_came_later_is_not_there(tmp_path: Path) -> None:
    dataset = load(tmp_path, {"项目.csv": PROJECTS, "支付.csv": PAYMENTS})
    table = known_by(dataset, date(2022, 3, 31)).tables["支付"]
    assert list(table.columns["支付编号"].values) == ["Z1", "Z3"]
    assert [str(table.place(row, "金额")) for row in range(2)] == ["支付.csv[D2]", "支付.csv[D4]"]


def test_a_date_that_was_filled_in_later_is_missing(tmp_path: Path) -> None:
    table = known_by(load(tmp_path, {"资金文件.csv": DOCUMENTS}), date(2022, 3, 3)).tables[
        "资金文件"
    ]
    assert list(table.columns["文号"].values) == ["甲〔2022〕1号"]
    assert list(table.columns["上报日期"].values) == [None]
    there = known_by(load(tmp_path, {"资金文件.csv": DOCUMENTS}), date(2022, 3, 4)).tables[
        "资金文件"
    ]
    assert list(there.columns["上报日期"].values) == [date(2022, 3, 4).toordinal()]


def test_what_is_known_at_the_end_is_missing_before_the_day_of_the_data(tmp_path: Path) -> None:
    dataset = load(tmp_path, {"项目.csv": PROJECTS})
    early = known_by(dataset, date(2022, 9, 30), data_day=YEAR_END).tables["项目"]
    assert list(early.columns["全年执行数"].values) == [None, None]
    assert list(early.columns["全年预算数"].values) == [100, 50]
    same = known_by(dataset, date(2022, 9, 30), data_day=date(2022, 9, 30)).tables["项目"]
    assert same.columns["全年执行数"].exact(0) == 99
    assert same.columns["完工日期"].values[0] is None


SETTLED = (
    "项目编号,项目名称,结算金额（万元）,结算日期\n"
    "P1,甲,97,2022-11-18\nP2,乙,50,\nP3,丙,,2022-11-18\nP4,丁,40,2023-01-05\n"
)


@pytest.mark.parametrize(
    ("day", "amounts"),
    [
        (date(2022, 11, 17), [None, None, None, None]),
        (date(2022, 11, 18), [97, None, None, None]),
        (date(2022, 12, 30), [97, None, None, None]),
        (YEAR_END, [97, 50, None, None]),
        (date(2023, 1, 5), [97, 50, None, 40]),
    ],
)
def test_what_was_settled_is_known_from_its_date_on_and_without_one_at_the_end(
    tmp_path: Path, day: date, amounts: list[int | None]
) -> None:
    table = known_by(load(tmp_path, {"项目.csv": SETTLED}), day, data_day=YEAR_END).tables["项目"]
    assert [table.columns["结算金额"].exact(row) for row in range(4)] == amounts
    again = known_by(load(tmp_path, {"项目.csv": SETTLED}), day).tables["项目"]
    assert again.columns["结算金额"].exact(1) == 50  # nobody said what day the data are of


def test_the_parts_of_a_measure_are_known_with_it(tmp_path: Path) -> None:
    rows = "项目编号,一级指标,三级指标,年度指标值,实际完成值,分值\nP1,产出,数量,≥10个,12个,50\n"
    dataset = load(tmp_path, {"项目.csv": PROJECTS, "绩效指标.csv": rows})
    table = known_by(dataset, date(2022, 6, 30), data_day=YEAR_END).tables["绩效指标"]
    held = {name: table.value(0, name) for name in ("目标值", "实际值", "实际单位", "实际完成值")}
    assert held == {"目标值": 10, "实际值": None, "实际单位": None, "实际完成值": None}


def test_a_change_of_points_made_after_the_year_still_counts(tmp_path: Path) -> None:
    rows = "对象编号,规则,改后得分,理由,改分人,日期\nP1,Z1,8,核实,张三,2023-01-05\n"
    dataset = load(tmp_path, {"项目.csv": PROJECTS, "人工改分.csv": rows})
    table = known_by(dataset, YEAR_END, data_day=YEAR_END).tables["人工改分"]
    assert table.value(0, "日期") == date(2023, 1, 5).toordinal()


def test_nothing_is_copied_where_nothing_is_hidden(tmp_path: Path) -> None:
    dataset = load(tmp_path, {"项目.csv": PROJECTS, "支付.csv": PAYMENTS})
    assert known_by(dataset, YEAR_END, data_day=YEAR_END) is dataset
    early = known_by(dataset, date(2022, 3, 31))
    assert early.tables["资金"] is dataset.tables["资金"]


@given(days=st.lists(st.integers(1, 28), max_size=12), first=st.integers(1, 28))
def test_what_is_known_only_grows(days: list[int], first: int, tmp_path_factory: object) -> None:
    folder = tmp_path_factory.mktemp("rows")  # type: ignore[attr-defined]
    rows = "".join(f"Z{n},P1,2022-02-{day:02},1\n" for n, day in enumerate(days))
    text = PAYMENTS.split("\n", maxsplit=1)[0] + "\n" + rows
    dataset = load(folder, {"项目.csv": PROJECTS, "支付.csv": text})
    table = known_by(dataset, date(2022, 2, first)).tables["支付"]
    assert list(table.columns["支付编号"].values) == [
        f"Z{n}" for n, day in enumerate(days) if day <= first
    ]
