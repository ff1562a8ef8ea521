"""Parameters over time: the value of every day, for rules that look at another day than their own.

A parameter with several dated values, or with a curve over the months, is a row of steps: from
which day on which value holds. A curve is that of the year of the money: nothing before it, the
last value after it. Where nobody said the year, every day's own year has the curve.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from perfeval.files.typed import Text
from perfeval.language import core as c
from perfeval.ruleset.model import ParameterValue
from perfeval.ruleset.money_year import Year, own_values
from perfeval.ruleset.parameters import Notes, const_of

Steps = tuple[tuple[int, c.Const], ...]
"""From which day (its ordinal) on which value holds, in order."""
_MOST_YEARS = 30


class _Silent:
    """What is wrong was told when the value of the evaluation date was read."""

    def note(self, code: object, text: object, **values: object) -> None:
        """Say nothing."""


_SILENT: Notes = _Silent()


def steps_of(name: str, values: Mapping[Text, ParameterValue], year: Year) -> Steps:
    """Give the steps of a parameter up to the end of the year after the last one of interest.

    Args:
        name: The parameter.
        values: By the day from which each holds.
        year: The year of the money and the evaluation date.
    """
    dated = [(day, values[key]) for day, key in own_values(values, year)]
    ends = [day for day, _ in dated[1:]]
    found: list[tuple[int, c.Const]] = []
    for (start, given), end in zip(dated, [*ends, None], strict=True):
        found += _steps(Text(name), given, start, end or _last_day(start, year), year)
    return tuple(found)


def _last_day(start: date, year: Year) -> date:
    """Give the day to which steps are made of a value that holds from ``start`` on."""
    return date.max if year.said else date(min(year.last, start.year + _MOST_YEARS) + 1, 12, 31)


def _steps(
    name: Text, given: ParameterValue, start: date, end: date, year: Year
) -> list[tuple[int, c.Const]]:
    if given.monthly is None:
        text = given.value
        one = None if text is None else const_of(name, text, given, year, _SILENT)
        return [] if one is None else [(start.toordinal(), one)]
    curve = [const_of(name, text, given, year, _SILENT) for text in given.monthly]
    first = next((one for one in curve if one is not None), None)
    if first is None or len(curve) != 12:
        return []
    zero = c.Const(Fraction(0), first.type, str(name), str(given.basis))
    steps: list[tuple[date, c.Const]] = []
    for at in (year.number,) if year.said else range(start.year, end.year + 1):
        steps.append((date(at, 1, 1), zero))
        for month, value in enumerate(curve, 1):
            if value is not None:
                steps.append((date(at, month, monthrange(at, month)[1]), value))
    before = [value for day, value in steps if day <= start]
    after = [(day, value) for day, value in steps if start < day < end]
    held = (start, before[-1] if before else zero)
    return [(day.toordinal(), value) for day, value in (held, *after)]
