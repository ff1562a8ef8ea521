from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., "subprocess.CompletedProcess[str]"]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def county(samples: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(samples / "jiashi-2022", tmp_path / "county"))


def test_findings_go_into_the_log_and_people_add_to_it(perfeval: Command, county: Path) -> None:
    first = perfeval("monitor", county, "--as-of", "2022-09-30", "--record")
    assert first.returncode == 0
    assert first.stdout.rstrip().endswith("发现记录.jsonl: 新增 16")
    again = perfeval("monitor", county, "--as-of", "2022-10-31", "--record", "--format", "json")
    recorded = json.loads(again.stdout)["recorded"]
    assert {one["event"] for one in recorded} <= {"opened", "changed", "resolved"}
    name = json.loads(again.stdout)["findings"][0]["id"]
    noted = perfeval(
        "ack", county, name, "--note", "已催办", "--by", "张三", "--date", "2022-11-02"
    )
    assert noted.returncode == 0
    shown = perfeval("history", name, cwd=county)
    assert shown.stdout.rstrip().endswith("2022-11-02 确认  张三: 已催办")
    listed = perfeval("--lang", "en", "history", county)
    assert f"{name}  [黄] acknowledged" in listed.stdout


def test_monitor_leaves_no_file_behind_unless_asked(perfeval: Command, county: Path) -> None:
    before = sorted(path.name for path in county.iterdir())
    perfeval("monitor", county, "--as-of", "2022-09-30")
    assert sorted(path.name for path in county.iterdir()) == before


def test_as_json_a_life_is_a_list_of_entries(perfeval: Command, county: Path) -> None:
    perfeval("monitor", county, "--record")
    done = perfeval("history", county, "XM2022027", "--format", "json")
    (entry,) = json.loads(done.stdout)["entries"]
    assert (entry["rule"], entry["event"], entry["date"]) == ("J02", "opened", "2022-12-31")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("history", "T99"), "PE856"),
        (("ack", "T99", "--note", "看过", "--by", "张三"), "PE856"),
        (("ack", "--note", "看过", "--by", "张三"), "PE856"),
        (("ack", "T01", "--note", "看过", "--by", "张三", "--date", "昨天"), "PE714"),
        (("ack", "J02", "--note", " ", "--by", "张三"), "PE714"),
    ],
)
def test_what_is_not_in_the_log_is_told(
    arguments: tuple[str, ...], code: str, perfeval: Command, county: Path
) -> None:
    perfeval("monitor", county, "--record")
    done = perfeval(*arguments, cwd=county)
    assert done.returncode == 2
    assert code in done.stderr


def test_before_anything_is_recorded_the_way_is_shown(perfeval: Command, county: Path) -> None:
    assert "monitor --record" in perfeval("history", county).stdout
    assert "monitor --record" in perfeval("history", county, "T01").stderr


def test_a_log_that_somebody_else_is_writing_stops_the_record(
    perfeval: Command, county: Path
) -> None:
    (county / "发现记录.jsonl.lock").touch()
    done = perfeval("monitor", county, "--record")
    assert done.returncode == 2
    assert "PE855" in done.stderr
    assert "发现记录.jsonl.lock" in done.stderr


def wait_for(path: Path, text: str) -> None:
    until = time.monotonic() + 30
    while text not in path.read_text(encoding="utf-8"):
        assert time.monotonic() < until, path.read_text(encoding="utf-8")
        time.sleep(0.1)


@pytest.mark.skipif(os.name != "posix", reason="sends an interrupt as a terminal does")
def test_watch_tells_what_a_saved_file_changes_and_ends_with_130(
    county: Path, tmp_path: Path
) -> None:
    said = tmp_path / "said.txt"
    with said.open("w", encoding="utf-8") as out:
        running = subprocess.Popen(
            [sys.executable, "-u", "-m", "perfeval.cli.main", "watch", str(county)],
            stdout=out, stderr=out, cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PERFEVAL_LANG": "zh"},
        )  # fmt: skip
    try:
        wait_for(said, "条预警；")
        toml = county / "perfeval.toml"
        text = toml.read_text(encoding="utf-8")
        toml.write_text(text.replace("as_of = 2022-12-31", "as_of = 2022-11-30"), encoding="utf-8")
        wait_for(said, "perfeval.toml: ")
        toml.write_text(text + "[[[", encoding="utf-8")
        wait_for(said, "等改好再看")
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=20) == 130
    finally:
        running.kill()
    text = said.read_text(encoding="utf-8")
    assert "办结 [红] T03 方案批准后拨付" in text
    assert "Traceback" not in text
