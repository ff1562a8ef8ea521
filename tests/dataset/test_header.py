from __future__ import annotations

from collections.abc import Callable

from perfeval.dataset.grid import Grid
from perfeval.dataset.header import Header, find_header
from perfeval.vocabulary import Vocabulary

MakeGrid = Callable[..., Grid]


def columns(header: Header | None) -> dict[str, tuple[int, str]]:
    assert header is not None
    return {use.field.name: (use.column, use.unit) for use in header.uses}


def test_title_rows_above_the_header_are_skipped(
    make_grid: MakeGrid, vocabulary: Vocabulary
) -> None:
    grid = make_grid(
        [
            ["项目清单", "", ""],
            ["填报单位：财政局", "", "单位：元"],
            ["项目编号", "项目名称", "全年预算数"],
            ["P1", "路", 5],
        ],
        merges=[(0, 0, 0, 2)],
    )
    header = find_header(grid, vocabulary.entities["项目"])
    assert header is not None
    assert (header.top, header.bottom) == (2, 2)
    assert columns(header) == {"项目编号": (0, ""), "项目名称": (1, ""), "全年预算数": (2, "元")}


def test_two_header_rows_are_read_together(make_grid: MakeGrid, vocabulary: Vocabulary) -> None:
    grid = make_grid(
        [
            ["项目编号", "项目名称", "项目资金（元）", "", "备注"],
            ["", "", "年初预算数", "全年预算数（万元）", ""],
            ["P1", "路", 5, 6, ""],
        ],
        merges=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4)],
    )
    header = find_header(grid, vocabulary.entities["项目"])
    assert header is not None
    assert header.bottom == 1
    assert columns(header) == {
        "项目编号": (0, ""),
        "项目名称": (1, ""),
        "年初预算数": (2, "元"),
        "全年预算数": (3, "万元"),
        "备注": (4, ""),
    }


def test_a_group_and_its_part_make_one_name(make_grid: MakeGrid, vocabulary: Vocabulary) -> None:
    grid = make_grid(
        [
            ["项目编号", "项目名称", "全年", "", "合同"],
            ["", "", "预算数", "执行数", "金额"],
            ["P1", "路", 5, 6, 7],
        ]
    )
    header = find_header(grid, vocabulary.entities["项目"])
    assert columns(header).keys() >= {"全年预算数", "全年执行数", "合同金额"}


def test_a_sheet_that_names_no_field_has_no_header(
    make_grid: MakeGrid, vocabulary: Vocabulary
) -> None:
    grid = make_grid([["甲", "乙"], ["丙", "丁"]])
    assert find_header(grid, vocabulary.entities["项目"]) is None


def test_a_header_further_down_than_fifteen_rows_is_not_looked_for(
    make_grid: MakeGrid, vocabulary: Vocabulary
) -> None:
    rows = [["说明", ""]] * 15 + [["项目编号", "项目名称"]]
    header = find_header(make_grid(rows), vocabulary.entities["项目"])
    assert header is None or header.top != 15


def test_the_own_name_of_a_field_outranks_a_synonym(
    make_grid: MakeGrid, vocabulary: Vocabulary
) -> None:
    grid = make_grid([["编号", "项目编号", "项目名称"], [1, "P1", "路"]])
    header = find_header(grid, vocabulary.entities["项目"])
    assert columns(header)["项目编号"] == (1, "")
    assert header is not None
    assert [(a.column, b.column) for a, b in header.doubles] == [(1, 0)]


def test_required_columns_that_lack_are_told(make_grid: MakeGrid, vocabulary: Vocabulary) -> None:
    header = find_header(make_grid([["项目编号", "乡镇"]]), vocabulary.entities["项目"])
    assert header is not None
    assert [field.name for field in header.lacking(vocabulary.entities["项目"])] == ["项目名称"]
