from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from perfeval.dataset.cells import ErrorCell, PercentCell
from perfeval.dataset.kinds.measures import read_measures
from perfeval.vocabulary import Field, Kind

TARGET = Field(
    "指标值", "target", Kind.MEASURE, parts={"number": "值", "relation": "关系", "unit": "单位"}
)


@pytest.mark.parametrize(
    ("cell", "text", "number", "relation", "unit"),
    [
        ("≥200平方米", "≥200平方米", "200", "≥", "平方米"),
        (">=530元/人*月", ">=530元/人*月", "530", "≥", "元/人*月"),
        ("=0件", "=0件", "0", "=", "件"),
        ("98%", "98%", "0.98", None, "%"),
        ("90%以上", "90%以上", "0.9", "≥", "%"),
        (PercentCell(Decimal("0.985")), "98.5%", "0.985", None, "%"),
        (98.0, "98", "98", None, None),
        ("3万人", "3万人", "30000", None, "人"),
        ("9月前", "9月前", None, None, None),
        ("达成预期指标", "达成预期指标", None, None, None),
        ("无", "无", None, None, None),
        ("", None, None, None, None),
        ("/", None, None, None, None),
    ],
)
def test_a_measure_keeps_its_text_and_gives_its_parts(
    cell: Any, text: str | None, number: str | None, relation: str | None, unit: str | None
) -> None:
    read = read_measures([cell], TARGET, "")
    assert read["指标值"].values == [text]
    held = read["值"].values[0]
    exact = None if held is None else Fraction(int(held), 10 ** read["值"].scale)
    assert exact == (None if number is None else Fraction(number))
    assert (read["关系"].values[0], read["单位"].values[0]) == (relation, unit)


def test_the_unit_of_the_header_is_for_numbers_without_one() -> None:
    read = read_measures([98.0, "50公里"], TARGET, "%")
    assert read["单位"].values == ["%", "公里"]
    assert read["值"].values == [98, 5000]
    assert read["值"].scale == 2


def test_an_error_cell_is_told_once() -> None:
    read = read_measures([ErrorCell("#REF!")], TARGET, "")
    assert [p.code.id for _, p in read["指标值"].problems] == ["PE235"]
    assert read["值"].problems == []
