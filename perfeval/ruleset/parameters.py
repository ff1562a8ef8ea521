"""Parameters: reading every dated value, and picking the one that holds on the evaluation date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
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
from perfeval.values.numbers import half_width
from perfeval.values.units import MONEY, canonical

_DECIMAL = re.compile(r"^\s*([+-]?\d+(?:\.\d+)?)\s*(%?)\s*$")
_RATIO = re.compile(r"^\s*(\d+)\s*/\s*([1-9]\d*)\s*(%?)\s*$")
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
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
    written: Mapping[Text, Mapping[Text, ParameterValue]], as_of: date, notes: Notes
) -> dict[str, c.Const]:
    """Give each parameter's value on ``as_of``.

    Every value is read, also those that do not hold on that day. A parameter with something wrong
    is given a value that meets everything, so that the rules that use it are not blamed.
    """
    return {str(name): _parameter(name, values, as_of, notes) for name, values in written.items()}


def _parameter(
    name: Text, values: Mapping[Text, ParameterValue], as_of: date, notes: Notes
) -> c.Const:
    held = UNKNOWN
    days: list[date] = []
    kinds: dict[Text, types.Type] = {}
    since: date | None = None
    for key, given in values.items():
        day = read_day(key, notes)
        value = _value(name, given, as_of, notes)
        if value is not None:
            kinds[key] = value.type
        if not given.basis.strip():
            notes.note(parameter_codes.NO_SOURCE, key, name=name, day=key)
        if day is None:
            continue
        days.append(day)
        if day <= as_of and (since is None or day > since):
            since, held = day, value or UNKNOWN
    _check_kinds(name, kinds, notes)
    if since is None and days:
        first = min(days).isoformat()
        notes.note(language_codes.PARAMETER_DATE, name, name=name, day=as_of, nearest=first)
    return held


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


def _value(name: Text, given: ParameterValue, as_of: date, notes: Notes) -> c.Const | None:
    if given.monthly is None and given.value is not None:
        return _const(name, given.value, given, notes)
    if given.monthly is None or given.value is not None:
        where, number = f"参数“{name}”", 2 if given.monthly is not None else 0
        notes.note(structure_codes.NOT_ONE_OF, name, where=where, accepted="值、按月", found=number)
        return None
    if len(given.monthly) != 12:
        notes.note(codes.CURVE_LENGTH, name, name=name, found=len(given.monthly))
        return None
    curve = [_const(name, text, given, notes) for text in given.monthly]
    ended = _ended_months(as_of)
    if ended == 0 and curve[0] is not None:
        return c.Const(Fraction(0), curve[0].type, str(name), str(given.basis))
    return curve[ended - 1]


def _ended_months(day: date) -> int:
    """Give how many months of the year have ended by the evening of ``day``."""
    if day == date.max:
        return 12
    return day.month if (day + timedelta(days=1)).month != day.month else day.month - 1


def _const(name: Text, text: Text, given: ParameterValue, notes: Notes) -> c.Const | None:
    """Make a constant of a value as written and the unit beside it."""
    unit = canonical(given.unit)
    kind = types.of_unit(unit)
    read = read_decimal(text) or read_ratio(text)
    if kind is None:
        notes.note(
            codes.PARAMETER_UNIT, given.unit, name=name, found=given.unit, accepted="、".join(UNITS)
        )
    if read is None:
        notes.note(codes.BAD_NUMBER, text, found=text, accepted="一个数，例如 10 或 98.5%")
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
