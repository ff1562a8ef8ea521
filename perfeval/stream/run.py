"""A stream from its first line to its last: the clock, the days that close, what is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import stream as codes
from perfeval.engine.findings.unchecked import not_run
from perfeval.history.entry import Entry
from perfeval.history.identity import Sighting
from perfeval.ruleset import Program
from perfeval.stream.evaluating.chunk import Tables
from perfeval.stream.evaluating.evaluate import Evaluator
from perfeval.stream.kept.intake import Intake
from perfeval.stream.kept.store import Store
from perfeval.stream.lines.blocks import Line
from perfeval.stream.lines.cells import Fact, read_facts
from perfeval.stream.lines.parse import CLOCK_EXAMPLE, ClockLine, Event, TablesLine, parse
from perfeval.stream.opening import Opened
from perfeval.stream.recording import Recorder
from perfeval.stream.rules.dividing import units_of
from perfeval.stream.rules.seasons import Changed, Seasons, month_end
from perfeval.stream.rules.units import indexed, rules_of

DAILY, WEEKLY, MONTHLY = "日", "周", "月"
_MOST_YEARS = 10
_MOST_TOLD = 20
_TOLD_ONCE = frozenset({codes.LATE_EVENT.id, codes.NOT_UTF8.id})
_WHEN = {DAILY: "每个月底", WEEKLY: "每个周日", MONTHLY: "每个月底"}


class StoppedError(Exception):
    """The stream cannot go on: a ruleset has an error on a day, or the log cannot be written."""

    def __init__(self, problems: Sequence[Diagnostic]) -> None:
        super().__init__()
        self.problems = list(problems)


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A day that was evaluated and what happened on it."""

    day: date
    entries: tuple[Entry, ...]


@dataclass(slots=True)
class Summary:
    """What a stream added up to. ``open`` counts what is seen at the end by level and certainty."""

    events: int = 0
    repeated: int = 0
    late: int = 0
    left_out: int = 0
    errors: int = 0
    days: int = 0
    day: date | None = None
    happened: Counter[str] = field(default_factory=Counter)
    open: Counter[tuple[str, bool]] = field(default_factory=Counter)
    recorded: int | None = None


Told = Diagnostic | Evaluated


