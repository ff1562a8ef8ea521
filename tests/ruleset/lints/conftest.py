"""The fixtures of rulesets that are written in a test."""

from __future__ import annotations

from types import ModuleType

import pytest

from perfeval.ruleset.lints.truth import Truth


@pytest.fixture(scope="session")
def truth(made: ModuleType) -> Truth:
    """A judge of conditions about the tiny vocabulary."""
    return Truth(made.VOCABULARY)
