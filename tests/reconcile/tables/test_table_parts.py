from __future__ import annotations

from collections.abc import Callable

Found = Callable[[str], list[str]]
LIMITS = (
    "单位：亿元\n项目 | 本地区\n一、新增限额 | 42,866\n其中：一般债务 | 3,666\n专项债务 | 39,200\n"
    "二、限额 | 502,325\n其中：一般债务 | 229,079\n专项债务 | 273,246"
)


def test_rows_under_of_which_add_up_to_the_row_above(found: Found) -> None:
    assert found(LIMITS) == [
        "sum holds 42,866 = 3,666 + 39,200",
        "sum holds 502,325 = 229,079 + 273,246",
    ]
    assert "sum fails 42,866 = 4,666 + 39,200" in found(LIMITS.replace("3,666", "4,666"))


def test_such_rows_are_no_parts_of_the_total(found: Found) -> None:
    text = (
        "单位：万元\n项目 | 预算\n出国 | 39\n接待 | 323\n用车 | 4070\n其中：运行 | 2648\n"
        "购置 | 1422\n合计 | 4432"
    )
    assert "sum holds 4432 = 39 + 323 + 4070" in found(text)


def test_a_column_of_another_name_can_be_what_those_behind_it_add_up_to(found: Found) -> None:
    text = (
        "单位：户\n镇 | 任务 | C级 | D级\n甲 | 8 | 1 | 7\n乙 | 5 | 1 | 4\n丙 | 9 | 2 | 7\n"
        "丁 | 4 | 1 | 2"
    )
    said = found(text)
    assert "sum holds 8 = 1 + 7" in said
    assert "sum fails 4 = 1 + 2" in said


def test_a_total_column_at_the_end_is_no_part(found: Found) -> None:
    text = "预警 | 红 | 黄 | 合计\n甲 | 0 | 0 | 0\n乙 | 3 | 0 | 3\n丙 | 10 | 0 | 10\n丁 | 2 | 5 | 7"
    assert not any("fails" in line for line in found(text))
