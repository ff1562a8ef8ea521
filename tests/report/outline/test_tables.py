from __future__ import annotations

from perfeval.files.typed import Text
from perfeval.report.outline.model import ColumnSpec, TableSpec
from perfeval.report.outline.tables import table
from perfeval.report.outline.writing import Writing


def _spec(rows: str, *columns: tuple[str, str, str | None]) -> TableSpec:
    made = [
        ColumnSpec(name=Text(name), value=Text(value), total=None if total is None else Text(total))
        for name, value, total in columns
    ]
    return TableSpec(
        caption=Text("{词.县名}资金"),
        unit=Text("单位：万元"),
        rows=Text(rows),
        first=Text("类别"),
        columns=made,
        description=Text("各类资金"),
    )


def _cells(made: object) -> list[list[str]]:
    rows = made.rows  # type: ignore[attr-defined]
    return [
        ["".join(run if isinstance(run, str) else run.text for run in cell) for cell in row.cells]
        for row in rows
    ]


def test_a_table_has_a_row_a_group_and_a_total_that_was_checked(writing: Writing) -> None:
    made = table(writing, _spec("各种", ("金额", "金额", "全部"), ("占比", "占比", None)), 2)
    assert made is not None
    assert made[0].caption == "表2　某县资金"
    assert _cells(made[0]) == [
        ["专项", "100.13", "66.64"],
        ["债券", "50.13", "33.36"],
        ["自筹", "0.00", "0.00"],
        ["合计", "150.25", ""],
    ]
    assert made[0].rows[-1].total
    assert writing.problems == []


def test_a_difference_that_rounding_makes_is_told_under_the_table(writing: Writing) -> None:
    made = table(writing, _spec("各类", ("金额", "数", "全部")), 1)
    assert made is not None
    assert made[1][0].notes == (("“金额”各行之和与合计数相差0.01万元，系四舍五入所致。",),)


def test_a_total_that_is_not_the_sum_of_the_rows_is_an_error(writing: Writing) -> None:
    table(writing, _spec("各类", ("金额", "数", "专项额")), 1)
    assert [d.code.id for d in writing.problems] == ["PE653"]
    assert "各行合计 150.25" in writing.problems[0].message()


def test_missing_values_are_dashes_and_the_total_is_not_checked(writing: Writing) -> None:
    made = table(writing, _spec("各种", ("缺", "缺", "全部")), 1)
    assert made is not None
    assert [row[1] for row in _cells(made[0])] == ["—", "—", "—", "150.25"]
    assert [d.code.id for d in writing.problems] == ["PE657"]


def test_a_total_of_nothing_but_missing_values_is_missing_and_not_zero(writing: Writing) -> None:
    made = table(writing, _spec("各种", ("缺", "缺", "零")), 1)
    assert made is not None
    assert [row[1] for row in _cells(made[0])] == ["—", "—", "—", "—"]
    assert writing.problems == []


def test_a_total_that_leaves_rows_out_says_so_under_the_table(writing: Writing) -> None:
    made = table(writing, _spec("各种", ("金额", "缺些", "全部")), 1)
    assert made is not None
    assert [row[1] for row in _cells(made[0])] == ["100.13", "50.13", "—", "150.25"]
    assert made[1][0].notes == (("“金额”有1行缺数，合计是其余各行之和。",),)
    assert [d.code.id for d in writing.problems] == ["PE657"]


def test_a_table_without_groups_falls_out(writing: Writing) -> None:
    assert table(writing, _spec("空类", ("个数", "数", None)), 1) is None
    assert writing.problems == []


def test_an_unknown_measure_or_total_is_told(writing: Writing) -> None:
    assert table(writing, _spec("各种", ("金额", "金饿", None)), 1) is None
    table(writing, _spec("各种", ("金额", "金额", "全不")), 1)
    assert [d.code.id for d in writing.problems] == ["PE652", "PE643"]
