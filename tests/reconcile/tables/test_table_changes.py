"""Rows that tell a change: what was there before, what was taken away or added, what is left."""

from __future__ import annotations

from perfeval.reconcile import Result, reconcile
from perfeval.reconcile.reading.text import from_text

# Figures of 盐边县 2021 (https://nnzhiyuan.cn/article/82224.html), put into a table by hand: the
# reduction is said of the general projects, yet the reward differs before and after it by 0.28.
CUT = """单位：万元
时点 | 下达资金 | 一般项目 | 绩效奖励
调整前 | 412.85 | 375.65 | 37.20
追减 | 223.57 | 223.57 | 0
调整后 | 189.28 | 151.80 | 37.48
"""


def checked(text: str) -> Result:
    return reconcile(from_text(text, "表.txt"))


def told(result: Result, kind: str, status: str) -> list[str]:
    found = [r for r in result.relations if (r.kind, r.status.value) == (kind, status)]
    return [relation.printed.text for relation in found]


def test_a_column_in_which_the_change_does_not_explain_the_rest_is_told() -> None:
    result = checked(CUT)
    assert told(result, "difference", "holds") == ["189.28"]
    assert told(result, "difference", "fails") == ["151.80", "37.48"]


def test_a_first_column_that_most_rows_show_to_be_the_sum_is_checked_in_every_row() -> None:
    assert told(checked(CUT), "sum", "holds") == ["412.85", "223.57", "189.28"]
    wrong = told(checked(CUT.replace("189.28 | 151.80", "189.28 | 115.80")), "sum", "fails")
    assert wrong == ["189.28"]


def test_amounts_that_were_added_are_added() -> None:
    rows = (
        "时点 | 甲 | 乙",
        "调整前 | 100.50 | 20.00",
        "追加 | 9.50 | 5.00",
        "调整后 | 110.00 | 24.00",
    )
    text = "\n".join(("单位：万元", *rows, ""))
    result = checked(text)
    assert told(result, "difference", "holds") == ["110.00"]
    assert told(result, "difference", "fails") == ["24.00"]


def test_rows_of_which_no_column_shows_a_change_are_left_alone() -> None:
    text = "单位：万元\n年份 | 甲\n年初 | 100\n减少户数 | 7\n期末 | 60\n"
    assert told(checked(text), "difference", "fails") == []


def test_an_amount_of_zero_is_none_and_not_something_rounded() -> None:
    text = "单位：万元\n项目 | 金额\n甲 | 10.20\n乙 | 0\n合计 | 10.48\n"
    assert told(checked(text), "sum", "fails") == ["10.48"]
    assert checked(text).figures == 3
