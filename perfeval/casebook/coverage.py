"""What the cases of a ruleset reach: rules, bands, branches, both sides of every condition.

Only what a case asserts counts: a row whose points, total or grade it states, checks and deadlines
whose findings it lists. That something was computed on the way proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from perfeval.casebook.branches import branches_of, splits_all
from perfeval.casebook.case import NONE
from perfeval.casebook.run import Result, lines_of
from perfeval.diagnostics import Place
from perfeval.engine.findings.due_days import due_day
from perfeval.engine.findings.patterns.find import near_misses
from perfeval.engine.outcome import Status
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.engine.plain.recording import RecordingInterpreter
from perfeval.engine.plain.related import rows_below
from perfeval.ruleset.program import Check, Deadline, Indicator, Program
from perfeval.ruleset.program_patterns import EventPattern

APPLIES, NOT_APPLICABLE, FULL, LOST = "适用", "不适用", "满分", "失分"
HOLDS, HOLDS_NOT = "成立", "不成立"
IN_TIME, LATE, OVERDUE = "按时", "迟办", "逾期未办"
GRADES, PLACES, PLACED = "等级", "名次", "有名次"
_Reached = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to be reached: a rule (or 等级, 名次) and what of it."""

    rule: str
    rule_name: str
    what: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The targets of a ruleset, and which of them no case reaches."""

    targets: tuple[Target, ...]
    never: tuple[Target, ...]

    @property
    def rules(self) -> tuple[int, int]:
        """How many rules are reached at all, and how many there are."""
        named = {t.rule for t in self.targets if t.rule not in (GRADES, PLACES)}
        reached = set(self.targets) - set(self.never)
        seen = {t.rule for t in reached if t.rule in named and t.what != NOT_APPLICABLE}
        return len(seen), len(named)

    @property
    def branches(self) -> tuple[int, int]:
        """How many bands and branches are reached, and how many there are."""
        return len(self.targets) - len(self.never), len(self.targets)

    def reaches(self, threshold: int) -> bool:
        """Whether rules and branches are both reached to so many percent."""
        pairs = (self.rules, self.branches)
        return all(reached * 100 >= threshold * whole for reached, whole in pairs)


def coverage_of(program: Program, results: Iterable[Result]) -> Coverage:
    """Find what the cases of a ruleset reach."""
    reached = {pair for result in results for pair in _reached(result)}
    targets = tuple(_targets(program))
    never = tuple(target for target in targets if (target.rule, target.what) not in reached)
    return Coverage(targets, never)


def _targets(program: Program) -> Iterator[Target]:
    for indicator in program.indicators:
        yield from _of(indicator, _of_indicator(indicator))
    for check in program.checks:
        applies = () if check.applies is None else (NOT_APPLICABLE,)
        yield from _of(check, (HOLDS, HOLDS_NOT, *applies))
    for deadline in program.deadlines:
        yield from _of(deadline, (IN_TIME, LATE, OVERDUE))
    for pattern in program.patterns:
        yield from _of(pattern, (HOLDS, HOLDS_NOT))
    for veto in program.vetoes:
        yield from _of(veto.check, (HOLDS, HOLDS_NOT))
    for grade in program.grades:
        yield Target(GRADES, "", grade.name, None)
    if program.ranking is not None:
        yield Target(PLACES, "", PLACED, None)


def _of(
    rule: Indicator | Check | Deadline | EventPattern, names: Iterable[str]
) -> Iterator[Target]:
    for what in names:
        yield Target(rule.id, rule.name, what, rule.place)


def _of_indicator(indicator: Indicator) -> list[str]:
    names = [] if indicator.applies is None else [APPLIES, NOT_APPLICABLE]
    names += branches_of(indicator).all()
    return names if splits_all(indicator) else [*names, FULL, LOST]


def _reached(result: Result) -> Iterator[_Reached]:
    """Give what one case reaches and asserts, as rule and what of it."""
    case = result.case
    recorder = RecordingInterpreter(case.dataset)
    asserted = {(one.rule, one.row) for one in case.scores}
    subjects = {one.row for one in (*case.totals, *case.grades)}
    for indicator in case.program.indicators:
        rows = {row for rule, row in asserted if rule == indicator.id}
        rows |= _rows_of(indicator, subjects, result)
        yield from ((indicator.id, what) for what in _scored(indicator, rows, result, recorder))
    graded = {one.row for one in case.grades}
    for subject in result.subjects:
        if subject.grade is not None and subject.row in graded:
            yield GRADES, subject.grade
    if any(one.value != NONE for one in case.places):
        yield PLACES, PLACED
    for veto in case.program.vetoes:
        yield from ((veto.check.id, _held(veto.check, recorder, row)) for row in subjects)
    if case.findings is None:
        return
    for check in case.program.checks:
        if check.id in case.rules:
            count = len(case.dataset.tables[check.entity])
            for row in range(count):
                yield check.id, _held(check, recorder, row)
    for deadline in case.program.deadlines:
        if deadline.id in case.rules:
            yield from ((deadline.id, what) for what in _kept(deadline, result))
    yield from _patterns(result)


def _patterns(result: Result) -> Iterator[_Reached]:
    """Say which patterns were found, and for which every event was there and they were not."""
    case = result.case
    ids = {pattern.id for pattern in case.program.patterns} & case.rules
    yield from ((one.rule, HOLDS) for one in result.findings if one.rule in ids and one.certain)
    if ids:
        missed = near_misses(case.program, case.dataset, result.all_findings)
        yield from ((rule, HOLDS_NOT) for rule in ids & missed)


def _rows_of(indicator: Indicator, subjects: set[int], result: Result) -> set[int]:
    if not indicator.path:
        return subjects
    below = rows_below(result.case.dataset, indicator.path)
    return {row for subject in subjects for row in below[subject]}


def _scored(
    indicator: Indicator, rows: set[int], result: Result, recorder: RecordingInterpreter
) -> Iterator[str]:
    lines, branches = lines_of(result.subjects), branches_of(indicator)
    for row in rows:
        line = lines.get((indicator.id, row))
        if line is None:
            yield NOT_APPLICABLE
            continue
        applies = None if indicator.applies is None else recorder.value(indicator.applies, row)
        if applies is False:  # it has a line all the same, by “不适用”
            yield NOT_APPLICABLE
            continue
        if applies is True:
            yield APPLIES
        if line.status is Status.SCORED:
            yield FULL if not line.lost and not (line.kind and line.reason) else LOST
            yield from branches.of(recorder.record(indicator.score, row))


def _held(check: Check, interpreter: Interpreter, row: int) -> str:
    if check.applies is not None:
        applies = interpreter.value(check.applies, row)
        if applies is not True:
            return NOT_APPLICABLE if applies is False else ""
    held = interpreter.value(check.when, row)
    if held is None:
        return ""
    return HOLDS if held is True else HOLDS_NOT


def _kept(deadline: Deadline, result: Result) -> Iterator[str]:
    """Say of each event that is known by now how its deadline was kept; nothing while it runs."""
    case = result.case
    today = case.program.as_of.toordinal()
    (entity, field), (other, done_field) = deadline.start, deadline.expected
    starts, ends = case.dataset.tables[entity], case.dataset.tables[other]
    late = {f.row for f in result.findings if f.rule == deadline.id}
    for row in range(len(starts)):
        day, key = starts.value(row, field), starts.value(row, deadline.same)
        if not isinstance(day, int) or day > today or key is None:
            continue
        done = [
            value
            for at in range(len(ends))
            if ends.value(at, deadline.same) == key
            and isinstance(value := ends.value(at, done_field), int)
            and value <= today
        ]
        if row in late:
            yield LATE if done else OVERDUE
        elif done and (due := due_day(deadline, day)) is not None and min(done) <= due:
            yield IN_TIME
