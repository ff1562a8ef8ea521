"""Points that people set by hand: read from the table 人工改分, checked, and put into lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from perfeval.dataset import Dataset, Table
from perfeval.diagnostics import Diagnostic, Related, nearest
from perfeval.diagnostics.codes import overrides as codes
from perfeval.engine.naming import key_of, name_of
from perfeval.engine.outcome import MINUS, Line, Override, Status
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.engine.plain.related import rows_below
from perfeval.ruleset.program import Indicator, Program
from perfeval.values.show import show_plain

ENTITY = "score_override"
_SUBJECT, _RULESET, _RULE, _LINE = "subject", "ruleset", "rule", "line"
Overrides = Mapping[tuple[str, str, int], Override]
"""By ruleset, rule and row of the rule's entity."""


def find_overrides(
    programs: Sequence[Program], dataset: Dataset, *, known: Sequence[str] | None = None
) -> tuple[Overrides, list[Diagnostic]]:
    """Read all overrides of a dataset for some programs.

    Args:
        programs: Bound rulesets.
        dataset: Its vocabulary may lack the entity; then there are none.
        known: Rulesets that may be named beside ``programs``, whose overrides are left out; a rule
            of no program is then left out as well. None when the programs are all there are.
    """
    entity = dataset.vocabulary.find(ENTITY)
    if entity is None or not len(dataset.tables[entity.name]):
        return {}, []
    reader = _Reader(programs, dataset, dataset.tables[entity.name], known)
    for row in range(len(dataset.tables[entity.name])):
        reader.read(row)
    return reader.found, reader.problems


def overridden(line: Line, override: Override) -> Line:
    """Put an override into a line; what the rule gave stays beside it."""
    rule_gave = "算不出" if line.points is None else f" {show_plain(line.points)} 分"
    reason = f"人工改为 {show_plain(override.points)} 分（按规则{rule_gave}）：{override.said()}"
    whole = f"{reason}；{line.reason}" if line.reason else reason
    return replace(
        line,
        status=Status.SCORED,
        points=override.points,
        computed=line.points,
        reason=whole,
        override=override,
    )


@dataclass(frozen=True, slots=True)
class _Target:
    """What an override is about."""

    program: Program
    indicator: Indicator
    row: int


