"""The year of the money: how far it has gone, and which dated values of a parameter are its own."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from perfeval.files.typed import Text
from perfeval.ruleset.model import ParameterValue

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Year:
    """The year of the money, in which days without a year fall, and the evaluation date.

    ``said`` tells whether anybody wrote the year. Where nobody did it is that of the evaluation
    date, and what is asked about another day takes that day's own year.
    """

    number: int
    as_of: date
    said: bool = True

    @property
    def last(self) -> int:
        """The last year that anything is asked about."""
        return self.number if self.as_of == date.max else max(self.number, self.as_of.year)

    @property
    def ended_months(self) -> int:
        """How many months of the year have ended by the evening of the evaluation date.

        None of them before the year, all twelve after it.
        """
        day = self.as_of
        if day == date.max or day.year > self.number:
            return _MONTHS
        if day.year < self.number:
            return 0
        return day.month if day.day == monthrange(day.year, day.month)[1] else day.month - 1


def own_values(values: Mapping[Text, ParameterValue], year: Year) -> list[tuple[date, Text]]:
    """Give the days from which a parameter's values hold, in order, with their keys.

    A curve that begins after the year of the money is that of later money and left out, unless
    there is nothing before it. Keys that are no dates are left out; they are told elsewhere.
    """
    dated = sorted((day, key) for key in values if (day := day_of(key)) is not None)
    if not year.said:
        return dated
    return [
        (day, key)
        for at, (day, key) in enumerate(dated)
        if at == 0 or day.year <= year.number or values[key].monthly is None
    ]


def held(values: Mapping[Text, ParameterValue], year: Year) -> Text | None:
    """Give the key of the value that holds on the evaluation date, None before the first."""
    begun = [key for day, key in own_values(values, year) if day <= year.as_of]
    return begun[-1] if begun else None


def day_of(key: str) -> date | None:
    """Give the day that a value of a parameter is written under, None where it is no date."""
    try:
        return date.fromisoformat(key)
    except ValueError:
        return None
