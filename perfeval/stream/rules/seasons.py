"""The programs of each day, and the days between which only the date itself is different."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from perfeval.diagnostics import Diagnostic
from perfeval.ruleset import Program, bind
from perfeval.ruleset.loader import LoadedRuleset
from perfeval.ruleset.money_year import day_of
from perfeval.stream.rules.clocked import OnDay, constants
from perfeval.stream.rules.units import rules_of
from perfeval.vocabulary import Vocabulary

_Season = tuple[int, int, bool, int]
Changed = frozenset[tuple[int, str]]
"""Rules by the number of their program and their id."""


def month_end(day: date) -> date:
    """Give the last day of a month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


class Seasons:
    """Binds rulesets anew when a month begins or ends or a parameter changes; else puts the day in.

    The values of parameters, curves by month among them, and the names that follow from the month
    are the same within a season. ``year`` is that of the money, in which days of the year fall.
    """

    def __init__(
        self, loaded: Sequence[LoadedRuleset], vocabulary: Vocabulary, year: int | None
    ) -> None:
        self._loaded = loaded
        self._year = year
        self._vocabulary = vocabulary
        self._effective = sorted(set(_effective_days(loaded)))
        self.first = max(_first_days(loaded), default=date.min)
        """The first day on which every parameter has a value; nothing is evaluated before."""
        self._season: _Season | None = None
        self._on_day = OnDay(())
        self._constants: dict[tuple[int, str], tuple[object, ...]] = {}
        self._told: set[tuple[object, ...]] = set()

    def bind(self, day: date) -> tuple[list[Program] | None, list[Diagnostic]]:
        """Bind all rulesets on a day; None when one has an error."""
        problems: list[Diagnostic] = []
        made: list[Program] = []
        for one in self._loaded:
            program, found = bind(one, self._vocabulary, day, year=self._year)
            problems.extend(found)
            if program is not None:
                made.append(program)
        return (made if len(made) == len(self._loaded) else None), problems

    def on(self, day: date) -> tuple[list[Program] | None, Changed, list[Diagnostic]]:
        """Give the programs of a day, and the rules that are other ones than on the day before.

        Days are asked for in their order. What is wrong is told once; the programs are None when
        there is an error.
        """
        effective = sum(one <= day for one in self._effective)
        season = (day.year, day.month, day == month_end(day), effective)
        if season == self._season:
            return self._on_day.programs(day), frozenset(), []
        made, problems = self.bind(day)
        new = [one for one in problems if self._is_new(one)]
        if made is None:
            return None, frozenset(), new
        known, self._constants = self._constants, {
            (number, rule.id): constants(rule)
            for number, program in enumerate(made)
            for rule in rules_of(program)
        }  # fmt: skip
        changed = {key for key, value in self._constants.items() if known.get(key, value) != value}
        self._season, self._on_day = season, OnDay(made)
        return made, frozenset(changed), new

    def begins(self, after: date, before: date) -> Iterator[date]:
        """Give the days between two days on which a season begins."""
        day = after + timedelta(days=1)
        while day < before:
            last = month_end(day)
            if day.day == 1 or day == last or day in self._effective:
                yield day
            ahead = [last, *(one for one in self._effective if day < one < last)]
            day = min(ahead) if day < last else day + timedelta(days=1)

    def _is_new(self, one: Diagnostic) -> bool:
        key = (one.code.id, one.place, tuple(sorted(one.values.items())))
        new = key not in self._told
        self._told.add(key)
        return new


def _first_days(loaded: Sequence[LoadedRuleset]) -> Iterator[date]:
    for one in loaded:
        for values in one.ruleset.parameters.values():
            days = [day for written in values if (day := day_of(written)) is not None]
            yield min(days, default=date.min)


def _effective_days(loaded: Sequence[LoadedRuleset]) -> Iterator[date]:
    for one in loaded:
        for values in one.ruleset.parameters.values():
            yield from (day for written in values if (day := day_of(written)) is not None)
