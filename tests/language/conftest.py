"""The tiny vocabulary of the tests of expressions and rules, as a fixture."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

MADE_DATA = Path(__file__).parent.parent / "engine" / "made_data.py"


@pytest.fixture(scope="session")
def made() -> ModuleType:
    """Datasets in memory, and both ways of evaluating an expression on them."""
    spec = importlib.util.spec_from_file_location("made_data", MADE_DATA)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
