"""What several rooms' tests share."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent
MADE_DATA = Path(__file__).parent / "engine" / "made_data.py"
settings.register_profile("project", deadline=None, derandomize=True, print_blob=False)
settings.load_profile("project")

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of samples."""
    return ROOT / "samples"


@pytest.fixture(scope="session")
def made() -> ModuleType:
    """Datasets in memory, and both ways of evaluating an expression on them."""
    spec = importlib.util.spec_from_file_location("made_data", MADE_DATA)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def perfeval(tmp_path: Path) -> Command:
    """Run the program as a user would, in an empty folder."""

    def run(
        *arguments: str | Path,
        env: dict[str, str] | None = None,
        cwd: Path | None = None,
        stdin: str | None = None,
    ) -> subprocess.CompletedProcess[str]:
        whole = {**os.environ, "PYTHONUTF8": "1", "PERFEVAL_LANG": "zh", **(env or {})}
        return subprocess.run(
            [sys.executable, "-m", "perfeval.cli.main", *map(str, arguments)],
            capture_output=True,
            encoding=whole.get("PYTHONIOENCODING", "utf-8"),
            env={**whole, "PYTHONPATH": str(ROOT)},
            cwd=cwd or tmp_path,
            check=False,
            timeout=120,
            input=stdin,
        )

    return run
