"""A small project that tests change."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from perfeval.history.entry import Entry, Event
from perfeval.history.identity import sightings
from perfeval.history.log import LOG_NAME
from perfeval.history.recording import record
from perfeval.project.project import open_project

RULES = """规则集: watch-payments
名称: 支付监控
版本: "1"
施行: 2022-01-01
对象: 项目
依据:
  约定: {名称: 本单位约定}
派生:
  项目.支付率: 合计(支付.金额) / 全年预算数
预警:
  - 编号: A1
    名称: 支付慢
    对象: 项目
    当: 支付率 < 50%
    级别: 黄
    提示: "支付率 {支付率}"
    依据: 约定
  - 编号: A2
    名称: 支付很慢
    对象: 项目
    接续: A1
    当: 支付率 < 20%
    级别: 红
    提示: "支付率只有 {支付率}"
    依据: 约定
"""
TOML = """[project]
as_of = 2022-12-31
rulesets = ["watch-payments"]
[data]
files = ["*.csv"]
"""

Record = Callable[..., list[str]]


def write_project(folder: Path, payments: Sequence[tuple[str, str, int]]) -> Path:
    (folder / "rulesets" / "watch-payments").mkdir(parents=True, exist_ok=True)
    rules = folder / "rulesets" / "watch-payments" / "ruleset.yaml"
    rules.write_text(RULES, encoding="utf-8")
    (folder / "perfeval.toml").write_text(TOML, encoding="utf-8")
    (folder / "项目.csv").write_text(
        "项目编号,项目名称,全年预算数（万元）\nP1,甲,100\nP2,乙,100\n", encoding="utf-8"
    )
    rows = "".join(f"Z{n},{p},{day},{amount}\n" for n, (p, day, amount) in enumerate(payments))
    (folder / "支付.csv").write_text(
        f"支付编号,项目编号,支付日期,金额（万元）\n{rows}", encoding="utf-8"
    )
    return folder


@pytest.fixture
def project_with() -> Callable[[Path, Sequence[tuple[str, str, int]]], Path]:
    """Give the function that writes a project with payments (project, day, amount)."""
    return write_project


@pytest.fixture
def recorded() -> Record:
    """Give the function that evaluates a folder as of a day and says what went into the log."""

    def run(folder: Path, day: str) -> list[str]:
        project, problems = open_project(folder, as_of=day)
        assert project is not None, problems
        seen, _ = sightings(project.programs, project.dataset)
        made, found = record(
            folder / LOG_NAME, seen, project.programs, project.dataset, project.as_of
        )
        assert made is not None, found
        return sorted(f"{one.event} {one.rule} {one.subject}" for one in made)

    return run


@pytest.fixture
def perfeval_at_once() -> Callable[..., list[int]]:
    """Give the function that runs a command several times at once and gives the exit codes."""

    def run(count: int, *arguments: str | Path) -> list[int]:
        command = [sys.executable, "-m", "perfeval.cli.main", *map(str, arguments)]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        running = [
            subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
            for _ in range(count)
        ]
        return [one.wait(timeout=60) for one in running]

    return run


@pytest.fixture
def entry() -> Callable[..., Entry]:
    """Give the function that makes an entry."""

    def make(day: str, event: Event = Event.OPENED, number: int = 1, **values: object) -> Entry:
        whole: dict[str, object] = {
            "id": "A1-0000000000", "ruleset": "watch-payments", "rule": "A1", "rule_name": "支付慢",
            "level": "黄", "certain": True, "subject": "P1", "subject_name": "甲",
            "message": "支付率 10%",
        }  # fmt: skip
        return Entry(
            day=dt.date.fromisoformat(day), event=event, number=number,
            **{**whole, **values},  # type: ignore[arg-type]
        )  # fmt: skip

    return make
