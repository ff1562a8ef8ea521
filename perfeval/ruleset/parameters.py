"""Parameters: reading every dated value, and picking the one that holds on the evaluation date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Protocol

from perfeval.diagnostics import Code
from perfeval.diagnostics.codes import language as language_codes
from perfeval.diagnostics.codes import parameters as parameter_codes
from perfeval.diagnostics.codes import ruleset as codes
from perfeval.diagnostics.codes import structure as structure_codes
from perfeval.files.typed import Text
from perfeval.language import core as c
from perfeval.language import types
from perfeval.ruleset.model import ParameterValue
from perfeval.ruleset.money_year import Year, held
from perfeval.values.numbers import half_width
from perfeval.values.units import MONEY, canonical

_DECIMAL = re.compile(r"^\s*([+-]?\d+(?:\.\d+)?)\s*(%?)\s*$")
_RATIO = re.compile(r"^\s*(\d+)\s*/\s*([1-9]\d*)\s*(%?)\s*$")
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_DAY_OF_YEAR = re.compile(r"^\s*(次年)?(\d{1,2})月(\d{1,2})日\s*$")
UNKNOWN = c.Const(Fraction(0), types.ANY)
"""Stands for what was already reported as wrong; it meets everything."""
_SHARE_OF = {"": 1, "%": 100, "‰": 1000, "个百分点": 100}
UNITS = (*MONEY, "%", "‰", "个百分点", "自然日", "工作日")


class Notes(Protocol):
    """Where diagnostics go."""

    def note(self, code: Code, text: Text | str | None, **values: Any) -> None:
        """Note a diagnostic at a text of the ruleset."""


def read_decimal(text: str) -> tuple[Fraction, bool] | None:
    """Read a plain decimal; the second part says whether a percent sign follows it."""
    match = _DECIMAL.match(half_width(text))
    return None if match is None else (Fraction(match.group(1)), bool(match.group(2)))


def read_ratio(text: str) -> tuple[Fraction, bool] | None:
    """Read a ratio of whole numbers such as ``100/12%``, which no decimal can say exactly."""
    match = _RATIO.match(half_width(text))
    if match is None:
        return None
    return Fraction(int(match.group(1)), int(match.group(2))), bool(match.group(3))


def read_day(text: str, notes: Notes) -> date | None:
    """Read a date of a ruleset, which is always written ``2022-01-31``."""
    try:
        if _DAY.match(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    notes.note(codes.BAD_DATE, text, found=text)
    return None


def read_parameters(
    written: Mapping[Text, Mapping[Text, ParameterValue]], year: Year, notes: Notes
) -> dict[str, c.Const]:
    """Give each parameter's value on the evaluation date.

    Every value is read, also those that do not hold on that day. A parameter with something wrong
    is given a value that meets everything, so that the rules that use it are not blamed.
    """
    return {str(name): _parameter(name, values, year, notes) for name, values in written.items()}


def _parameter(
    name: Text, values: Mapping[Text, ParameterValue], year: Year, notes: Notes
) -> c.Const:
    days: list[date] = []
    read: dict[Text, c.Const] = {}
    for key, given in values.items():
        day = read_day(key, notes)
        value = _value(name, given, year, notes)
        if value is not None:
            read[key] = value
        if not given.basis.strip():
            notes.note(parameter_codes.NO_SOURCE, key, name=name, day=key)
        if day is not None:
            days.append(day)
    _check_kinds(name, {key: value.type for key, value in read.items()}, notes)
    holds = held(values, year)
    if holds is None and days:
        first = min(days).isoformat()
        notes.note(language_codes.PARAMETER_DATE, name, name=name, day=year.as_of, nearest=first)
    return UNKNOWN if holds is None else read.get(holds, UNKNOWN)


def _day_of(text: str, year: Year) -> date | None:
    """Read a day of the year or a whole date; None when the text is neither."""
    match = _DAY_OF_YEAR.match(half_width(text))
    try:
        if match is not None:
            later = 1 if match[1] else 0
            return date(year.number + later, int(match[2]), int(match[3]))
        return date.fromisoformat(text.strip()) if _DAY.match(text.strip()) else None
    except ValueError:
        return None


def _check_kinds(name: Text, kinds: Mapping[Text, types.Type], notes: Notes) -> None:
    """Note the first value that is not of the type and unit of the earliest.

    Rules are checked with the value of one day only; they must mean the same on every other.
    """
    days = sorted(kinds)
    for day in days[1:]:
        if kinds[day] != kinds[days[0]]:
            notes.note(
                parameter_codes.KINDS_DIFFER,
                day,
                name=name,
                day=day,
                found=kinds[day].spoken(),
                first=days[0],
                before=kinds[days[0]].spoken(),
            )
            return


def _value(name: Text, given: ParameterValue, year: Year, notes: Notes) -> c.Const | None:
    if given.monthly is None and given.value is not None:
        return const_of(name, given.value, given, year, notes)
    if given.monthly is None or given.value is not None:
        where, number = f"参数“{name}”", 2 if given.monthly is not None else 0
        notes.note(structure_codes.NOT_ONE_OF, name, where=where, accepted="值、按月", found=number)
        return None
    if len(given.monthly) != 12:
        notes.note(codes.CURVE_LENGTH, name, name=name, found=len(given.monthly))
        return None
    curve = [const_of(name, text, given, year, notes) for text in given.monthly]
    ended = year.ended_months
    if ended == 0 and curve[0] is not None:
        return c.Const(Fraction(0), curve[0].type, str(name), str(given.basis))
    return curve[ended - 1]


def const_of(
    name: Text, text: Text, given: ParameterValue, year: Year, notes: Notes
) -> c.Const | None:
    """Make a constant of a value as written and the unit beside it.

    A value without a unit may be a day: ``2022-06-30``, ``6月30日`` of the year, ``次年3月31日``.
    """
    unit = canonical(given.unit)
    day = _day_of(text, year) if unit == "" else None
    if day is not None:
        return c.Const(Fraction(day.toordinal()), types.DATE, str(name), str(given.basis))
    kind = types.of_unit(unit)
    read = read_decimal(text) or read_ratio(text)
    if kind is None:
        notes.note(
            codes.PARAMETER_UNIT, given.unit, name=name, found=given.unit, accepted="、".join(UNITS)
        )
    if read is None:
        notes.note(
            codes.BAD_NUMBER,
            text,
            found=text,
            accepted="一个数，例如 10 或 98.5%，或一个日期，例如 6月30日",
        )
    if kind is None or read is None:
        return None
    value, percent = read
    if percent and unit not in ("", "%", "个百分点"):
        notes.note(codes.TWO_UNITS, text, found=text, unit=unit)
        return None
    if percent:
        kind = types.RATE if unit == "" else kind
        unit = "%"
    return c.Const(value / _SHARE_OF.get(unit, 1), kind, str(name), str(given.basis))
