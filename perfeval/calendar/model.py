"""The calendar of working days: counting them is two lookups, and no day is guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import calendar as codes

UNCONFIRMED = "未核实"
"""Stands in the place of a notice's number that nobody has confirmed."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice of the State Council: its document number, its date, where it can be read."""

    number: str
    day: date
    url: str = ""

    @property
    def confirmed(self) -> bool:
        """Whether the document number was confirmed."""
        return self.number != UNCONFIRMED


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What one notice says: days off by the name of the holiday, and make-up working days.

    ``year`` is the year that it is about; ``name`` is empty but for a change within the year.
    """

    year: int
    name: str
    notice: Notice
    off: Mapping[date, str]
    working: frozenset[date]


@dataclass(frozen=True, eq=False)
class Calendar:
    """The working days of some years without a gap, from the notices about them.

    A day is off as the last notice that names it says; without one, Saturdays and Sundays are off.
    Days outside the years give None, never a guess; ``outside`` makes the diagnostic.
    """

    arrangements: tuple[Arrangement, ...]
    first: date = field(init=False)
    last: date = field(init=False)
    _start: int = field(init=False, repr=False)
    _until: tuple[int, ...] = field(init=False, repr=False)
    _working: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        years = [arrangement.year for arrangement in self.arrangements]
        first, last = date(min(years), 1, 1), date(max(years), 12, 31)
        named: dict[int, bool] = {}
        for arrangement in self.arrangements:
            named |= {day.toordinal(): False for day in arrangement.off}
            named |= {day.toordinal(): True for day in arrangement.working}
        days = range(first.toordinal(), last.toordinal() + 1)
        worked = [named.get(day, _is_weekday(day)) for day in days]
        held = {
            "first": first,
            "last": last,
            "_start": days.start,
            "_until": tuple(accumulate(map(int, worked))),
            "_working": tuple(day for day, works in zip(days, worked, strict=True) if works),
        }
        for name, value in held.items():
            object.__setattr__(self, name, value)

    @property
    def span(self) -> str:
        """The years covered, as ``2015—2026``."""
        return f"{self.first.year}—{self.last.year}"

    def covers(self, day: date) -> bool:
        """Whether the calendar knows a day."""
        return self.first <= day <= self.last

    def outside(self, day: date, place: Place | None = None) -> Diagnostic | None:
        """Give the error that names the years covered, None for a day that the calendar knows."""
        if self.covers(day):
            return None
        first, last = self.first.year, self.last.year
        return codes.OUTSIDE.at(place, found=day.isoformat(), first=first, last=last)

    def is_working_day(self, day: date) -> bool | None:
        """Say whether a day is worked; None outside the calendar."""
        return self._worked(day.toordinal()) if self.covers(day) else None

    def between(self, start: date, end: date, *, count_first: bool = False) -> int | None:
        """Count the working days from one date to another; None outside the calendar.

        The day of ``start`` counts only with ``count_first``, that of ``end`` always. An earlier
        ``end`` gives a negative number, so that swapping the dates swaps the sign.
        """
        found = self.count(start.toordinal(), end.toordinal())
        if found is None or not count_first:
            return found
        return found + self._worked(start.toordinal())

    def after(self, start: date, days: int, *, count_first: bool = False) -> date | None:
        """Give the date of the ``days``-th working day after ``start``; None outside the calendar.

        With ``count_first``, a ``start`` that is worked is itself the first.

        Raises:
            ValueError: when ``days`` is not above 0.
        """
        found = self.due(start.toordinal(), days, count_first=count_first)
        return None if found is None else date.fromordinal(found)

    def count(self, start: int, end: int) -> int | None:
        """Count working days between ordinals, the first day not counted; None outside."""
        low, high = start - self._start, end - self._start
        size = len(self._until)
        if 0 <= low < size and 0 <= high < size:
            return self._until[high] - self._until[low]
        return None

    def sums(self) -> tuple[int, tuple[int, ...]]:
        """Give the ordinal of the first day, and for each day the days worked up to and with it."""
        return self._start, self._until

    def due(self, start: int, days: int, *, count_first: bool) -> int | None:
        """Give the ordinal of the ``days``-th working day after an ordinal; None outside.

        Raises:
            ValueError: when ``days`` is not above 0.
        """
        if days <= 0:
            raise ValueError(f"{days} is not above 0")
        if not 0 <= start - self._start < len(self._until):
            return None
        number = self._until[start - self._start] + days - 1
        if count_first and self._worked(start):
            number -= 1
        return self._working[number] if number < len(self._working) else None

    def _worked(self, ordinal: int) -> bool:
        at = ordinal - self._start
        return self._until[at] > (self._until[at - 1] if at else 0)


def _is_weekday(ordinal: int) -> bool:
    return date.fromordinal(ordinal).weekday() < 5
