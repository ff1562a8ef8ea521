"""The made county through its year: every control finds what is planted on its day, and no more.

``PERFEVAL_UPDATE_GOLDEN=1`` writes the log of the twelve month ends anew; read what changed.
"""

from __future__ import annotations

import csv
import os
from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from perfeval.dataset import Dataset
from perfeval.dataset.as_of import known_by
from perfeval.engine.findings.find import find
from perfeval.history.identity import sightings
from perfeval.history.log import LOG_NAME, read_log
from perfeval.history.recording import record
from perfeval.project.project import Project, open_project, ruleset_folders
from perfeval.ruleset import Program, bind, load_ruleset

GOLDEN = Path(__file__).parent / "county_year_2022.log.txt"
MONTH_ENDS = [date(2022, month, monthrange(2022, month)[1]) for month in range(1, 13)]
Key = tuple[str, str]


@dataclass(frozen=True)
class Planted:
    """A row of planted.csv about a rule."""

    key: Key
    found: bool
    on: date
    until: date

    def stands(self, day: date) -> bool:
        """Whether it must be found on a day."""
        return self.found and self.on <= day < self.until


@pytest.fixture(scope="module")
def planted(samples: Path) -> list[Planted]:
    with (samples / "county-year-2022" / "planted.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["control"].isascii()]
    day = date.fromisoformat
    return [
        Planted(
            (row["control"], row["subject"]),
            row["found"] == "是",
            day(row["on"]),
            day(row["until"] or "2023-01-01"),
        )
        for row in rows
    ]


class Year:
    """The county as it was known on any day of the year, and after it."""

    def __init__(self, folder: Path) -> None:
        opened, problems = open_project(folder)
        assert opened is not None, [one.message() for one in problems]
        self.project: Project = opened
        (program,) = opened.programs
        loaded, _ = load_ruleset(program.id, ruleset_folders(folder))
        assert loaded is not None
        self.loaded = loaded
        self.on = cache(self._on)
        self.known = cache(self._known)
        self._of_rule = cache(self._only)

    def finds(self, key: Key, day: date) -> bool:
        """Whether a rule finds a row on a day; no other rule is asked."""
        return key in self._of_rule(key[0], day)

    def _known(self, day: date) -> tuple[Program, Dataset]:
        """Give the rules and the rows of a day."""
        dataset = known_by(self.project.dataset, day, data_day=self.project.as_of)
        year = self.project.config.year
        program, _ = bind(self.loaded, dataset.vocabulary, day, year=year)
        assert program is not None
        return program, dataset

    def _on(self, day: date) -> frozenset[Key]:
        return _found(*self.known(day))

    def _only(self, rule: str, day: date) -> frozenset[Key]:
        program, dataset = self.known(day)
        return _found(only(program, rule), dataset)


def only(program: Program, rule: str) -> Program:
    """Give the program with one rule and those whose findings it takes."""
    wanted, asked = {rule}, [rule]
    by_id = {one.id: one for one in program.patterns}
    while asked:
        pattern = by_id.get(asked.pop())
        more = {e.finding_of for e in pattern.events if e.finding_of} if pattern else set()
        asked += more - wanted
        wanted |= more
    return replace(
        program,
        checks=tuple(one for one in program.checks if one.id in wanted),
        deadlines=tuple(one for one in program.deadlines if one.id in wanted),
        patterns=tuple(one for one in program.patterns if one.id in wanted),
    )


def _found(program: Program, dataset: Dataset) -> frozenset[Key]:
    findings, problems = find(program, dataset, matcher="builtin")
    assert problems == []
    assert all(one.certain for one in findings), [f.message for f in findings if not f.certain]
    return frozenset((one.rule, one.subject) for one in findings)


@pytest.fixture(scope="module")
def year(samples: Path) -> Year:
    return Year(samples / "county-year-2022")


def test_every_control_has_a_deviation_and_a_near_miss(year: Year, planted: list[Planted]) -> None:
    (program,) = year.project.programs
    rules = {one.id for one in (*program.checks, *program.deadlines, *program.patterns)}
    found = {one.key[0] for one in planted if one.found}
    missed = {one.key[0] for one in planted if not one.found}
    assert found == rules
    assert missed == rules


def test_each_deviation_is_found_on_its_day_and_not_the_day_before(
    year: Year, planted: list[Planted]
) -> None:
    wrong = []
    for one in planted:
        if one.found and one.on > date(2022, 1, 1):
            before = one.on - timedelta(days=1)
            still = any(other.stands(before) for other in planted if other.key == one.key)
            if not year.finds(one.key, one.on) or year.finds(one.key, before) != still:
                wrong.append(one)
    assert wrong == []


def test_each_deviation_that_is_put_right_is_found_no_more(
    year: Year, planted: list[Planted]
) -> None:
    ended = [one for one in planted if one.found and one.until <= date(2022, 12, 31)]
    assert len(ended) > 10
    assert [one for one in ended if year.finds(one.key, one.until)] == []


def test_no_near_miss_is_found_on_the_day_it_comes_closest(
    year: Year, planted: list[Planted]
) -> None:
    misses = [one for one in planted if not one.found]
    assert [one for one in misses if year.finds(one.key, one.on)] == []


@pytest.mark.parametrize("day", MONTH_ENDS, ids=str)
def test_on_a_month_end_what_is_planted_is_found_and_nothing_else(
    year: Year, planted: list[Planted], day: date
) -> None:
    wanted: defaultdict[Key, int] = defaultdict(int)
    for one in planted:
        wanted[one.key] += one.stands(day)
    assert year.on(day) == {key for key, count in wanted.items() if count}


@pytest.fixture(scope="module")
def log(year: Year, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The log of twelve month ends, one line an entry, without ids and cells."""
    path = tmp_path_factory.mktemp("county") / LOG_NAME
    for day in MONTH_ENDS:
        program, dataset = year.known(day)
        seen, problems = sightings([program], dataset)
        made, more = record(path, seen, [program], dataset, day)
        assert made is not None, more
        assert [p.code.id for p in problems if p.severity == "error"] == []
        assert record(path, seen, [program], dataset, day)[0] == []
    read, problems = read_log(path)
    assert read is not None
    assert problems == []
    return "".join(
        f"{one.day} {one.event} [{one.level}] {one.rule} {one.subject}"
        f"{f'：{one.cause}' if one.cause else ''}\n"
        for one in read.entries
    )


def test_over_twelve_month_ends_findings_open_escalate_and_close_as_the_log_says(log: str) -> None:
    if os.environ.get("PERFEVAL_UPDATE_GOLDEN"):
        GOLDEN.write_text(log, encoding="utf-8", newline="\n")
    assert log == GOLDEN.read_text(encoding="utf-8")


def test_the_log_tells_the_life_of_a_task_that_was_missed(log: str) -> None:
    own = [line for line in log.splitlines() if "P12/2022年9月" in line and "Y03" not in line]
    assert own == [
        "2022-09-30 新增 [黄] Y02 P12/2022年9月",
        "2022-10-31 升级 [红] Y05 P12/2022年9月",
        "2022-11-30 办结 [红] Y05 P12/2022年9月：数据已符合规则",
    ]
    unit = [line for line in log.splitlines() if "农业农村局（南坪镇）" in line]
    assert [line.split()[:3] for line in unit if "变化" not in line] == [
        ["2022-08-31", "新增", "[黄]"],
        ["2022-10-31", "办结", "[黄]"],
        ["2022-11-30", "重现", "[红]"],
        ["2022-12-31", "办结", "[红]"],
    ]
