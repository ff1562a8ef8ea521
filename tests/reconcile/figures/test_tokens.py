from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.reconcile.figures.figure import About, Kind
from perfeval.reconcile.figures.tokens import figures_of


def kinds(text: str) -> list[tuple[str, str]]:
    return [(f.kind.value, f.text) for f in figures_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "按财预〔2022〕15号和（2019）27号文件办理",
        "2022年3月5日、2022-03-05、2022.3.5、3月5日、2018-2022年、10月底",
        "第3批、第十二条、附件2、表3",
        "举报电话：0998-1234567、12317，手机13812345678",
        "在3日内上报，工期18个月",
        "《2021—2025年规划》",
        "一、总体情况",
        "1.道路项目",
        "（2）桥梁项目",
    ],
)
def test_numbers_that_are_no_amounts_are_not_read(text: str) -> None:
    assert kinds(text) == []


def test_an_amount_that_looks_like_a_year_is_an_amount() -> None:
    assert kinds("拨付2020万元，其中甲2012.5万元，共62012.55万元") == [
        ("money", "2020万元"),
        ("money", "2012.5万元"),
        ("money", "62012.55万元"),
    ]


def test_each_number_is_told_as_what_it_is() -> None:
    assert kinds("35,658.94万元、98.28％、2.1个百分点、26个项目、1300元/人、≥95%、2-12个") == [
        ("money", "35,658.94万元"),
        ("rate", "98.28％"),
        ("points", "2.1个百分点"),
        ("count", "26个"),
        ("price", "1300元/"),
        ("target", "95%"),
        ("range", "12个"),
    ]


def test_units_and_precision_are_exact() -> None:
    (one,) = figures_of("共1.20亿元")
    assert (one.value, one.step) == (Fraction(120_000_000), Fraction(1_000_000))
    (half,) = figures_of("支付率98.3%")
    assert (half.value, half.step) == (Fraction(983, 1000), Fraction(1, 1000))
    (count,) = figures_of("31个项目")
    assert (count.value, count.step) == (31, 0)


def test_a_number_with_two_points_is_read_and_marked() -> None:
    (one,) = figures_of("已分配1.234.56万元")
    assert one.irregular
    assert one.value == Fraction("1234.56") * 10_000


def test_about_near_and_more_than_widen_the_interval() -> None:
    more, less, around = figures_of("逾2.9亿元，近300万元，约5万元")
    assert (more.about, less.about, around.about) == (About.MORE, About.LESS, About.AROUND)
    assert more.span().high == more.value + 10_000_000
    assert less.span().low == less.value - 1_000_000


def test_a_unit_at_the_end_of_a_list_holds_for_the_whole_list() -> None:
    assert [f.value for f in figures_of("分别为10、20、30万元")] == [100_000, 200_000, 300_000]
    assert {f.kind for f in figures_of("资金总额100", "万元")} == {Kind.MONEY}


@given(st.integers(0, 10**12), st.integers(0, 4), st.sampled_from(["元", "万元", "亿元"]))
def test_what_is_printed_is_read_back(number: int, places: int, unit: str) -> None:
    value = Fraction(number, 10**places)
    whole, part = divmod(number, 10**places)
    text = f"{whole:,}" + (f".{part:0{places}d}" if places else "")
    (one,) = figures_of(f"到位资金{text}{unit}。")
    factor = {"元": 1, "万元": 10**4, "亿元": 10**8}[unit]
    assert one.value == value * factor
    assert one.step == Fraction(factor, 10**places)
