from __future__ import annotations

from collections.abc import Callable

import pytest

from perfeval.cli.language import Words
from perfeval.reconcile import Result, Status
from perfeval.reconcile.saying.result import as_data, as_text

Checked = Callable[[str], Result]


def _codes(result: Result) -> list[tuple[str, str]]:
    return [(one.code.id, str(one.place)) for one in result.reminders]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("到位128293.24万元，其中整合35,658.94万元、债券92634.30万元。", "PE960", "说明.txt:1:19"),
        ("甲1.50万元，乙2.00万元，丙3万元。", "PE961", "说明.txt:1:18"),
        ("未统筹资金33,297.77 万元。", "PE962", "说明.txt:1:6"),
        ("依据（新扶贫领字〔2018）27号）公开。", "PE963", "说明.txt:1:14"),
        ("从项目库遴选项目,及时拟定计划。", "PE964", "说明.txt:1:9"),
        ("一、资金\n1、到位。\n1、支出。", "PE965", "说明.txt:3:1"),
        ("[bookmark: _GoBack]今年以来。", "PE967", "说明.txt:1:1"),
        ("支付率98.28％，进度85.87%。", "PE968", "说明.txt:1:4"),
    ],
)
def test_an_odd_way_of_writing_is_told_where_it_stands(
    checked: Checked, text: str, code: str, place: str
) -> None:
    assert (code, place) in _codes(checked(text))


@pytest.mark.parametrize(
    "text",
    [
        "到位128293.24万元，其中整合35658.94万元、债券92634.30万元，另有2,361.17万元。",
        "依据（新扶贫领字〔2018〕27号）公开，附件：1）表；2）图。",
        "比例为1:3,时间为12:30。",
        "一、资金\n（一）到位。\n（二）支出。\n二、绩效\n（一）目标。\n1.产出。\n2.效益。\n（二）监控。",
        "三年共100万元。",
    ],
)
def test_what_is_written_one_way_is_not_told(checked: Checked, text: str) -> None:
    assert _codes(checked(text)) == []


def test_a_long_paragraph_without_a_stop_is_told_among_those_that_have_one(
    checked: Checked,
) -> None:
    full = "财政部门收到资金文件以后，按规定的期限书面通知同级项目主管部门并报领导小组。"
    bare = "财政部门根据年度资金分配使用方案，在五日之内将资金拨付到项目的实施单位"
    assert [code for code, _ in _codes(checked("\n".join(["标题", *[full] * 5, bare])))] == [
        "PE966"
    ]
    assert _codes(checked("\n".join(["标题", *[full] * 2, bare, bare]))) == []


def test_many_half_width_marks_are_told_once(checked: Checked) -> None:
    (one,) = checked("甲,乙,丙,丁,戊,己,庚,辛。").reminders
    assert one.values["count"] == "7"


def test_reminders_are_no_failures(checked: Checked) -> None:
    result = checked("支付率98.28％，进度85.87%。")
    assert result.with_status(Status.FAILS) == []
    assert "写法提醒 1 处" in as_text(result, Words("zh"), show_all=False)
    assert "1 reminders of style" in as_text(result, Words("en"), show_all=False)
    assert as_data(result)["reminders"][0]["code"] == "PE968"
