from __future__ import annotations

from collections.abc import Callable

Found = Callable[[str], list[str]]


TABLE = "项目 | 金额（万元）\n合计 | 829.25\n甲 | 300\n乙 | 209.25\n{}"


def test_a_table_with_rows_left_out_is_not_reported(found: Found) -> None:
    assert "sum fails 829.25 = 300 + 209.25 + 240" in found(TABLE.format("丙 | 240"))
    assert not any("fails" in line for line in found(TABLE.format("丙 | 240\n……")))
    assert not any("fails" in line for line in found(TABLE.format("丙 | 240\n\n[…]")))


def test_an_amount_that_looks_like_a_month_is_an_amount(found: Found) -> None:
    table = "乡镇 | 金额（万元）\n甲 | 1922.12\n乙 | 2011.08\n合计 | 3933.20"
    assert found(table) == ["sum holds 3933.20 = 1922.12 + 2011.08"]
