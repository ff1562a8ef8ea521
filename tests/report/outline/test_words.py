from __future__ import annotations

from datetime import date

import pytest

from perfeval.report.outline.words import all_words


@pytest.mark.parametrize(
    ("as_of", "until"),
    [
        (date(2022, 12, 31), "2022年12月底"),
        (date(2022, 2, 28), "2022年2月底"),
        (date(2024, 2, 28), "2024年2月28日"),
    ],
)
def test_the_end_of_a_month_is_named_as_such(as_of: date, until: str) -> None:
    words = all_words({"县名": "某县"}, as_of, date(2023, 1, 10))
    assert words["截止"] == until
    assert (words["县名"], words["文档日期"]) == ("某县", "2023年1月10日")


@pytest.mark.parametrize(
    ("as_of", "year", "money", "across"),
    [
        (date(2022, 9, 30), 2022, "2022", ""),
        (date(2023, 1, 15), 2022, "2022", "2022年"),
        (date(2022, 11, 30), 2023, "2023", "2023年"),
        (date(2023, 1, 15), None, "2023", ""),
    ],
)
def test_the_year_is_that_of_the_money_and_named_apart_from_the_month_of_another(
    as_of: date, year: int | None, money: str, across: str
) -> None:
    words = all_words({}, as_of, as_of, year)
    assert (words["年度"], words["跨年"]) == (money, across)
    assert words["当月"] == f"{as_of.year}年{as_of.month}月"


def test_a_word_of_the_project_comes_before_one_from_the_dates() -> None:
    assert (
        all_words({"年度": "2021至2022"}, date(2022, 1, 1), date(2022, 1, 1))["年度"]
        == "2021至2022"
    )
