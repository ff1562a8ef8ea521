from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from perfeval.dataset.grid import Grid, Merge
from perfeval.dataset.header import find_header
from perfeval.dataset.rows import Rows, sort_rows
from perfeval.vocabulary import Vocabulary

HEAD = ["项目编号", "项目名称", "全年预算数（万元）"]


@pytest.fixture
def sort(make_grid: Callable[..., Grid], vocabulary: Vocabulary) -> Callable[..., Rows]:
    def run(rows: Sequence[Sequence[Any]], merges: Sequence[Merge] = ()) -> Rows:
        grid = make_grid([HEAD, *rows], merges)
        header = find_header(grid, vocabulary.entities["项目"])
        assert header is not None
        return sort_rows(grid, header, vocabulary.entities["项目"])

    return run


@pytest.mark.parametrize(
    "label",
    ["合计", "总计", "小计", "总 计", "合　计", "合计：", "共计", "东乡小计", "合计（万元）"],
)
def test_a_total_row_is_told_from_data(sort: Callable[..., Rows], label: str) -> None:
    rows = sort([["P1", "路", 1], [label, "", 1], ["", label, 1]])
    assert rows.data == [1]
    assert [(t.row, t.partial) for t in rows.totals] == [(2, "小计" in label), (3, "小计" in label)]


def test_a_merged_total_label_fills_the_key_too(sort: Callable[..., Rows]) -> None:
    rows = sort([["P1", "路", 1], ["合计", "", 1]], merges=[(2, 0, 2, 1)])
    assert [t.label for t in rows.totals] == ["合计"]


def test_a_project_whose_name_ends_like_a_total_is_data(sort: Callable[..., Rows]) -> None:
    assert sort([["P1", "村级统计", 1], ["P2", "账务合计", 2]]).data == [1, 2]


@pytest.mark.parametrize(
    "row",
    [
        ["", "", ""],
        [" ", "", ""],
        ["注：金额含税", "", ""],
        ["备注:无", "", ""],
        ["填表人：张三", "", "审核人：李四"],
        ["其中：中央资金", "", 5],
        HEAD,
    ],
)
def test_what_is_neither_data_nor_total_is_left_out(
    sort: Callable[..., Rows], row: list[Any]
) -> None:
    rows = sort([["P1", "路", 1], row, ["P2", "水", 2]])
    assert rows.data == [1, 3]
    assert rows.totals == []


def test_a_note_with_data_beside_it_is_data(sort: Callable[..., Rows]) -> None:
    assert sort([["说明：甲", "路", 5]]).data == [1]


def test_a_merged_note_is_one_note(sort: Callable[..., Rows]) -> None:
    assert sort([["注：含税", "", ""]], merges=[(1, 0, 1, 2)]).data == []
