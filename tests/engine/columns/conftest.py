"""What the tests of columns share. They need the extra ``perfeval[columns]`` and say so."""

from __future__ import annotations

from random import Random
from types import ModuleType

import pytest

HUGE = (
    "0", "1", "-1", "9223372036854775807", "-9223372036854775807", "-9223372036854775808",
    "9223372036854775808", "4611686018427387904", "3037000500", "3037000499", "-3037000500",
    "922337203685477.5807", "46116860184273.87904", "1000000000.5", "0.000000001",
)  # fmt: skip
"""Amounts around the square root of 2^63 and around 2^63 itself, at several scales."""


@pytest.fixture
def huge_trees(trees: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Random trees and rows of amounts that hardly fit, or do not fit, 64 bits."""
    monkeypatch.setattr(trees, "NUMBERS", HUGE)
    return trees


@pytest.fixture
def rng() -> Random:
    """A repeatable sequence."""
    return Random(20_241_231)  # noqa: S311 - repeatable is what is wanted
