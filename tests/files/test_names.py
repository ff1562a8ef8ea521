"""File names that Windows takes, each once."""

from __future__ import annotations

import pytest

from perfeval.files.names import safe_name, unique_names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('XM01/甲:"乙" 丙?', "XM01甲乙丙"),
        ("con", "_con"),
        ("NUL.表", "_NUL.表"),
        ("com1", "_com1"),
        ("compare", "compare"),
        ("末尾...", "末尾"),
        ("\t\n", "文档"),
        ("长" * 300, "长" * 120),
    ],
)
def test_what_windows_refuses_is_dropped_or_changed(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_names_that_differ_only_in_case_get_numbers() -> None:
    assert list(unique_names(["a", "A", "b", "a", "a_2"])) == ["a", "A_2", "b", "a_3", "a_2_2"]
