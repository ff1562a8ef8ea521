from __future__ import annotations

from fractions import Fraction

import pytest

from perfeval.values.units import canonical, money_factor


@pytest.mark.parametrize(
    ("written", "usual"),
    [("％", "%"), ("万", "万元"), (" 元 ", "元"), ("百分点", "个百分点"), ("公里", "公里")],
)
def test_a_unit_has_one_spelling(written: str, usual: str) -> None:
    assert canonical(written) == usual


def test_money_units_convert_exactly() -> None:
    assert money_factor("元", "万元") == Fraction(1, 10_000)
    assert money_factor("亿元", "万元") == 10_000


def test_money_does_not_convert_into_anything_else() -> None:
    assert money_factor("元", "%") is None
