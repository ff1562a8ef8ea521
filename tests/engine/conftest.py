"""The tiny vocabulary and the random trees of the tests of evaluation, as fixtures."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def made() -> ModuleType:
    """Datasets in memory, and both ways of evaluating an expression on them."""
    return load("made_data")


@pytest.fixture(scope="session")
def trees() -> ModuleType:
    """Random core trees and random rows."""
    return load("made_trees")
