"""``perfeval monitor --events`` and ``perfeval events``."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def empty(samples: Path, tmp_path: Path) -> Path:
    """A folder with nothing but the project's description and its rules."""
    shutil.copy(samples / "county-year-2022" / "perfeval.toml", tmp_path)
    shutil.copytree(samples / "county-year-2022" / "rulesets", tmp_path / "rulesets")
    return tmp_path


def test_a_written_stream_ends_like_the_batch_and_is_recorded(
    perfeval: Command, samples: Path, empty: Path
) -> None:
    stream = empty / "事件.jsonl"
    written = perfeval("events", samples / "county-year-2022", "--out", stream)
    assert written.stdout.startswith("事件.jsonl: ")
    done = perfeval(
        "monitor", empty, "--events", stream, "--every", "month", "--as-of", "2022-09-30",
        "--record", "--fail-on", "红",
    )  # fmt: skip
    batch = perfeval("monitor", samples / "county-year-2022", "--as-of", "2022-09-30")
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert lines[0] == "2022-01-31"
    assert lines[1].startswith("  新增 [")
    assert "事件.jsonl:" in lines[1]
    assert lines[-2] == batch.stdout.splitlines()[-1]
    assert lines[-1].startswith("发现记录.jsonl: 记入 ")


def test_standard_input_and_json_lines(perfeval: Command, empty: Path) -> None:
    events = (
        '{"date": "2022-03-01", "table": "资金文件", '
        '"row": {"文号": "甲", "收文日期": "2022-03-01"}}\n'
        '{"日期": "2022-03-01", "表": "没有的表", "行": {}}\n'
        '{"到": "2022-03-31"}\n{"日期": "20'
    )
    done = perfeval("monitor", empty, "--events", "-", "--format", "json", stdin=events)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    changes = [one["change"] for one in answers if "change" in one]
    assert {(one["date"], one["rule"], one["place"]) for one in changes} == {
        ("2022-03-05", "T01", "标准输入:1"), ("2022-03-05", "T02", "标准输入:1"),
    }  # fmt: skip
    told = {one["diagnostic"]["code"] for one in answers if "diagnostic" in one}
    assert {"PE303", "PE871", "PE881"} <= told
    assert answers[-1]["summary"]["open"] == {"红": 2}
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--events", "没有.jsonl"), "PE1"),
        (("--events", "-", "--every", "年"), "PE7"),
        (("--events", "-", "--as-of", "明天"), "PE7"),
    ],
)
def test_what_cannot_run_is_told(
    perfeval: Command, empty: Path, arguments: tuple[str, ...], code: str
) -> None:
    done = perfeval("monitor", empty, *arguments, stdin="")
    assert done.returncode == 2
    assert f"错误 {code}" in done.stderr


def test_clocks_of_a_stream_are_refused(perfeval: Command, empty: Path) -> None:
    done = perfeval("monitor", empty, "--events", "-", "--clocks", stdin="")
    assert done.returncode == 2
    assert "PE936" in done.stderr
    assert "--events 和 --clocks 不能一起用" in done.stderr
