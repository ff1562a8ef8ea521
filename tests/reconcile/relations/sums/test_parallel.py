from __future__ import annotations

from collections.abc import Callable

Found = Callable[[str], list[str]]


TEXT = (
    "全县到位资金1248万元，支出933万元。\n"
    "中央资金到位720万元，支出561万元；省级资金到位528万元，支出372万元。"
)


def test_parallel_clauses_add_up_amount_by_amount(found: Found) -> None:
    assert "sum holds 1248万元 = 720万元 + 528万元" in found(TEXT)
    assert "sum holds 933万元 = 561万元 + 372万元" in found(TEXT)


def test_a_column_beside_one_that_adds_up_must_add_up_too(found: Found) -> None:
    wrong = found(TEXT.replace("372", "382"))
    assert "sum fails 933万元 = 561万元 + 382万元" in wrong


def test_stages_of_things_are_all_of_them(found: Found) -> None:
    assert "sum holds 9个 = 7个 + 2个" in found("实施项目9个。完工7个，在建2个。")
    assert found("实施项目9个。完工6个，在建2个。") == []
