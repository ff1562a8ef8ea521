"""A batch of forms from the command line."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Command = Callable[..., "CompletedProcess[str]"]


@pytest.fixture
def project(samples: Path, tmp_path: Path) -> Path:
    shutil.copytree(samples / "target-review", tmp_path / "project")
    return tmp_path / "project"


def test_one_bad_project_is_told_and_the_rest_is_written(perfeval: Command, project: Path) -> None:
    path = project / "data" / "项目.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("1150,1150", "千余,1150"), encoding="utf-8")
    done = perfeval("report", project, "-t", "target-declaration", "--each", "--out", "forms")
    assert done.returncode == 1, done.stderr
    assert "data/项目.csv[E3]" in done.stderr
    assert "PE925 “ML02”的文档没有写" in done.stderr
    assert "已写 2 份文档到 forms" in done.stdout
    assert "没有写 1 份：ML02" in done.stdout
    done = perfeval("report", project, "-t", "target-declaration", "--each", "--format", "json")
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert told["failed"] == ["ML02"]
    assert len(told["files"]) == 4
    assert {one["code"] for one in told["diagnostics"]} >= {"PE925"}


def test_one_project_is_written_and_verified(perfeval: Command, project: Path) -> None:
    done = perfeval("report", project, "--subject", "ML02", "--out", "审核.docx")
    assert done.returncode == 0, done.stderr
    done = perfeval("verify", "审核.docx", "--data", project)
    assert done.returncode == 0, done.stdout
    assert "0 个有问题" in done.stdout


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--each", "--subject", "ML01"), "PE936"),
        (("--each", "-t", "usage-explanation"), "PE654"),
    ],
)
def test_what_cannot_be_written_is_refused(
    perfeval: Command, project: Path, options: tuple[str, ...], code: str
) -> None:
    done = perfeval("report", project, *options)
    assert done.returncode == 2
    assert code in done.stderr


def test_a_template_about_everything_is_not_written_for_each(
    perfeval: Command, samples: Path
) -> None:
    done = perfeval("report", samples / "jiashi-2022", "--each")
    assert done.returncode == 2
    assert "PE922" in done.stderr
