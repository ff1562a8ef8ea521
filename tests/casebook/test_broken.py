"""A ruleset that is wrong on purpose fails its tests with a report that one can read.

``PERFEVAL_UPDATE_GOLDEN=1`` writes the golden files anew; read what changed.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Command = Callable[..., "CompletedProcess[str]"]
FOLDER = Path(__file__).parent / "broken"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_broken_ruleset_fails_with_a_readable_report(perfeval: Command, lang: str) -> None:
    done = perfeval("--lang", lang, "test", FOLDER, "--threshold", "80")
    assert done.returncode == 1
    assert done.stderr == ""
    golden = FOLDER / f"expected.{lang}.txt"
    if os.environ.get("PERFEVAL_UPDATE_GOLDEN"):
        golden.write_text(done.stdout, encoding="utf-8", newline="\n")
    assert done.stdout == golden.read_text(encoding="utf-8")
