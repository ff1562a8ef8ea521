"""The words of a document: those of the project, and those that follow from its dates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from perfeval.values.show import show_date

PREFIX = "词."


def all_words(words: Mapping[str, str], as_of: date, day: date) -> dict[str, str]:
    """Give the project's words with 年度, 当月, 截止, 截止日 and 文档日期 added where it has none.

    截止 says ``2022年12月底`` on the last day of a month, the whole date on another day.
    """
    is_month_end = (as_of + timedelta(days=1)).month != as_of.month
    until = f"{as_of.year}年{as_of.month}月底" if is_month_end else show_date(as_of)
    dated = {
        "年度": str(as_of.year),
        "当月": f"{as_of.year}年{as_of.month}月",
        "截止": until,
        "截止日": show_date(as_of),
        "文档日期": show_date(day),
    }
    return {**dated, **words}
