from __future__ import annotations

import pytest

from perfeval.values.dates import read_by_month


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("9月前", (2023, 9, "前")),
        ("11月底前", (2023, 11, "")),
        ("7月", (2023, 7, "")),
        ("2022年12月", (2022, 12, "")),
        ("２０２２年１２月之前", (2022, 12, "前")),
        ("13月前", None),
        ("达成预期指标", None),
        ("≥9个月", None),
    ],
)
def test_a_month_that_something_is_due_by_is_read(
    text: str, found: tuple[int, int, str] | None
) -> None:
    assert read_by_month(text, 2023) == found


def test_a_month_without_a_year_needs_one_from_elsewhere() -> None:
    assert read_by_month("9月前") is None
