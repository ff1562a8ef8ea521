from __future__ import annotations

from collections.abc import Callable

Found = Callable[[str], list[str]]


def test_a_list_of_names_and_numbers_is_read_as_a_sentence(found: Found) -> None:
    table = "指标 | 数值\n累计到位（万元） | 66185\n同比增加（万元） | {}\n增长 | 6.25%"
    said = found(table.format("3893"))
    assert "growth holds 6.25% = 3893万元 / 66185万元 - 3893万元" in said
    assert any(line.startswith("growth fails") for line in found(table.format("4893")))
