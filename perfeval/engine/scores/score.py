"""Scores: every indicator of a program over a dataset, lines and totals."""

from __future__ import annotations

import functools
from fractions import Fraction

from perfeval.dataset import Dataset
from perfeval.engine.compiled.rules import EXCLUDED, NOT_APPLICABLE, SCORED, RuleColumn
from perfeval.engine.naming import key_of, name_of
from perfeval.engine.outcome import MINUS, Line, Status, SubjectScore
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.engine.plain.missing import why_missing
from perfeval.engine.plain.related import rows_below
from perfeval.engine.rule_runner import RuleRunner
from perfeval.engine.scores import uncovered
from perfeval.engine.scores.inapplicable import inapplicable_line
from perfeval.engine.scores.overrides import find_overrides, overridden
from perfeval.engine.scores.placing import placed
from perfeval.engine.scores.totals import grade_of, make_total
from perfeval.engine.scores.vetoes import vetoed
from perfeval.ruleset.program import Indicator, Program

__all__ = ["ScoreBook", "grade_of", "score", "score_columns"]


def score_columns(
    program: Program, dataset: Dataset, runner: RuleRunner | None = None
) -> list[RuleColumn]:
    """Run every indicator; one column each, in the order of the ruleset."""
    runner = runner or RuleRunner(dataset)
    return [
        runner.indicator(indicator, program.places, round_each=program.round_each)
        for indicator in program.indicators
    ]


def score(
    program: Program, dataset: Dataset, runner: RuleRunner | None = None
) -> tuple[SubjectScore, ...]:
    """Score every subject, with a line for each indicator that applies to it."""
    return ScoreBook(program, dataset, runner).all()


class ScoreBook:
    """Puts the columns of a program together into subjects."""

    def __init__(
        self, program: Program, dataset: Dataset, runner: RuleRunner | None = None
    ) -> None:
        self.program = program
        self.dataset = dataset
        self.columns = score_columns(program, dataset, runner)
        self._interpreter = Interpreter(dataset)
        self._vetoes = vetoed(program, dataset)
        self._overrides, _ = find_overrides([program], dataset)
        self._below = {
            path: rows_below(dataset, path)
            for path in {column.indicator.path for column in self.columns}
            if path
        }

        self._entities = {
            c.indicator.path: c.indicator.entity for c in self.columns if c.indicator.path
        }

    def all(self) -> tuple[SubjectScore, ...]:
        """Give every subject with its place, in the order of its rows."""
        count = len(self.dataset.tables[self.program.subject])
        subjects = [self.subject(row) for row in range(count)]
        return placed(self.program, self.dataset, subjects)

    def subject(self, row: int) -> SubjectScore:
        """Give one subject, without its place.

        Its lines are in the order of rules on itself, then of its own rows.
        """
        own: list[Line] = []
        below: dict[tuple[str, int], list[Line]] = {}
        for column in self.columns:
            path = column.indicator.path
            for at in self._below[path][row] if path else (row,):
                if column.status[at] != NOT_APPLICABLE or column.indicator.inapplicable:
                    line = self._line(column, at)
                    (below.setdefault((line.entity, at), []) if path else own).append(line)
        lines = (*own, *(line for key in sorted(below) for line in below[key]))
        left_out = [
            (entity, at)
            for path, entity in self._entities.items()
            for at in self._below[path][row]
            if (entity, at) not in below
        ]
        return uncovered.told(self._total(row, lines), left_out, self.dataset)

    def _total(self, row: int, lines: tuple[Line, ...]) -> SubjectScore:
        table = self.dataset.tables[self.program.subject]
        vetoes = tuple(self._vetoes.get(row, ()))
        made = make_total(self.program, lines, vetoes)
        changed = [f"{x.rule} {x.reason.partition('；')[0]}" for x in lines if x.override]
        return SubjectScore(
            row=row,
            key=key_of(table, row),
            name=name_of(table, row),
            lines=lines,
            counted=made.counted,
            full=made.full,
            pending=made.pending,
            total=made.total,
            grade=made.grade,
            rescaled=made.rescaled,
            note=made.note,
            place=table.place(row, table.entity.key[0]),
            bonus=made.bonus,
            minus=made.minus,
            bonus_counted=made.bonus_counted,
            minus_counted=made.minus_counted,
            computed=made.computed,
            computed_grade=made.computed_grade,
            groups=made.groups,
            vetoes=vetoes,
            remarks=(*changed, *made.remarks),
        )

    def _line(self, column: RuleColumn, row: int) -> Line:
        indicator = column.indicator
        table = self.dataset.tables[indicator.entity]
        status = column.status[row]
        if status == NOT_APPLICABLE:
            return inapplicable_line(self.program, indicator, self._interpreter, row)
        full = column.full[row]
        points = column.points[row]
        reason = column.reasons.get(row) or ""
        kind = Status.SCORED
        if status != SCORED:
            kind = Status.EXCLUDED if status == EXCLUDED else Status.PENDING
            reason = self._why(indicator, row)
        got = None if points is None else _ratio(points, column.points_over)
        whole = None if full is None else _ratio(full, column.full_over)
        if indicator.kind == MINUS and got is not None and whole is not None:
            got -= whole
        line = Line(
            rule=indicator.id,
            rule_name=indicator.name,
            entity=indicator.entity,
            row=row,
            name=name_of(table, row) if indicator.path else indicator.name,
            status=kind,
            full=whole,
            points=got,
            printed=self._printed(indicator, row),
            reason=reason,
            place=table.place(row, table.entity.key[-1]),
            kind=indicator.kind,
            parent=indicator.parent,
        )
        override = self._overrides.get((self.program.id, indicator.id, row))
        return line if override is None else overridden(line, override)

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
