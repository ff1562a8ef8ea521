"""Why a value is missing, in words that name what to fill in."""

from __future__ import annotations

from types import ModuleType

import pytest

from perfeval.engine.plain.interpreter import Interpreter
from perfeval.engine.plain.missing import why_missing
from perfeval.language import core as c
from perfeval.language.types import RATE

PAYMENTS = [
    {"支付号": "1", "所属项目": "P1", "金额": "3", "日期": "2022-05-01"},
    {"支付号": "2", "所属项目": "P1"},
]


@pytest.mark.parametrize(
    ("text", "row", "why"),
    [
        ("执行 / 预算", {"执行": "1", "预算": "2"}, ""),
        ("执行 / 预算", {"执行": "1"}, "缺“预算”"),
        ("执行 / 预算", {}, "缺“执行”"),
        ("执行 / 预算", {"执行": "1", "预算": "0"}, "除数为零"),
        ("最大(执行, 预算) > 5 万元", {"执行": "1"}, "缺“预算”"),
        ("统筹 且 执行 > 5 万元", {"执行": "9"}, "缺“统筹”"),
        ("首个有值(执行, 预算)", {}, "缺“执行”"),
        ("县.财力", {}, "缺“财力”"),
        ("实际值", {}, "缺“完成情况”"),
        ("实际值 = 目标值", {"实际值": "1", "实际单位": "个", "目标值": "1", "目标单位": "户"},
         "计量单位不同"),
        ("工作日数(开工, 完工)", {"开工": "2026-12-31", "完工": "2027-01-04"},
         "2027年1月4日超出工作日历（2015—2026）"),
        ("工作日数(开工, 完工)", {"开工": "2014-12-31", "完工": "2027-01-04"},
         "2014年12月31日超出工作日历（2015—2026）"),
        ("工作日数(开工, 完工)", {"开工": "2014-12-31"}, "缺“完工”"),
        ("合计(支付.金额)", {}, "data.xlsx[支付!3] 缺“金额”"),
        ("合计(支付.金额, 支付.日期 < 2022-06-01)", {}, "data.xlsx[支付!3] 缺“日期”"),
        ("合计(支付.金额, 支付.支付号 = “1”)", {}, ""),
        ("平均(支付.金额, 支付.支付号 = “9”)", {}, "没有“支付”的行"),
    ],
)  # fmt: skip
def test_the_first_thing_that_is_missing_is_named(
    made: ModuleType, text: str, row: dict[str, str], why: str
) -> None:
    dataset = made.make_dataset({"项目": [{"编号": "P1", **row}], "支付": PAYMENTS})
    assert why_missing(Interpreter(dataset), made.core(text), 0) == why


def test_what_a_condition_leaves_out_is_not_blamed(made: ModuleType) -> None:
    payments = [{"支付号": "1", "所属项目": "P1", "合规": False}, {"支付号": "2", "所属项目": "P1"}]
    dataset = made.make_dataset({"项目": [{"编号": "P1"}], "支付": payments})
    node = made.core("合计(支付.金额, 支付.合规)")
    assert why_missing(Interpreter(dataset), node, 0) == "data.xlsx[支付!3] 缺“合规”"


def test_a_derived_field_is_named_with_what_it_lacks(made: ModuleType) -> None:
    dataset = made.make_dataset({"项目": [{"编号": "P1", "执行": "1"}]})
    rate = c.Derived("项目", "支付率", made.core("执行 / 预算"), RATE)
    assert why_missing(Interpreter(dataset), rate, 0) == "算不出“支付率”：缺“预算”"


def test_a_value_in_no_band_is_said_to_be_in_none(made: ModuleType) -> None:
    dataset = made.make_dataset({"项目": [{"编号": "P1", "比率": "50%"}]})
    case = c.Case(((made.core("比率 > 90%"), c.number(1)),), None, RATE)
    assert why_missing(Interpreter(dataset), case, 0) == "不落在任何一档"
