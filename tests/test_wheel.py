"""What travels inside the wheel."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the tree."""
    work = tmp_path_factory.mktemp("wheel")
    source = work / "source"
    source.mkdir()
    for name in ("perfeval", "rulesets", "report_templates"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs" / "diagnostics", source / "docs" / "diagnostics")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", work / "dist"],
        cwd=source,
        check=True,
        capture_output=True,
    )
    (path,) = (work / "dist").glob("*.whl")
    return path


def test_rulesets_templates_grammar_and_pages_travel_inside_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for needed in (
        "perfeval/language/grammar.lark",
        "perfeval/shipped/rulesets/vocabulary.yaml",
        "perfeval/shipped/rulesets/self-evaluation-2020-10/ruleset.yaml",
        "perfeval/shipped/report_templates/usage-explanation/outline.yaml",
        "perfeval/shipped/docs/diagnostics/PE131.md",
    ):
        assert needed in names


def test_the_program_runs_from_the_wheel_alone(wheel: Path, tmp_path: Path, samples: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    done = subprocess.run(
        [sys.executable, "-m", "perfeval.cli.main", "run", samples / "jiashi-2022", "-o", "out"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site"), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "out").glob("*.docx"))
