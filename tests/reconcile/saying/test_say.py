from __future__ import annotations

from collections.abc import Callable

from perfeval.cli.language import Words
from perfeval.reconcile import Result
from perfeval.reconcile.saying.result import as_data, as_text

TEXT = "到位500万元，其中中央300万元、省级180万元。已支付1.234.5万元，合格率98%。"


def test_a_failure_names_place_numbers_and_sentence(checked: Callable[[str], Result]) -> None:
    said = as_text(checked(TEXT), Words("zh"), show_all=False)
    assert "[不符] 说明.txt:1:3  合计  到位 500万元 = 中央 300万元 + 省级 180万元" in said
    assert "算得 480万元，相差 -20万元（尾差最多 1.5万元）" in said
    assert "“到位500万元，其中中央300万元、省级180万元”" in said
    assert "数字写得不规则" in said
    assert "没有找到算出它的分子" in said


def test_english_has_no_chinese_of_its_own(checked: Callable[[str], Result]) -> None:
    said = as_text(checked(TEXT), Words("en"), show_all=True)
    assert "[FAILS]" in said
    assert "1 fail" in said


def test_data_hold_exact_numbers_as_text(checked: Callable[[str], Result]) -> None:
    data = as_data(checked(TEXT))
    (one,) = (r for r in data["relations"] if r["status"] == "fails")
    assert (one["computed"], one["difference"]) == ("480万元", "-20万元")
    assert data["failed"] == 1
