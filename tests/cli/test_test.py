"""``perfeval test`` as a user runs it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Command = Callable[..., "CompletedProcess[str]"]
BROKEN = Path(__file__).parents[1] / "casebook" / "broken" / "rulesets"


def test_the_shipped_rulesets_pass_at_full_coverage(perfeval: Command) -> None:
    names = ["self-evaluation-2020-10", "county-supervision"]
    done = perfeval("test", *names, "--threshold", "100")
    assert done.returncode == 0
    assert done.stdout.count("0 条不通过") == 2
    assert done.stdout.count("= 100%") == 4


def test_too_little_coverage_ends_with_1_also_when_all_pass(
    perfeval: Command, tmp_path: Path
) -> None:
    target = tmp_path / "one"
    (target / "tests").mkdir(parents=True)
    ruleset = BROKEN / "broken-evaluation" / "ruleset.yaml"
    (target / "ruleset.yaml").write_bytes(ruleset.read_bytes())
    assert perfeval("test", target).returncode == 0
    done = perfeval("test", target, "--threshold", "1")
    assert done.returncode == 1
    assert "PE801" in done.stderr
    assert "没有达到 1%" in done.stdout


def test_what_cannot_run_ends_with_2_and_a_caret(perfeval: Command, tmp_path: Path) -> None:
    assert perfeval("test", "no-such-ruleset").returncode == 2
    target = tmp_path / "one"
    (target / "tests").mkdir(parents=True)
    ruleset = BROKEN / "broken-evaluation" / "ruleset.yaml"
    (target / "ruleset.yaml").write_bytes(ruleset.read_bytes())
    (target / "tests" / "a.yaml").write_text(
        "截止日: 2022-12-31\n测试:\n  - 标题: 甲\n    给定: {项目: [{编号: P1}]}\n"
        "    期望: {预警: []}\n",
        encoding="utf-8",
    )
    done = perfeval("test", target)
    assert done.returncode == 2
    assert "one/tests/a.yaml:4:16: 错误 PE303" in done.stderr
    assert "^^" in done.stderr
    assert "是否想写“项目编号”？" in done.stderr


def test_json_holds_failures_and_what_is_never_reached(perfeval: Command) -> None:
    done = perfeval("test", BROKEN, "--format", "json")
    assert done.returncode == 1
    data = json.loads(done.stdout)
    (ruleset,) = data["rulesets"]
    assert not ruleset["passed"]
    failure = ruleset["tests"][0]["failures"][0]
    assert (failure["kind"], failure["expected"], failure["got"]) == ("points", "60", "30")
    assert failure["place"]["line"] == 7
    assert ruleset["coverage"]["branches"] == {"reached": 9, "all": 15}
    assert {"rule": "C1", "what": "按时"} in [
        {"rule": one["rule"], "what": one["what"]} for one in ruleset["coverage"]["never"]
    ]
    assert json.loads(perfeval("test", "nothing", "--format", "json").stdout)["diagnostics"]
