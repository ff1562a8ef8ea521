"""A document is verified on the day that it was written for."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

Command = Callable[..., "subprocess.CompletedProcess[str]"]


def test_the_day_of_a_document_need_not_be_said_again(
    perfeval: Command, samples: Path, tmp_path: Path
) -> None:
    county, document = samples / "county-year-2022", tmp_path / "通报.docx"
    written = perfeval("report", county, "--as-of", "2022-09-30", "--out", document)
    assert written.returncode == 0, written.stderr
    right = perfeval("verify", document, "--data", county)
    assert (right.returncode, "0 个有问题" in right.stdout) == (0, True)
    later = perfeval("verify", document, "--data", county, "--as-of", "2022-10-31")
    assert later.returncode == 1
    assert "[数据已变]" in later.stdout
