"""按期: days from one date to another, or past a day that was set, then scored."""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from perfeval.calendar import shipped_calendar
from perfeval.diagnostics.codes import structure as structure_codes
from perfeval.diagnostics.codes.shapes import ONLY_WITH
from perfeval.files.typed import Text
from perfeval.language import build
from perfeval.language import core as c
from perfeval.language.types import DATE, DAYS_TYPE
from perfeval.ruleset.shapes.base import Lowered, Shape, ShapeContext
from perfeval.ruleset.shapes.graded import Graded

_MONTH = re.compile(r"^\s*(?:(\d{4})-(\d{1,2})|(\d{1,2})\s*月)\s*$")
_DAY = re.compile(r"^\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*$")


class InTime(Shape):
    """All points within the limit, else a fixed rest."""

    limit: Text
    otherwise: Text

    def lower(self, context: ShapeContext) -> Lowered | None:
        """Lower to a case with one branch."""
        measure, limit = context.needs_measure(), context.like_measure(self.limit)
        left = context.points(self.otherwise)
        if measure is None or limit is None or left is None:
            return None
        met = build.compared(measure, "<=", limit)
        score = c.Case(((met, context.weight),), left, context.weight.type, ("限内",))
        return Lowered(score, build.say("实际 ", measure, "，期限 ", limit))


class DeadlineScore(Graded, Shape):
    """Days used since ``begun``, or days past ``due`` (below 0 when early), scored in one way.

    ``not_done`` says what it means that ``done`` has no date: not recorded, not done, or counted
    up to the evaluation date. ``month_included`` says whether “before September” ends on 31 August
    or 30 September. With ``days_are`` 工作日 the limits are in working days. ``8月15日`` and
    ``9月`` are of the year of the money.
    """

    begun: Text | None = None
    first_day: Literal["不计", "计入"] | None = None
    days_are: Literal["自然日", "工作日"] = "自然日"
    due: Text | None = None
    due_month: Text | None = None
    month_included: Literal["是", "否"] | None = None
    done: Text
    not_done: Literal["待补", "不得分", "算到截止日"]
    in_time: InTime | None = None

    def lower(self, context: ShapeContext) -> Lowered | None:
        """Lower to the shape that scores the days."""
        done = context.expr(self.done, "date")
        days = self._days(context, done) if self._keys_fit(context) else None
        lowered = self.graded(context, "按期", days)
        if done is None or days is None or lowered is None:
            return None
        score, reason = lowered.score, lowered.reason
        if self.not_done == "不得分":
            open_ = c.Not(c.Known(done))
            score = c.Case(((open_, build.ZERO),), score, score.type, ("没有办",))
            unsaid = build.say("到截止日还没有办")
            reason = c.Case(((open_, unsaid),), reason, unsaid.type, ("没有办",))
        name = "用时" if self.begun is not None else "迟的天数"
        return Lowered(score, reason, ((name, days), *lowered.steps))

    def ways(self) -> list[Shape]:
        """Give the ways that were written."""
        return [*super().ways(), *([self.in_time] if self.in_time else [])]

    def accepted(self) -> tuple[str, ...]:
        """Give the keys of the ways there are."""
        return ("in_time", *super().accepted())

    def _keys_fit(self, context: ShapeContext) -> bool:
        """Note starts that are not exactly one, and keys that belong to another one."""
        starts = (self.begun, self.due, self.due_month)
        found = sum(start is not None for start in starts)
        if found != 1:
            context.note(
                structure_codes.NOT_ONE_OF,
                context.indicator,
                where="按期",
                accepted="起、限日、限月",
                found=found,
            )
            return False
        pairs = (
            ("首日", self.first_day, "起", self.begun),
            ("含当月", self.month_included, "限月", self.due_month),
        )
        fits = True
        for key, value, other, start in pairs:
            if (value is None) != (start is None):
                fits = False
                if value is None:
                    where = f"按期的“{other}”"
                    context.note(structure_codes.MISSING_KEY, start, where=where, key=key)
                else:
                    context.note(ONLY_WITH, context.indicator, key=key, other=other)
        return fits

    def _days(self, context: ShapeContext, done: c.Core | None) -> c.Core | None:
        start = self._start(context)
        if start is None or done is None:
            return None
        if self.not_done == "算到截止日":
            done = c.Otherwise(done, _day(context.binder.scope.as_of, "截止日"), DATE)
        first = start
        if self.begun is not None and self.first_day == "计入":
            first = c.Arith("-", start, c.Const(Fraction(1), DAYS_TYPE), DATE)
        days = self._counted(context, first, done)
        if days is None or self.begun is None:
            return days
        return c.Guard(c.Compare("<=", start, done), days, "办结早于起始", days.type)

    def _counted(self, context: ShapeContext, start: c.Core, done: c.Core) -> c.Core | None:
        """Count the days after ``start``: all of them, or those of the calendar."""
        if self.days_are == "自然日":
            return c.DaysBetween(start, done)
        calendar, problems = shipped_calendar()
        context.binder.problems.extend(problems)
        return None if calendar is None else c.WorkdaysBetween(start, done, calendar)

    def _start(self, context: ShapeContext) -> c.Core | None:
        """Give the day from which days are counted."""
        year = context.binder.year.number
        if self.due_month is not None:
            last = _last_day(self.due_month, year, included=self.month_included == "是")
            if last is None:
                _wrong(context, self.due_month, "月份，写成 2022-09 或 9月", f"{year}-09")
            return None if last is None else _day(last)
        text = self.begun if self.due is None else self.due
        if text is None:
            return None
        match = _DAY.match(text) if self.due is not None else None
        if match is None:
            return context.expr(text, "date")
        try:
            return _day(date(year, int(match.group(1)), int(match.group(2))))
        except ValueError:
            _wrong(context, text, "日期，写成 2022-08-15 或 8月15日", f"{year}-08-15")
            return None


def _day(day: date, name: str = "") -> c.Const:
    return c.Const(Fraction(day.toordinal()), DATE, name)


def _last_day(text: Text, year: int, *, included: bool) -> date | None:
    """Give the last day in time of “before the month”, None when it is no month."""
    match = _MONTH.match(text)
    if match is None:
        return None
    year = int(match.group(1) or year)
    month = int(match.group(2) or match.group(3))
    if not 1 <= month <= 12 or not 1 < year < 9999:
        return None
    if included:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, 1) - timedelta(days=1)


def _wrong(context: ShapeContext, text: Text, accepted: str, near: str) -> None:
    context.note(structure_codes.WRONG_VALUE, text, found=text, accepted=accepted, nearest=near)
