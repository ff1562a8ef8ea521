from __future__ import annotations

import pytest

from perfeval.dataset.delimited import read_delimited


@pytest.mark.parametrize(
    "text",
    [
        "编号,金额\nZ1,5\n",
        "编号;金额\nZ1;5\n",
        "编号\t金额\nZ1\t5\n",
        '"编号","金额"\n"Z1","5"\n',
        "编号,金额\r\nZ1,5",
    ],
)
def test_the_separator_is_found(text: str) -> None:
    grids, problems = read_delimited(text, "a.csv")
    assert problems == []
    assert grids[0].rows == [["编号", "金额"], ["Z1", "5"]]


def test_a_comma_inside_quotes_separates_nothing() -> None:
    grids, _ = read_delimited('a;b\n"1,2,3";4\n"5,6,7";8\n', "a.csv")
    assert grids[0].rows[1] == ["1,2,3", "4"]


def test_short_rows_are_made_as_wide_as_the_widest() -> None:
    grids, _ = read_delimited("a,b,c\n1\n", "a.csv")
    assert grids[0].rows[1] == ["1", "", ""]


def test_a_line_that_names_the_separator_is_obeyed() -> None:
    grids, _ = read_delimited("sep=;\na,x;b\n", "a.csv")
    assert grids[0].rows == [["", ""], ["a,x", "b"]]


def test_a_number_protected_as_a_formula_is_its_text() -> None:
    grids, _ = read_delimited('编号,名\n="00123",a\n', "a.csv")
    assert grids[0].rows[1][0] == "00123"


def test_a_quote_that_is_not_closed_is_told_with_its_line() -> None:
    grids, problems = read_delimited('a,b\n1,"2\n3,4', "a.csv")
    assert grids == []
    assert [(p.code.id, str(p.place)) for p in problems] == [("PE210", "a.csv:3")]
