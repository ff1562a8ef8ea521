"""The fixtures of rulesets that are written in a test."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from perfeval.ruleset.lints.truth import Truth

MADE_DATA = Path(__file__).parents[2] / "engine" / "made_data.py"


@pytest.fixture(scope="session")
def truth() -> Truth:
    """A judge of conditions about the tiny vocabulary."""
    spec = importlib.util.spec_from_file_location("made_data", MADE_DATA)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return Truth(module.VOCABULARY)
