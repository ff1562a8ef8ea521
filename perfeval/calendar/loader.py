"""Reading ``calendar.yaml``."""

from __future__ import annotations

import functools
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from perfeval.calendar.model import Arrangement, Calendar, Notice
from perfeval.diagnostics import Code, Diagnostic
from perfeval.diagnostics.codes import calendar as codes
from perfeval.files import shipped
from perfeval.files.typed import Described, Text, place_of, read_model
from perfeval.files.yaml_nodes import load_yaml_file

FILE_NAME = "calendar.yaml"
KEYWORDS = {
    "calendar": "日历", "years": "年度", "notice": "通知", "number": "文号", "date": "日期",
    "url": "网址", "off": "放假", "working": "上班", "changes": "调整", "name": "名称",
}  # fmt: skip
_DAYS = re.compile(r"^(\d{4}-\d{2}-\d{2})(?:\s*至\s*(\d{4}-\d{2}-\d{2}))?$")
_WEEKDAYS = "一二三四五六日"


class _Notice(Described):
    number: Text
    date: Text
    url: Text = Text("")


class _Change(Described):
    name: Text
    notice: _Notice
    off: dict[Text, Text] = {}
    working: list[Text] = []


class _Year(Described):
    notice: _Notice
    off: dict[Text, Text]
    working: list[Text] = []
    changes: list[_Change] = []


class _File(Described):
    calendar: Text
    years: dict[Text, _Year]


@functools.cache
def shipped_calendar() -> tuple[Calendar | None, tuple[Diagnostic, ...]]:
    """Load the calendar that ships with perfeval, once."""
    calendar, problems = load_calendar(shipped.rulesets() / FILE_NAME)
    return calendar, tuple(problems)


def load_calendar(path: Path) -> tuple[Calendar | None, list[Diagnostic]]:
    """Load a calendar; None when anything is wrong with it, and then all of it is told."""
    node, problems = load_yaml_file(path, path.name)
    if node is None:
        return None, problems
    file, found = read_model(node, _File, KEYWORDS, "工作日历")
    reader = _Reader([*problems, *found])
    if file is None:
        return None, reader.problems
    arrangements = reader.read(file)
    if not arrangements or any(d.severity == "error" for d in reader.problems):
        return None, reader.problems
    return Calendar(tuple(arrangements)), reader.problems


class _Reader:
    """Turns the texts of a file into dates, and notes what is wrong with them."""

    def __init__(self, problems: list[Diagnostic]) -> None:
        self.problems = problems
        self._off: set[date] = set()

    def note(self, code: Code, text: Text, **values: Any) -> None:
        self.problems.append(code.at(place_of(text), **values))

    def read(self, file: _File) -> list[Arrangement]:
        """Read every year and its changes, in the order in which they were announced."""
        made: list[Arrangement] = []
        expected: int | None = None
        for written, year in file.years.items():
            number = int(written) if re.fullmatch(r"[12]\d{3}", written) else None
            if number is None or (expected is not None and number != expected):
                accepted = expected or "四位的年份，如 2022"
                self.note(codes.YEARS, written, found=written, accepted=accepted)
                continue
            expected = number + 1
            made.append(self._arrangement(number, "", year))
            made += [self._arrangement(number, str(one.name), one) for one in year.changes]
        if not file.years:
            text = file.calendar
            self.note(codes.YEARS, text, found=text, accepted="四位的年份，如 2022")
        return made

    def _arrangement(self, year: int, name: str, written: _Year | _Change) -> Arrangement:
        off: dict[date, str] = {}
        seen: set[date] = set()
        for holiday, days in written.off.items():
            for day in self._days(days, year, "一天，或从一天到另一天"):
                self._once(day, seen, days)
                off[day] = str(holiday)
        self._off |= off.keys()
        working: set[date] = set()
        for text in written.working:
            for day in self._days(text, year, "一天", most=1):
                self._once(day, seen, text)
                self._check_make_up(day, text)
                working.add(day)
        self._off -= working
        return Arrangement(year, name, self._notice(written.notice), off, frozenset(working))

    def _notice(self, written: _Notice) -> Notice:
        day = _day(written.date)
        if day is None:
            self.note(codes.BAD_DAYS, written.date, found=written.date, accepted="通知的日期")
        return Notice(str(written.number), day or date.min, str(written.url))

    def _days(self, text: Text, year: int, accepted: str, most: int = 31) -> list[date]:
        """Read one day or a range; a notice may begin in the December before its year."""
        match = _DAYS.match(text)
        first = _day(match.group(1)) if match else None
        last = _day(match.group(2)) if match and match.group(2) else first
        if first is not None and last is not None:
            count = (last - first).days + 1
            if 1 <= count <= most and date(year - 1, 12, 1) <= first and last.year <= year:
                return [first + timedelta(days=n) for n in range(count)]
        self.note(codes.BAD_DAYS, text, found=text, accepted=accepted)
        return []

    def _once(self, day: date, seen: set[date], text: Text) -> None:
        if day in seen:
            self.note(codes.DAY_TWICE, text, found=day.isoformat())
        seen.add(day)

    def _check_make_up(self, day: date, text: Text) -> None:
        if day.weekday() < 5 and day not in self._off:
            weekday = f"星期{_WEEKDAYS[day.weekday()]}"
            self.note(codes.NOT_MAKE_UP, text, found=day.isoformat(), weekday=weekday)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