class Stream:
    """Takes lines and tells what becomes true.

    Args:
        opened: The project.
        name: How places name the stream.
        every: Which days are evaluated: 日, each with events and each on which something is due,
            with month ends for rules that look at all rows; 周, Sundays; 月, month ends. The last
            day always.
        until: The day at which to end; later events are left out.
        recorder: Where changes are recorded; findings are compared with what stands there.
    """

    def __init__(
        self, opened: Opened, name: str, *, every: str = DAILY, until: date | None = None,
        recorder: Recorder | None = None,
    ) -> None:  # fmt: skip
        self.summary = Summary()
        self._name = name
        self._vocabulary = opened.vocabulary
        self._year = opened.config.year
        self._rulesets = {program.id for program in opened.programs}
        self._every = every
        self._until = until
        self._recorder = recorder
        self._clock: int | None = None
        self._told: Counter[str] = Counter()
        units = units_of(opened.programs)
        wait = [unit for unit in units if unit.whole and not unit.light]
        self._whole = [rule for unit in wait for rule in sorted(unit.rules)]
        self._store = Store(opened.vocabulary, indexed(units, opened.vocabulary))
        data_day = opened.config.as_of
        self._intake = Intake(self._store, opened.vocabulary, name, data_day)
        self._intake.start(opened.dataset)
        self._tables = Tables(opened.vocabulary, self._store, name, self._intake.given, data_day)
        self._evaluator = Evaluator(self._store, units, self._tables, opened.vocabulary)
        self._had = set(self._intake.given)
        self._programs: Sequence[Program] = opened.programs
        self._seasons = Seasons(opened.loaded, opened.vocabulary, opened.config.year)

    def close(self) -> None:
        """Let what was kept go."""
        self._store.close()

    def begin(self) -> Iterator[Told]:
        """Say which rules wait for the ticks."""
        if self._whole:
            rules = "、".join(self._whole)
            yield codes.WHOLE_RULES.at(None, when=_WHEN[self._every], rules=rules)

    def take(self, block: Sequence[Line | Diagnostic]) -> Iterator[Told]:
        """Take a block of lines.

        Raises:
            StoppedError: it cannot go on.
        """
        items = [
            [one] if isinstance(one, Diagnostic) else parse(one, self._vocabulary, self._name)
            for one in block
        ]
        events = [one for one in items if isinstance(one, Event)]
        facts = {id(e): fact for e, fact in read_facts(events, self._year, self._name)}
        for item in items:
            if isinstance(item, ClockLine):
                yield from self._set_clock(item)
                continue
            if isinstance(item, TablesLine):
                self._intake.given.update(item.entities)
                continue
            fact = facts[id(item)] if isinstance(item, Event) else item
            if isinstance(fact, Fact):
                yield from self._fact(fact)
            else:
                yield from self._tell(fact)

    def finish(self) -> Iterator[Told]:
        """Close the last day, and say what is left to say.

        Raises:
            StoppedError: it cannot go on.
        """
        if self._clock is None and self._until is not None:
            self._clock = self._until.toordinal()
        if self._clock is None:
            yield from self._tell([codes.NO_DAY.at(Place(self._name), example=CLOCK_EXAMPLE)])
            return
        if self._until is not None and self._clock < self._until.toordinal():
            yield from self._go_to(self._until.toordinal())
        yield from self._evaluate(self._clock, last=True)
        self.summary.day = date.fromordinal(self._clock)
        self.summary.repeated = self._intake.repeated
        self.summary.open = self._evaluator.state.counts()
        self.summary.recorded = self._recorder.added if self._recorder else None
        yield from self._tell(list(self._intake.open_ends()))
        yield from not_run(self._programs, self._tables.dataset(()))
        yield from self._ending()

    def findings(self) -> list[Sighting]:
        """Give what is open now."""
        return list(self._evaluator.state.everything())

    def _ending(self) -> Iterator[Told]:
        for code, count in sorted(self._told.items()):
            if count > _MOST_TOLD and code not in _TOLD_ONCE:
                yield codes.MANY_MORE.at(None, count=count - _MOST_TOLD, code=code)
        if self.summary.left_out and self._until:
            day = self._until.isoformat()
            yield codes.AFTER_THE_END.at(None, day=day, count=self.summary.left_out)
        if self.summary.errors:
            yield codes.REFUSED.at(Place(self._name), count=self.summary.errors)

    def _fact(self, fact: Fact) -> Iterator[Told]:
        day, place = fact.event.day, Place(self._name, fact.event.line)
        if self._is_after(day):
            return
        if self._clock is not None and day < self._clock:
            self.summary.late += 1
            yield from self._tell([
                codes.LATE_EVENT.at(place, day=_shown(day), clock=_shown(self._clock))
            ])  # fmt: skip
        elif not (yield from self._may_go(day, place)):
            return
        self.summary.events += 1
        yield from self._tell(self._intake.add(fact, self._clock or day))

    def _set_clock(self, line: ClockLine) -> Iterator[Told]:
        place = Place(self._name, line.line)
        if self._clock is not None and line.day < self._clock:
            day, clock = _shown(line.day), _shown(self._clock)
            yield from self._tell([codes.CLOCK_BACK.at(place, day=day, clock=clock)])
        elif not self._is_after(line.day):
            yield from self._may_go(line.day, place)

    def _is_after(self, day: int) -> bool:
        """Whether a day is beyond the end that was asked for; it is counted then."""
        after = self._until is not None and day > self._until.toordinal()
        self.summary.left_out += after
        return after

    def _may_go(self, day: int, place: Place) -> Generator[Told, None, bool]:
        """Go to a day unless it is too far ahead to be meant; the generator returns whether."""
        if self._clock is not None and day - self._clock > _MOST_YEARS * 366:
            told = codes.FAR_AHEAD.at(
                place, day=_shown(day), clock=_shown(self._clock), years=_MOST_YEARS,
                example=CLOCK_EXAMPLE,
            )  # fmt: skip
            yield from self._tell([told])
            return False
        yield from self._go_to(day)
        return True

    def _go_to(self, day: int) -> Iterator[Told]:
        """Close the days before a later one: that at hand, and those on which something is due."""
        if self._clock is None:
            self._clock = day
        if day == self._clock:
            return
        at = self._clock
        while at < day:
            if self._every == DAILY or self._is_tick(date.fromordinal(at)):
                yield from self._evaluate(at, last=False)
            at = self._next(at, day)
        self._clock = day

    def _next(self, at: int, end: int) -> int:
        """Give the next day to evaluate, ``end`` when there is none before."""
        start, stop = date.fromordinal(at), date.fromordinal(end)
        if self._every == WEEKLY:
            return min(end, at + 7 - start.isoweekday() % 7)
        begins = (one.toordinal() for one in self._first_begin(start, stop))
        wake = self._store.next_wake(at) if self._every == DAILY else None
        return min((end, *begins, *([] if wake is None else [wake])))

    def _first_begin(self, after: date, before: date) -> list[date]:
        return [one for one, _ in zip(self._seasons.begins(after, before), (0,), strict=False)]

    def _evaluate(self, at: int, *, last: bool) -> Iterator[Told]:
        day = date.fromordinal(at)
        if day < self._seasons.first:
            yield from self._too_early(day)
            return
        programs, changed, problems = self._seasons.on(day)
        if programs is None:
            raise StoppedError(problems)
        yield from self._tell([one for one in problems if one.severity != "error"])
        self._programs = programs
        changed |= self._now_run(programs)
        also = self._logged(day)
        tick = last or self._is_tick(day)
        for entries in self._evaluator.evaluate(day, programs, changed, tick=tick, also=also):
            yield from self._record(entries)
            self.summary.happened.update(str(one.event) for one in entries)
            if entries:
                yield Evaluated(day, tuple(entries))
        yield from self._tell(self._evaluator.problems)
        self.summary.days += 1

    def _record(self, entries: Sequence[Entry]) -> Iterator[Told]:
        if self._recorder is not None:
            done, problems = self._recorder.add(entries)
            if not done:
                raise StoppedError(problems)
            yield from self._tell(problems)

    def _too_early(self, day: date) -> Iterator[Told]:
        if not self._told[codes.TOO_EARLY.id]:
            first = self._seasons.first.isoformat()
            yield from self._tell([codes.TOO_EARLY.at(None, day=day.isoformat(), first=first)])

    def _now_run(self, programs: Sequence[Program]) -> Changed:
        """Give the rules that run from now on, since a table that they need was handed in."""
        new = self._intake.given - self._had
        self._had |= new
        return frozenset(
            (number, rule.id)
            for number, program in enumerate(programs)
            for rule in rules_of(program)
            if rule.needs & new
        )

    def _logged(self, day: date) -> set[str]:
        due = self._recorder.due(day) if self._recorder is not None else []
        for entry in due:
            self._evaluator.state.apply(entry)
        return {entry.id for entry in due if entry.ruleset in self._rulesets}

    def _is_tick(self, day: date) -> bool:
        return day.isoweekday() == 7 if self._every == WEEKLY else day == month_end(day)

    def _tell(self, problems: Sequence[Diagnostic]) -> Iterator[Told]:
        """Tell diagnostics, of each code so many; the rest is counted."""
        for one in problems:
            self._told[one.code.id] += 1
            self.summary.errors += one.severity == "error"
            most = 1 if one.code.id in _TOLD_ONCE else _MOST_TOLD
            if self._told[one.code.id] <= most:
                yield one


def _shown(day: int) -> str:
    return date.fromordinal(day).isoformat()
