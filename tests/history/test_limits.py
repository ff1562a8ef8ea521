"""By when somebody must act on a finding, where a log tells since when it is there."""

from __future__ import annotations

import datetime as dt
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from perfeval.history.entry import Entry, Event
from perfeval.history.limits import began
from perfeval.history.log import LOG_NAME
from perfeval.project.evaluated import evaluated
from perfeval.project.project import open_project
from perfeval.project.run import run
from perfeval.report.figures.results import FINDINGS, with_results

Project = Callable[..., Path]
Recorded = Callable[..., list[str]]
Command = Callable[..., "subprocess.CompletedProcess[str]"]
MakeEntry = Callable[..., Entry]

HANDLING = "    处理: {谁: 支付中心, 期限: 10 自然日, 要求: 加快支付}\n"
SLOW = [("P1", "2022-01-10", 30), ("P1", "2022-03-10", -15), ("P1", "2022-05-10", 15),
        ("P2", "2022-01-10", 90)]  # fmt: skip
"""P1 is slow (A1) in January, very slow (A2) in March, slow again from May on."""


@pytest.fixture
def handled(tmp_path: Path, project_with: Project) -> Path:
    """Give a project whose checks want something done within ten days."""
    folder = project_with(tmp_path, SLOW)
    rules = folder / "rulesets" / "watch-payments" / "ruleset.yaml"
    text = rules.read_text(encoding="utf-8").replace(
        "    依据: 约定\n", f"    依据: 约定\n{HANDLING}"
    )
    rules.write_text(text, encoding="utf-8")
    return folder


def by(folder: Path, day: str) -> dict[str, tuple[str, int]]:
    """Give by when the findings of P1 are to be dealt with, and the days over, by rule."""
    project, problems = open_project(folder, as_of=day)
    assert project is not None, problems
    outcome, problems = evaluated(project)
    assert problems == []
    return {one.rule: (str(one.duty.by), one.duty.over) for one in outcome.findings}


def test_without_a_log_the_limit_counts_from_the_evaluation_date(handled: Path) -> None:
    assert by(handled, "2022-01-31") == {"A1": ("2022-02-10", 0)}
    assert by(handled, "2022-02-28") == {"A1": ("2022-03-10", 0)}


def test_with_a_log_the_day_stays_and_can_be_missed(handled: Path, recorded: Recorded) -> None:
    recorded(handled, "2022-01-31")
    assert by(handled, "2022-01-31") == {"A1": ("2022-02-10", 0)}
    assert by(handled, "2022-02-10") == {"A1": ("2022-02-10", 0)}
    assert by(handled, "2022-02-28") == {"A1": ("2022-02-10", 18)}


def test_a_graver_rule_counts_from_its_own_day_and_the_lighter_one_goes_on(
    handled: Path, recorded: Recorded
) -> None:
    recorded(handled, "2022-01-31")
    before = {"A1": ("2022-02-10", 49), "A2": ("2022-04-10", 0)}
    assert by(handled, "2022-03-31") == before
    recorded(handled, "2022-03-31")
    assert by(handled, "2022-03-31") == before
    assert by(handled, "2022-04-30") == {"A1": ("2022-02-10", 79), "A2": ("2022-04-10", 20)}
    recorded(handled, "2022-05-31")
    assert by(handled, "2022-05-31") == {"A1": ("2022-02-10", 110)}


def test_what_the_log_tells_of_later_days_does_not_count(handled: Path, recorded: Recorded) -> None:
    recorded(handled, "2022-02-28")
    assert by(handled, "2022-01-31") == {"A1": ("2022-02-10", 0)}
    assert by(handled, "2022-03-31")["A1"] == ("2022-03-10", 21)


def history(entry: MakeEntry, *steps: tuple[str, str, Event]) -> list[Entry]:
    """Make entries of (day, level, event); the level ？ is 无法判断."""
    return [
        entry(day, event, number, level="红" if level == "？" else level, certain=level != "？")
        for number, (day, level, event) in enumerate(steps, 1)
    ]