class _Reader:
    """Reads the rows of the table and notes what is wrong with them."""

    def __init__(
        self,
        programs: Sequence[Program],
        dataset: Dataset,
        table: Table,
        known: Sequence[str] | None,
    ) -> None:
        self.found: dict[tuple[str, str, int], Override] = {}
        self.problems: list[Diagnostic] = []
        self._programs = [program for program in programs if program.indicators]
        self._dataset = dataset
        self._table = table
        self._known = known
        self._interpreter = Interpreter(dataset)
        self._rows_of_subjects: dict[str, dict[str, int]] = {}

    def read(self, row: int) -> None:
        """Read one override."""
        points = self._table.columns[self._field("points")].exact(row)
        target = self._target(row)
        if target is None or points is None:
            return
        override = Override(
            points=points,
            by=self._text(row, "by"),
            reason=self._text(row, "reason"),
            day=self._day(row),
            place=self._table.place(row, self._field("points")),
        )
        if self._fits(row, target, points):
            self._keep(row, target, override)

    def _keep(self, row: int, target: _Target, override: Override) -> None:
        key = (target.program.id, target.indicator.id, target.row)
        first = self.found.setdefault(key, override)
        if first is not override:
            related = [Related(first.place, "第一次改分在这里")]
            subject = self._text(row, _SUBJECT)
            place = override.place
            self.problems.append(
                codes.OVERRIDE_TWICE.at(place, subject=subject, rule=key[1], related=related)
            )

    def _target(self, row: int) -> _Target | None:
        """Find the ruleset, the rule and the row; None when noted or not ours."""
        programs = self._programs
        named = self._text(row, _RULESET)
        if named:
            programs = [program for program in programs if program.id == named]
            others = self._known or ()
            if not programs:
                if named not in others:
                    accepted = [*(one.id for one in self._programs), *others]
                    self._unknown(row, _RULESET, named, "没有这个规则集", accepted)
                return None
        rule = self._text(row, _RULE)
        found = [(p, i) for p in programs for i in p.indicators if i.id == rule]
        if not found:
            if self._known is None or named:
                accepted = [one.id for program in programs for one in program.indicators]
                called = [
                    i.id for program in programs for i in program.indicators if i.name == rule
                ]
                cause = "要写编号，不写名称" if called else "没有这个编号的指标"
                self._unknown(row, _RULE, rule, cause, accepted, meant=called)
            return None
        if len(found) > 1:
            ids = [program.id for program, _ in found]
            cause = f"{'、'.join(ids)} 都有这个编号，要填“规则集”"
            self._unknown(row, _RULE, rule, cause, ids)
            return None
        program, indicator = found[0]
        at = self._row(row, program, indicator)
        return None if at is None else _Target(program, indicator, at)

    def _row(self, row: int, program: Program, indicator: Indicator) -> int | None:
        subject = self._text(row, _SUBJECT)
        rows = self._subjects(program.subject)
        if subject not in rows:
            cause = f"“{program.subject}”里没有这一行"
            self._unknown(row, _SUBJECT, subject, cause, list(rows))
            return None
        if not indicator.path:
            return rows[subject]
        below = rows_below(self._dataset, indicator.path)[rows[subject]]
        table = self._dataset.tables[indicator.entity]
        named = self._text(row, _LINE)
        fitting = [at for at in below if named in _names(table, at)]
        if not named:
            fitting = [at for at in below if self._applies(indicator, at)]
        if len(fitting) == 1:
            return fitting[0]
        cause = f"“{subject}”有 {len(fitting)} 行是它" if fitting else f"“{subject}”没有这一行"
        self._unknown(row, _LINE, named, cause, [name_of(table, at) for at in below])
        return None

    def _subjects(self, entity: str) -> dict[str, int]:
        if entity not in self._rows_of_subjects:
            table = self._dataset.tables[entity]
            rows = {key_of(table, at): at for at in range(len(table))}
            self._rows_of_subjects[entity] = rows
        return self._rows_of_subjects[entity]

    def _applies(self, indicator: Indicator, at: int) -> bool:
        if indicator.applies is None:
            return True
        return self._interpreter.value(indicator.applies, at) is not False

    def _fits(self, row: int, target: _Target, points: Fraction) -> bool:
        """Whether there is such a line and it can have so many points."""
        indicator = target.indicator
        subject, rule = self._text(row, _SUBJECT), indicator.id
        if not self._applies(indicator, target.row):
            place = self._table.place(row, self._field(_RULE))
            cause = "这个指标不适用"
            self.problems.append(
                codes.OVERRIDE_NO_LINE.at(place, subject=subject, rule=rule, cause=cause)
            )
            return False
        weight = self._interpreter.value(indicator.weight, target.row)
        if not isinstance(weight, Fraction):
            place = self._table.place(row, self._field(_RULE))
            cause = "分值缺数"
            self.problems.append(
                codes.OVERRIDE_NO_LINE.at(place, subject=subject, rule=rule, cause=cause)
            )
            return False
        least, most = (-weight, Fraction(0)) if indicator.kind == MINUS else (Fraction(0), weight)
        if least <= points <= most:
            return True
        place = self._table.place(row, self._field("points"))
        shown = [show_plain(value) for value in (points, least, most)]
        self.problems.append(
            codes.OVERRIDE_RANGE.at(place, rule=rule, found=shown[0], least=shown[1], most=shown[2])
        )
        return False

    def _unknown(
        self,
        row: int,
        field: str,
        found: str,
        cause: str,
        accepted: list[str],
        *,
        meant: Sequence[str] = (),
    ) -> None:
        name = self._field(field)
        place = self._table.place(row, name)
        near = next(iter(meant), "") or nearest(found, accepted) or next(iter(accepted), "")
        self.problems.append(
            codes.OVERRIDE_UNKNOWN.at(place, field=name, found=found, cause=cause, nearest=near)
        )

    def _field(self, english: str) -> str:
        found = self._table.entity.find(english)
        if found is None:
            raise KeyError(english)
        return found.name

    def _text(self, row: int, english: str) -> str:
        value = self._table.value(row, self._field(english))
        return "" if value is None else str(value)

    def _day(self, row: int) -> date | None:
        value = self._table.value(row, self._field("date"))
        return date.fromordinal(value) if isinstance(value, int) else None


def _names(table: Table, row: int) -> Iterator[str]:
    yield name_of(table, row)
    key = key_of(table, row)
    yield key
    yield from key.split("/")
