"""The words of a document: those of the project, and those that follow from its dates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from perfeval.values.show import show_date

PREFIX = "词."


def all_words(
    words: Mapping[str, str], as_of: date, day: date, year: int | None = None
) -> dict[str, str]:
    """Give the project's words with those that follow from its dates where it has none.

    截止 says ``2022年12月底`` on the last day of a month, the whole date on another day. 年度 is
    ``year``, that of the money, else that of ``as_of``. 跨年 says ``2022年`` when ``as_of`` is in
    another year than the money, so that no title takes that year for the money's; else nothing.
    """
    money = as_of.year if year is None else year
    is_month_end = (as_of + timedelta(days=1)).month != as_of.month
    until = f"{as_of.year}年{as_of.month}月底" if is_month_end else show_date(as_of)
    dated = {
        "年度": str(money),
        "跨年": "" if money == as_of.year else f"{money}年",
        "当月": f"{as_of.year}年{as_of.month}月",
        "截止": until,
        "截止日": show_date(as_of),
        "文档日期": show_date(day),
    }
    return {**dated, **words}
