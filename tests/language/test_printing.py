"""Printing expressions back, for explanations."""

from __future__ import annotations

from types import ModuleType

import pytest

from perfeval.language.printing import printed


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("workdays(开工, 完工) <= 5 个工作日", "工作日数(开工, 完工) ≤ 5 工作日"),
        ("工作日数(开工 + 3 天, 截止日) + 2 工作日", "工作日数(开工 + 3 天, 截止日) + 2 工作日"),
    ],
)
def test_working_days_are_printed_as_they_can_be_written(
    made: ModuleType, text: str, shown: str
) -> None:
    node = made.core(text)
    assert printed(node) == shown
    assert made.core(shown) == node
