from __future__ import annotations

from collections.abc import Callable

Found = Callable[[str], list[str]]


def test_going_beyond_a_target_is_counted_over_the_target(found: Found) -> None:
    text = "改造任务120户，实际完成150户。\n实际改造数超任务{}。"
    assert "growth holds 25% = 150户 - 120户 / 120户" in found(text.format("25%"))
    assert "growth fails 80% = 150户 - 120户 / 120户" in found(text.format("80%"))
