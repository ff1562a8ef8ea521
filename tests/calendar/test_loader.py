"""Reading a calendar, and what is said about one with mistakes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from perfeval.calendar import Calendar, load_calendar
from perfeval.diagnostics import Diagnostic

HEAD = "日历: 练习\n年度:\n"
NOTICE = "    通知: {文号: 国办发明电〔2021〕11号, 日期: 2021-10-25}\n"


def loaded(tmp_path: Path, text: str) -> tuple[Calendar | None, list[Diagnostic]]:
    path = tmp_path / "calendar.yaml"
    path.write_text(text, encoding="utf-8")
    return load_calendar(path)


def year(number: int, rest: str) -> str:
    return f"  {number}:\n{NOTICE}{rest}"


def test_a_day_off_a_range_and_a_make_up_day_are_read(tmp_path: Path) -> None:
    text = HEAD + year(
        2022,
        "    放假: {元旦: 2022-01-03, 春节: 2022-01-31 至 2022-02-06}\n    上班: [2022-01-29]\n",
    )
    calendar, problems = loaded(tmp_path, text)
    assert problems == []
    assert calendar is not None
    assert calendar.is_working_day(date(2022, 1, 3)) is False
    assert calendar.is_working_day(date(2022, 2, 4)) is False
    assert calendar.is_working_day(date(2022, 1, 29)) is True
    assert calendar.arrangements[0].off[date(2022, 2, 6)] == "春节"
    assert calendar.arrangements[0].notice.day == date(2021, 10, 25)


def test_keys_can_be_english(tmp_path: Path) -> None:
    text = (
        "calendar: ours\nyears:\n  2022:\n"
        "    notice: {number: 未核实, date: 2021-10-25}\n"
        "    off: {元旦: 2022-01-03}\n"
        "    working: [2022-01-08]\n"
    )
    calendar, problems = loaded(tmp_path, text)
    assert problems == []
    assert calendar is not None
    assert not calendar.arrangements[0].notice.confirmed


def test_a_change_within_the_year_overrules_the_notice_about_it(tmp_path: Path) -> None:
    change = (
        "    放假: {节: 2022-01-03}\n    上班: [2022-01-08]\n"
        "    调整:\n"
        "      - 名称: 改\n"
        "        通知: {文号: 某号, 日期: 2022-01-01}\n"
        "        放假: {节: 2022-01-08}\n"
        "        上班: [2022-01-03]\n"
    )
    calendar, problems = loaded(tmp_path, HEAD + year(2022, change))
    assert problems == []
    assert calendar is not None
    assert calendar.is_working_day(date(2022, 1, 3)) is True
    assert calendar.is_working_day(date(2022, 1, 8)) is False


@pytest.mark.parametrize(
    ("rest", "codes"),
    [
        ("    放假: {元旦: 2022-02-30}\n", ["PE491"]),
        ("    放假: {元旦: 1月1日}\n", ["PE491"]),
        ("    放假: {元旦: 2022-01-03 至 2022-01-01}\n", ["PE491"]),
        ("    放假: {元旦: 2022-01-01 至 2022-06-01}\n", ["PE491"]),
        ("    放假: {元旦: 2021-11-30}\n", ["PE491"]),
        ("    放假: {元旦: 2023-01-02}\n", ["PE491"]),
        ("    放假: {元旦: 2021-12-31 至 2022-01-03}\n", []),
        ("    放假: {}\n    上班: [2022-01-08 至 2022-01-09]\n", ["PE491"]),
        ("    放假: {元旦: 2022-01-08}\n    上班: [2022-01-08]\n", ["PE492"]),
        ("    放假: {元旦: 2022-01-03, 节: 2022-01-03}\n", ["PE492"]),
        ("    放假: {}\n    上班: [2022-01-07]\n", ["PE493"]),
        ("    放假: {}\n    上班: [2022-01-08, 2022-01-08]\n", ["PE492"]),
        ("    放价: {}\n", ["PE131", "PE132"]),
        ("    放假: {元旦: 2022-02-30}\n    上班: [2022-01-07]\n", ["PE491", "PE493"]),
    ],
)
def test_a_mistake_is_told_at_its_place(tmp_path: Path, rest: str, codes: list[str]) -> None:
    calendar, problems = loaded(tmp_path, HEAD + year(2022, rest))
    assert [problem.code.id for problem in problems] == codes
    assert (calendar is None) == bool(codes)
    assert {str(problem.place).split(":")[0] for problem in problems} <= {"calendar.yaml"}


def test_the_date_of_a_notice_is_a_date(tmp_path: Path) -> None:
    text = HEAD + "  2022:\n    通知: {文号: 某号, 日期: 去年}\n    放假: {}\n"
    assert [problem.code.id for problem in loaded(tmp_path, text)[1]] == ["PE491"]


@pytest.mark.parametrize("years", [(2022, 2024), (2022, 2021), (22,)])
def test_years_follow_one_another(tmp_path: Path, years: tuple[int, ...]) -> None:
    text = HEAD + "".join(year(number, "    放假: {}\n") for number in years)
    calendar, problems = loaded(tmp_path, text)
    assert calendar is None
    assert [problem.code.id for problem in problems] == ["PE494"]


def test_a_calendar_without_years_is_refused(tmp_path: Path) -> None:
    calendar, problems = loaded(tmp_path, "日历: 空\n年度: {}\n")
    assert calendar is None
    assert [problem.code.id for problem in problems] == ["PE494"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    calendar, problems = load_calendar(tmp_path / "calendar.yaml")
    assert calendar is None
    assert [problem.code.id for problem in problems] == ["PE101"]
