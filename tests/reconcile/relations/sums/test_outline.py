from __future__ import annotations

from collections.abc import Callable

TEXT = """安排资金600万元，用于两个方面：
（一）产业项目2个，共计400万元。
1.养殖项目250万元。
2.加工项目150万元。
（二）基础设施1个，200万元。
3.道路200万元。"""


def test_each_level_of_an_outline_adds_up(found: Callable[[str], list[str]]) -> None:
    said = found(TEXT)
    assert "sum holds 600万元 = 400万元 + 200万元" in said
    assert "sum holds 400万元 = 250万元 + 150万元" in said
    assert not any(" fails " in line for line in said)


def test_a_wrong_item_is_told_at_its_level(found: Callable[[str], list[str]]) -> None:
    said = found(TEXT.replace("150万元", "180万元"))
    assert "sum fails 400万元 = 250万元 + 180万元" in said


def test_lines_after_a_colon_are_items_without_numbers(found: Callable[[str], list[str]]) -> None:
    said = found("下达资金1230万元，各镇如下：\n甲镇300万元\n乙镇430万元\n丙镇500万元")
    assert "sum holds 1230万元 = 300万元 + 430万元 + 500万元" in said
