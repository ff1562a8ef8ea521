"""The pytest plugin, in a pytest of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

MakeSuite = Callable[..., Path]
ROOT = Path(__file__).parents[2]
PLUGIN = "perfeval.casebook.pytest_plugin"
TEXT = """截止日: 2022-12-31
测试:
  - 标题: 这条通过
    给定: {项目: [{项目编号: P1}]}
    期望: {预警: []}
  - 标题: 这条不通过
    给定: {项目: [{项目编号: P1, 全年预算数: 100, 全年执行数: 95}]}
    期望:
      得分: [{规则: A1, 对象: P1, 得分: 50}]
"""


def run_pytest(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTEST_ADDOPTS": "",
        "PERFEVAL_LANG": "zh",
    }
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", PLUGIN, "-p", "no:cacheprovider", *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env=env,
        check=False,
        timeout=120,
    )


def test_each_case_is_an_item_and_a_failure_says_got_and_expected(make_suite: MakeSuite) -> None:
    folder = make_suite(TEXT).parents[3]
    done = run_pytest(folder, "--perfeval", "-v")
    assert done.returncode == 1
    assert "cases.yaml::这条通过 PASSED" in done.stdout
    assert "cases.yaml::这条不通过 FAILED" in done.stdout
    assert "small/tests/cases.yaml:9:33" in done.stdout
    assert "应为  50" in done.stdout
    assert "得到  60" in done.stdout
    assert "Traceback" not in done.stdout
    assert "Error" not in done.stdout.replace("CaseFailedError", "")


def test_yaml_is_left_alone_unless_asked_for(make_suite: MakeSuite) -> None:
    folder = make_suite(TEXT).parents[3]
    assert run_pytest(folder).returncode == 5
    (folder / "pytest.ini").write_text("[pytest]\nperfeval_rulesets = true\n", encoding="utf-8")
    assert run_pytest(folder).returncode == 1


def test_a_file_that_cannot_be_read_is_an_error_with_its_diagnostic(make_suite: MakeSuite) -> None:
    folder = make_suite(TEXT.replace("给定:", "給定:")).parents[3]
    done = run_pytest(folder, "--perfeval")
    assert done.returncode == 2
    assert "PE131" in done.stdout
    assert "Traceback" not in done.stdout


def test_the_plugin_is_an_entry_point_of_the_package() -> None:
    described = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert described["project"]["entry-points"]["pytest11"] == {"perfeval": PLUGIN}
