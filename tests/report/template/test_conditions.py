from fractions import Fraction

import pytest

from perfeval.language import types
from perfeval.language.types import Type
from perfeval.report.template.conditions import Known, Unclear, holds, read_condition

VALUES = {
    "率": Known(Fraction(9, 10), types.RATE, filled=True),
    "额": Known(Fraction(20000), Type("money", "元"), filled=True),
    "无": Known(None, Type("money", "元"), filled=False),
    "日": Known(Fraction(738000), types.DATE, filled=True),
    "名": Known("甲", types.TEXT, filled=True),
}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("率 >= 90%", True), ("率<90%", False), ("额 = 2万元", True), ("额 > 1.5亿元", False),
        ("无 > 0元", None), ("无 > 0元 或 率", True), ("无 > 0元 且 率", None),
        ("无 > 0元 且 非 率", False), ("非 (率 且 额)", False), ("日 < 2500-01-01", True),
        ("名 是 “甲”", True), ("名 != 甲", None), ("有值(无)", False), ("无", False),
        ("率 且 额 或 无", True), ("率 不低于 90%", True), ("率 ≤ 89.99%", False),
    ],
)  # fmt: skip
def test_a_condition_is_decided_in_three_values(text: str, value: bool | None) -> None:
    found = {**VALUES, "甲": Known(None, types.TEXT, filled=False)}
    assert holds(read_condition(text), found.__getitem__) is value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "率 <",
        "90%",
        "率 < 额",
        "名 > “甲”",
        "(率",
        "率)",
        "率 + 1 > 2",
        "有值(3)",
        "日 < 2022-13-40",
    ],
)
def test_what_cannot_be_read_or_compared_is_told(text: str) -> None:
    with pytest.raises(Unclear):
        holds(read_condition(text), VALUES.__getitem__)
