"""Scores: every indicator of a program over a dataset, lines and totals."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from fractions import Fraction
from math import lcm

from perfeval.dataset import Dataset
from perfeval.engine.compiled.rules import EXCLUDED, NOT_APPLICABLE, SCORED, RuleColumn
from perfeval.engine.interpreter import Interpreter
from perfeval.engine.missing import why_missing
from perfeval.engine.naming import key_of, name_of
from perfeval.engine.outcome import Line, Status, SubjectScore
from perfeval.engine.related import rows_below
from perfeval.engine.rule_runner import RuleRunner
from perfeval.ruleset.program import Indicator, Program
from perfeval.values.exact import rounded
from perfeval.values.show import show_plain


def score_columns(
    program: Program, dataset: Dataset, runner: RuleRunner | None = None
) -> list[RuleColumn]:
    """Run every indicator; one column each, in the order of the ruleset."""
    runner = runner or RuleRunner(dataset)
    return [
        runner.indicator(indicator, program.places, round_each=program.round_each)
        for indicator in program.indicators
    ]


def score(program: Program, dataset: Dataset) -> tuple[SubjectScore, ...]:
    """Score every subject, with a line for each indicator that applies to it."""
    return ScoreBook(program, dataset).all()


class ScoreBook:
    """Puts the columns of a program together into subjects."""

    def __init__(self, program: Program, dataset: Dataset) -> None:
        self.program = program
        self.dataset = dataset
        self.columns = score_columns(program, dataset)
        self._interpreter = Interpreter(dataset)
        self._below = {
            path: rows_below(dataset, path)
            for path in {column.indicator.path for column in self.columns}
            if path
        }

    def all(self) -> tuple[SubjectScore, ...]:
        """Give every subject, in the order of its rows."""
        return tuple(
            self.subject(row) for row in range(len(self.dataset.tables[self.program.subject]))
        )

    def subject(self, row: int) -> SubjectScore:
        """Give one subject: its lines in the order of rules on itself, then of its own rows."""
        own: list[Line] = []
        below: dict[tuple[str, int], list[Line]] = {}
        for column in self.columns:
            path = column.indicator.path
            for at in self._below[path][row] if path else (row,):
                if column.status[at] != NOT_APPLICABLE:
                    line = self._line(column, at)
                    (below.setdefault((line.entity, at), []) if path else own).append(line)
        lines = (*own, *(line for key in sorted(below) for line in below[key]))
        return self._total(row, lines)

    def _total(self, row: int, lines: tuple[Line, ...]) -> SubjectScore:
        program = self.program
        counted = _sum(x.points for x in lines)
        applicable = [x for x in lines if x.status is not Status.EXCLUDED]
        full = _sum(x.full for x in applicable)
        waiting = [x for x in lines if x.status is Status.PENDING]
        pending = _sum(x.full for x in waiting)
        rescaled = len(applicable) < len(lines) and full > 0 and program.full is not None
        total: Fraction | None = None
        if lines and not waiting:
            raw = counted * (program.full or full) / full if rescaled else counted
            total = rounded(raw, program.places)
        off = bool(lines) and not rescaled and program.full not in (None, full)
        note = (
            f"各项分值合计 {show_plain(full)}，不是 {show_plain(program.full or full)}"
            if off
            else ""
        )
        table = self.dataset.tables[program.subject]
        return SubjectScore(
            row=row,
            key=key_of(table, row),
            name=name_of(table, row),
            lines=lines,
            counted=counted,
            full=full,
            pending=pending,
            total=total,
            grade=None if total is None or off else grade_of(program, total),
            rescaled=rescaled,
            note=note,
            place=table.place(row, table.entity.key[0]),
        )

    def _line(self, column: RuleColumn, row: int) -> Line:
        indicator = column.indicator
        table = self.dataset.tables[indicator.entity]
        status = column.status[row]
        full = column.full[row]
        points = column.points[row]
        reason = column.reasons.get(row) or ""
        kind = Status.SCORED
        if status != SCORED:
            kind = Status.EXCLUDED if status == EXCLUDED else Status.PENDING
            reason = self._why(indicator, row)
        return Line(
            rule=indicator.id,
            rule_name=indicator.name,
            entity=indicator.entity,
            row=row,
            name=name_of(table, row) if indicator.path else indicator.name,
            status=kind,
            full=None if full is None else _ratio(full, column.full_over),
            points=None if points is None else _ratio(points, column.points_over),
            printed=self._printed(indicator, row),
            reason=reason,
            place=table.place(row, table.entity.key[-1]),
        )

    def _why(self, indicator: Indicator, row: int) -> str:
        for node in (indicator.applies, indicator.weight, indicator.score):
            if node is not None:
                found = why_missing(self._interpreter, node, row)
                if found:
                    return found
        return "缺数"

    def _printed(self, indicator: Indicator, row: int) -> Fraction | None:
        if indicator.printed is None:
            return None
        value = self._interpreter.value(indicator.printed, row)
        return value if isinstance(value, Fraction) else None


@functools.lru_cache(maxsize=4096)
def _ratio(numerator: int | Fraction, over: int) -> Fraction:
    """Give a ratio; points repeat, and making ratios is what scoring would spend its time on."""
    return Fraction(numerator) / over


def _sum(values: Iterable[Fraction | None]) -> Fraction:
    """Add exact numbers over one denominator; what is missing is left out."""
    known = [value for value in values if value is not None]
    over = lcm(*(value.denominator for value in known))
    return Fraction(sum(value.numerator * (over // value.denominator) for value in known), over)


def grade_of(program: Program, total: Fraction) -> str | None:
    """Give the grade of a total (财预〔2020〕10号 第十八条: each band includes its lower end)."""
    for grade in program.grades:
        if grade.at_least is None or total >= grade.at_least:
            return grade.name
    return None
