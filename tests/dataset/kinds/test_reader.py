from __future__ import annotations

from typing import Any

import pytest

from perfeval.dataset.kinds import read_column
from perfeval.vocabulary import Field, Kind

PARTS = {"number": "值", "relation": "关系", "unit": "单位名"}


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (Kind.TEXT, 1.0, "1"),
        (Kind.REFERENCE, 1.0, "1"),
        (Kind.CHOICE, "甲", "甲"),
        (Kind.YES_NO, "是", True),
        (Kind.MONEY, 5.0, 5),
        (Kind.RATE, "50%", 5),
        (Kind.NUMBER, 5.0, 5),
        (Kind.COUNT, 5.0, 5),
        (Kind.DATE, "0001-01-02", 2),
        (Kind.MONTH, "2月", 2022 * 12 + 1),
        (Kind.MEASURE, "≥5", "≥5"),
    ],
)
def test_every_kind_has_its_reader(kind: Kind, cell: Any, value: Any) -> None:
    field = Field("列", "c", kind, unit="万元", choices={"甲": ()}, refers="甲", parts=PARTS)
    read = read_column([cell], field, "", 2022)
    assert read["列"].values == [value]
    assert read.keys() == ({"列", *PARTS.values()} if kind is Kind.MEASURE else {"列"})
