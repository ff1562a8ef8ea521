from __future__ import annotations

from collections.abc import Callable

import pytest

from perfeval.dataset.grid import Grid, column_number, letters


@pytest.mark.parametrize(("number", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (16383, "XFD")])
def test_columns_have_letters(number: int, name: str) -> None:
    assert letters(number) == name
    assert column_number(name) == number


def test_a_merged_value_fills_its_range_but_makes_no_rows(make_grid: Callable[..., Grid]) -> None:
    grid = make_grid([["产出", 1], ["", 2], ["", 3]], merges=[(0, 0, 5, 0)])
    assert [row[0] for row in grid.rows] == ["产出"] * 3


def test_a_merge_outside_the_cells_is_harmless(make_grid: Callable[..., Grid]) -> None:
    grid = make_grid([["a"]], merges=[(5, 5, 6, 6), (0, 0, 0, 9)])
    assert grid.rows == [["a"]]


def test_putting_a_cell_outside_grows_the_grid(make_grid: Callable[..., Grid]) -> None:
    grid = make_grid([["a"]])
    grid.put(2, 3, "x")
    assert grid.width == 4
    assert [len(row) for row in grid.rows] == [4, 4, 4]
    assert grid.rows[2][3] == "x"


def test_places_name_cells_rows_columns_and_sheets() -> None:
    grid = Grid("a.xlsx", "表", [])
    assert str(grid.place(11, 5)) == "a.xlsx[表!F12]"
    assert str(grid.place(11)) == "a.xlsx[表!12]"
    assert str(grid.place(None, 5)) == "a.xlsx[表!F]"
    assert str(grid.place()) == "a.xlsx[表]"
    assert str(Grid("a.csv", "", []).place(11, 5)) == "a.csv[F12]"


def test_only_blanks_are_no_content(make_grid: Callable[..., Grid]) -> None:
    assert not make_grid([["", " "]]).has_content()
    assert make_grid([["", 0]]).has_content()