@pytest.mark.parametrize(
    ("steps", "grave", "expected"),
    [
        ([("2022-01-31", "黄", Event.OPENED)], 2, "2022-01-31"),
        ([("2022-01-31", "黄", Event.OPENED)], 3, None),
        (
            [("2022-01-31", "黄", Event.OPENED), ("2022-02-28", "黄", Event.RESOLVED)],
            2,
            None,
        ),
        (
            [
                ("2022-01-31", "黄", Event.OPENED),
                ("2022-02-28", "黄", Event.RESOLVED),
                ("2022-03-31", "黄", Event.REOPENED),
            ],
            2,
            "2022-03-31",
        ),
        (
            [
                ("2022-01-31", "红", Event.OPENED),
                ("2022-02-28", "黄", Event.CHANGED),
                ("2022-03-31", "红", Event.ESCALATED),
            ],
            3,
            "2022-03-31",
        ),
        (
            [
                ("2022-01-31", "红", Event.OPENED),
                ("2022-02-28", "？", Event.CHANGED),
                ("2022-03-31", "红", Event.ESCALATED),
            ],
            3,
            "2022-01-31",
        ),
        (
            [("2022-01-31", "？", Event.OPENED), ("2022-02-28", "黄", Event.ESCALATED)],
            2,
            "2022-02-28",
        ),
        (
            [("2022-01-31", "红", Event.OPENED), ("2022-02-28", "红", Event.CORRECTED)],
            3,
            "2022-01-31",
        ),
    ],
    ids=[
        "opened", "lighter until now", "resolved", "reopened", "light for a while",
        "undecided for a while", "decided later", "said to be corrected",
    ],
)  # fmt: skip
def test_a_finding_began_when_it_was_last_opened_or_rose_to_its_level(
    steps: list[tuple[str, str, Event]], grave: int, expected: str | None, entry: MakeEntry
) -> None:
    found = began(history(entry, *steps), grave)
    assert found == (dt.date.fromisoformat(expected) if expected else None)


def test_monitor_tells_the_days_over_in_text_and_json(
    handled: Path, recorded: Recorded, perfeval: Command
) -> None:
    recorded(handled, "2022-01-31")
    arguments = ("monitor", handled, "--as-of", "2022-02-28")
    assert "；期限: 2022年2月10日，已超过 18 天" in perfeval(*arguments).stdout
    assert "by: 2022年2月10日, 18 days over" in perfeval("--lang", "en", *arguments).stdout
    (shown,) = json.loads(perfeval(*arguments, "--format", "json").stdout)["findings"]
    assert (shown["duty"]["by"], shown["duty"]["over"]) == ("2022-02-10", 18)
    again = json.loads(perfeval(*arguments, "--format", "json", "--record").stdout)
    assert again["findings"] == [shown]


def test_the_workbook_the_table_of_findings_and_the_record_use_the_log(
    handled: Path, recorded: Recorded, tmp_path: Path
) -> None:
    recorded(handled, "2022-01-31")
    project, _ = open_project(handled, as_of="2022-02-28")
    assert project is not None
    done, problems = run(project, tmp_path / "out")
    assert done is not None, problems
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "out" / "预警清单.xlsx").read_bytes()))
    head, row = list(book["预警"].values)[:2]
    cells = dict(zip(head, row, strict=True))
    assert (cells["处理期限"], cells["超期天数"]) == ("2022年2月10日", 18)
    table = with_results(project.dataset, done.outcome).tables[FINDINGS]
    assert table.value(0, "处理期限") == dt.date(2022, 2, 10).toordinal()
    record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert list(record["log"]) == [LOG_NAME]


def test_what_is_wrong_with_the_log_is_told_once(
    handled: Path, recorded: Recorded, perfeval: Command
) -> None:
    recorded(handled, "2022-01-31")
    with (handled / LOG_NAME).open("a", encoding="utf-8") as log:
        log.write("断了\n")
    for more in ((), ("--record",)):
        done = perfeval("monitor", handled, "--as-of", "2022-02-28", *more)
        assert done.returncode == 0
        assert done.stderr.count("PE851") == 1
        assert "已超过 18 天" in done.stdout
