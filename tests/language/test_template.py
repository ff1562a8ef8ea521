"""Texts with values in them."""

from __future__ import annotations

from types import ModuleType

import pytest

from perfeval.diagnostics import Place
from perfeval.language.template import template


def locate(start: int, length: int) -> Place:
    return Place("规则", 1, start, start + length)


@pytest.mark.parametrize(
    ("text", "row", "said"),
    [
        ("没有数", {}, "没有数"),
        ("", {}, ""),
        ("支付率 {执行 / 预算}", {"执行": "1", "预算": "3"}, "支付率 33.33%"),
        ("支付率 ｛执行 / 预算｝。", {"执行": "1", "预算": "3"}, "支付率 33.33%。"),
        ("差 {100% - 比率}", {"比率": "86.2%"}, "差 13.80个百分点"),
        ("预算 {预算}，执行 {执行}", {"预算": "35658.94"}, "预算 35658.94万元，执行 （缺）"),
        ("{目标值}与{实际值}", {"目标值": "0.98", "目标单位": "%", "实际值": "5"}, "98%与5"),
        ("{名称}{类型}{统筹}", {"名称": "道路", "统筹": True}, "道路（缺）是"),
        ("{开工}、{月份}、{天数(开工, 完工)}", {"开工": "2022-03-05", "完工": "2022-03-07",
          "月份": "2022-09"}, "2022年3月5日、2022年9月、2天"),
        ("{次数} 次，{数 / 3}，{数}", {"次数": "-2", "数": "1"}, "-2 次，33.33%，1"),
        ("{县.财力}", {"所属县": "甲县"}, "2.5亿元"),
        ("{县.财力}", {"所属县": "乙县"}, "（缺）"),
    ],
)  # fmt: skip
def test_values_are_shown_by_their_type(
    made: ModuleType, text: str, row: dict[str, object], said: str
) -> None:
    rows = {"县": [{"县名": "甲县", "财力": "2.5"}], "项目": [{"编号": "P1", **row}]}
    node, problems = template(text, locate, made.scope("项目"))
    assert problems == []
    assert made.both(made.make_dataset(rows), node) == [said]


@pytest.mark.parametrize(
    ("text", "codes", "under"),
    [
        ("支付率 {预算额}", ["PE303"], ["预算额"]),
        ("{预算 +} 和 {}", ["PE301", "PE314"], None),
        ("支付率 {比率", ["PE316"], ["{"]),
        ("支付率 比率}，{比率}", ["PE316"], ["}"]),
        ("支付率 {{比率}}", ["PE316", "PE316"], ["{", "}"]),
    ],
)
def test_what_is_wrong_in_a_text_is_told_where_it_is(
    made: ModuleType, text: str, codes: list[str], under: list[str] | None
) -> None:
    node, problems = template(text, locate, made.scope("项目"))
    assert node is None
    assert [problem.code.id for problem in problems] == codes
    if under is not None:
        places = [problem.place for problem in problems]
        assert [
            text[p.column : p.end_column] for p in places if p and p.column is not None
        ] == under


def test_a_format_after_a_bar_is_kept_for_those_who_print(made: ModuleType) -> None:
    node, _ = template("{比率|%1}", locate, made.scope("项目"))
    assert node is not None
    assert [part.form for part in node.parts if not isinstance(part, str)] == ["%1"]
