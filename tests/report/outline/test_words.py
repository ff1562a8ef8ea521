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


def test_a_word_of_the_project_comes_before_one_from_the_dates() -> None:
    assert (
        all_words({"年度": "2021至2022"}, date(2022, 1, 1), date(2022, 1, 1))["年度"]
        == "2021至2022"
    )
